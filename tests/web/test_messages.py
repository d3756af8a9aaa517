"""The interface speaks Chinese wherever it speaks English, to editors too."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from onrecord.web.project.settings import LOCALES


@pytest.fixture(scope="module")
def messages(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", root / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = made
    spec.loader.exec_module(made)
    return made


@pytest.fixture(params=LOCALES)
def part(request: pytest.FixtureRequest, root: Path) -> Path:
    folder: Path = root / "src" / "onrecord" / "web" / request.param
    return folder


@pytest.fixture
def path(part: Path) -> Path:
    return part / "locale" / "zh" / "LC_MESSAGES" / "django.po"


@pytest.fixture
def held(messages: ModuleType, path: Path) -> Catalog:
    found: Catalog = messages.read(path)
    return found


def test_every_message_has_a_translation_and_no_translation_is_left_over(
    messages: ModuleType, held: Catalog, part: Path
) -> None:
    wanted = {found[0] if isinstance(found, tuple) else found for _, found in messages.messages(part)}
    assert {one.id if isinstance(one.id, str) else one.id[0] for one in held if one.id} == wanted
    assert messages.untranslated(held) == []


def test_the_compiled_list_is_that_of_the_written_one(messages: ModuleType, held: Catalog, path: Path) -> None:
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(held)


def test_a_translation_keeps_the_places_that_are_filled_in(held: Catalog) -> None:
    for one in held:
        if one.id and one.python_format:
            list(one.check())


def test_every_part_of_the_site_with_texts_is_among_those_that_are_translated(root: Path) -> None:
    parts = {path.parent.name for path in (root / "src" / "onrecord" / "web").glob("*/locale")}
    assert parts == set(LOCALES)
