"""Dossiers speak Chinese wherever they speak English."""

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


def test_every_message_of_dossiers_has_a_translation(messages: ModuleType, root: Path) -> None:
    site = root / "src" / "onrecord" / "web" / "dossiers"
    path = site / "locale" / "zh" / "LC_MESSAGES" / "django.po"
    held = messages.read(path)
    wanted = {found[0] if isinstance(found, tuple) else found for _, found in messages.messages(site)}
    assert {one.id if isinstance(one.id, str) else one.id[0] for one in held if one.id} == wanted
    assert messages.untranslated(held) == []
    assert path.with_suffix(".mo").read_bytes() == messages.compiled(held)
