"""The newsroom speaks Chinese wherever it speaks English, to editors too."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def messages(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("pages_messages", root / "scripts" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules["pages_messages"] = made
    spec.loader.exec_module(made)
    return made


def test_every_message_has_a_translation_and_the_compiled_list_is_that_of_the_written_one(
    messages: ModuleType, root: Path
) -> None:
    site = root / "src/onrecord/web/pages"
    path = site / "locale/zh/LC_MESSAGES/django.po"
    held = messages.read(path)
    wanted = {found[0] if isinstance(found, tuple) else found for _, found in messages.messages(site)}
    assert {one.id for one in held if one.id} == wanted
    assert messages.untranslated(held) == []
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(held)
