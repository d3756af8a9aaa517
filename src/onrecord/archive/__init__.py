"""Floor 3: bytes in. Files, folders, mail, web archives and addresses become captures; nothing is read here."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.archive.inputs import captures

__all__ = ["captures"]


def __getattr__(name: str) -> object:
    """Returns a public name, loaded when it is first asked for: who reads web archives alone needs no mail."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("onrecord.archive.inputs"), name)
