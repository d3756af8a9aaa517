"""Statements leave the record: one module per format in `formats`, the same ids in all, nothing held whole."""

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
