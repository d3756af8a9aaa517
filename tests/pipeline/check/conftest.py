"""The demo's record, made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.demo.build import build
from onrecord.record.store import Store


@pytest.fixture(scope="session")
def demo_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "record"
    build(folder)
    return folder


@pytest.fixture
def demo(demo_record: Path) -> Iterator[Store]:
    with Store.open(demo_record) as store:
        yield store
