"""What a sweep does with pages: those that may have words of the record are read and searched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from attrs import frozen

from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Passage, passages
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.plain import rough_text
from onrecord.pipeline.scan.rows import digest_of, rows
from onrecord.pipeline.scan.sieve import Sieve
from onrecord.pipeline.scan.step import Looked
from onrecord.record.page_key import page_key

_WEB = ("http://", "https://")


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
        text, zone, printed = _main_text(page), "main", None
        found = passages(self.index, text)
        if found:
            # Only now: a page without labels, and one that has nothing of the record, need not be read a second time.
            said = _said(page, text)
            if said is not None:
                (text, printed), zone = said, "transcript"
                found = passages(self.index, text)
        elif page.capture is not None:
            # What let the page pass stands in a box that is no main text, or was taken for one.
            text, zone = PageText(rough_text(page.capture), text.day), "page"
            found = passages(self.index, text)
        return list(rows(page, text, found, zone=zone, printed=printed, own=is_own(page, found)))


def is_own(page: ScanPage, found: Iterable[Passage]) -> bool:
    """Tells whether a page is the record's own: the bytes that were read into it, or the page at their address."""
    digest, key = digest_of(page), _key(page.address)
    return any(
        digest == one.digest or (key is not None and key == _key(one.address))
        for passage in found
        for one in (passage.source, *passage.others)
    )


def _key(address: str | None) -> str | None:
    return page_key(address, sha256="") if address is not None and address.lower().startswith(_WEB) else None


def _main_text(page: ScanPage) -> PageText:
    from onrecord.pipeline.scan.main_text import main_text  # noqa: PLC0415  heavy, and few pages pass the sieve

    return main_text(page)


def _said(page: ScanPage, text: PageText) -> tuple[PageText, str] | None:
    from onrecord.pipeline.scan.main_text import said_text  # noqa: PLC0415  as above

    return said_text(page, text.day)


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
