"""A part of the record: some briefings of it, their newest revisions kept once read. What a page of counts is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from onrecord.model.canonical import digest
from onrecord.model.ids import Ref
from onrecord.model.revision import Revision
from onrecord.record.rows import BriefingRow
from onrecord.record.store import Store
from onrecord.web.record.book import Book


@frozen
class Read:
    """How much was read for a page of counts: briefings of those there are, and interviews and written statements."""

    briefings: int
    of_briefings: int
    other_pages: int


class Part(Store):
    """A record of which only some briefings are seen; for functions that go through a whole one."""

    def __init__(self, book: Book, rows: Sequence[BriefingRow]) -> None:
        """Takes the record and the briefings."""
        super().__init__(book.store.layout, book.store.catalog)
        self._book = book
        self.rows = rows

    @property
    def part(self) -> str:
        """Returns a digest of the briefings seen."""
        return digest("\n".join(one.id for one in self.rows).encode())

    def briefings(
        self,
        *,
        office: str | None = None,
        after: date | None = None,
        before: date | None = None,
        language: str | None = None,
    ) -> Iterator[BriefingRow]:
        """Yields the briefings of the part, by date."""
        seen = {one.id for one in self.rows}
        rows = (
            self.rows if language is None else [one for one in super().briefings(language=language) if one.id in seen]
        )
        for one in rows:
            early = after is not None and (one.date is None or one.date < after)
            late = before is not None and (one.date is None or one.date > before)
            if not early and not late and office in {None, one.office}:
                yield one

    def revision(self, name: str | Ref, number: int | None = None) -> Revision:
        """Returns the newest revision of an edition, or the one with a number."""
        return super().revision(name, number) if number else self._book.newest(str(name))


def newest_part(book: Book, most: int, *, office: str | None = None) -> tuple[Part, Read]:
    """Returns the part with the newest pages, at most so many, and how much of what there is it has.

    Pages without a day stand before all others.
    """
    rows = sorted(book.store.briefings(office=office), key=lambda one: one.date is not None)
    part = rows[-most:]
    briefings = sum(one.is_briefing for one in rows)
    read = sum(one.is_briefing for one in part)
    return Part(book, part), Read(read, briefings, len(part) - read)
