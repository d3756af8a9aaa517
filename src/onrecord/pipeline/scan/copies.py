"""What a sweep does with pages: those that may have words of the record are read and searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import passages
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.plain import rough_text
from onrecord.pipeline.scan.rows import rows
from onrecord.pipeline.scan.sieve import Sieve
from onrecord.pipeline.scan.step import Looked


@frozen
class CopyStep:
    """Finds the passages of pages that have words of the record."""

    index: ReuseIndex
    sieve: Sieve

    def look(self, pages: Sequence[ScanPage]) -> Looked:
        """Returns the passages of the pages."""
        texts = [_words(page) for page in pages]
        passing = [page for page, passes in zip(pages, self.sieve.passing(texts), strict=True) if passes]
        return Looked(len(passing), tuple(row for page in passing for row in self._rows(page)))

    def _rows(self, page: ScanPage) -> list[dict[str, Any]]:
        text = _main_text(page)
        found = list(rows(page, text, passages(self.index, text), zone="main"))
        if found or page.capture is None:
            return found
        # What let the page pass stands in a box that is no main text, or was taken for one.
        whole = PageText(rough_text(page.capture), text.day)
        return list(rows(page, whole, passages(self.index, whole), zone="page"))


def _main_text(page: ScanPage) -> PageText:
    from onrecord.pipeline.scan.main_text import main_text  # noqa: PLC0415  heavy, and few pages pass the sieve

    return main_text(page)


def _words(page: ScanPage) -> str:
    if page.text is not None:
        return page.text
    if page.capture is None:
        return ""
    kind = page.capture.media_type or ""
    if kind == "application/pdf":
        return _main_text(page).text
    return rough_text(page.capture)


def open_copies(index: str) -> CopyStep:
    """Returns the step that finds copies, with the index in a folder mapped into memory."""
    opened = ReuseIndex.open(index)
    return CopyStep(opened, Sieve(opened))
