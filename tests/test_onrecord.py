import tomllib
from pathlib import Path

import pytest

import onrecord


def test_the_version_is_the_project_s(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert onrecord.__version__ == project["version"]


def test_every_public_name_is_there() -> None:
    assert dir(onrecord) == sorted(onrecord.__all__)
    assert all(getattr(onrecord, name) for name in onrecord.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'raed'"):
        onrecord.raed  # noqa: B018  the access is the test
