"""Floor 7: joins. Bytes in, the office recognized, the page read; one page or many, on one core or several."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.pipeline.read import read_capture

__all__ = ["read_capture"]


def __getattr__(name: str) -> object:
    """Returns the reading of a page, loaded when it is first asked for: workers of a sweep never do."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("onrecord.pipeline.read"), name)
