"""Statements leave the record: one module per format in `formats`, the same ids in all, nothing held whole."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.record.export.excerpt import Excerpt, gather, whole
    from onrecord.record.export.format import Exported, Format
    from onrecord.record.export.registry import export, format_named, known_formats
    from onrecord.record.export.row import StatementRow, rows

__all__ = [
    "Excerpt",
    "Exported",
    "Format",
    "StatementRow",
    "export",
    "format_named",
    "gather",
    "known_formats",
    "rows",
    "whole",
]

_MODULES = {
    "excerpt": ("Excerpt", "gather", "whole"),
    "format": ("Exported", "Format"),
    "registry": ("export", "format_named", "known_formats"),
    "row": ("StatementRow", "rows"),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}


def __getattr__(name: str) -> object:
    """Returns a public name, loaded when it is first asked for: workers of a sweep take the extras alone."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
