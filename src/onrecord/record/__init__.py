"""Floor 5: the record on disk. Captures and texts are appended, never changed; a ledger ties them down."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record.store import Store
    from onrecord.record.writer import Writer

__all__ = ["Store", "Writer"]

_HOMES = {"Store": "onrecord.record.store", "Writer": "onrecord.record.writer"}


def __getattr__(name: str) -> object:
    """Returns a public name, loaded when it is first asked for: what only writes rows or locks needs neither."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
