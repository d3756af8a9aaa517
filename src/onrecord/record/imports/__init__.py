"""Statements come in from tables: OnRecord's own exports, and tables of question and answer pairs."""

from onrecord.record.imports.page import ImportedPage, Line, RowError
from onrecord.record.imports.pages import imported_pages

__all__ = ["ImportedPage", "Line", "RowError", "imported_pages"]
