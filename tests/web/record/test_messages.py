"""The interface speaks Chinese wherever it speaks English."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def messages(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", root / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = made
    spec.loader.exec_module(made)
    return made


def test_every_message_has_a_translation_and_no_translation_is_left_over(messages: ModuleType) -> None:
    held = messages.read()
    wanted = {found[0] if isinstance(found, tuple) else found for _, found in messages.messages()}
    known = {one.id if isinstance(one.id, str) else one.id[0] for one in held if one.id}
    assert known == wanted
    assert messages.untranslated(held) == []


def test_the_compiled_list_is_that_of_the_written_one(messages: ModuleType) -> None:
    assert messages.LIST.with_suffix(".mo").read_bytes() == messages.compiled(messages.read())


def test_a_translation_keeps_the_places_that_are_filled_in(messages: ModuleType) -> None:
    for one in messages.read():
        if one.id and one.python_format:
            list(one.check())
