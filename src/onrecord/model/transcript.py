"""What a reader makes of one capture."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from onrecord.model.capture import Capture
from onrecord.model.pages import cut_by_page
from onrecord.model.play import play
from onrecord.model.statement import Kind, Statement
from onrecord.model.to_dict import to_dict
from onrecord.text.byte_index import ByteIndex
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span


class Nature(StrEnum):
    """What a page is to the record."""

    OFFICIAL = "official"
    REPRINT = "reprint"
    ARTICLE = "article"
    OTHER = "other"


class DateBasis(StrEnum):
    """Where on the page the date of a briefing was found."""

    TITLE = "title"
    TEXT = "text"
    POSTED = "posted"
    ADDRESS = "address"


@frozen
class Leftover:
    """Words of a page that are in no statement: furniture or remainder, with the reason."""

    text: str
    reason: str
    span: Span


@frozen
class PageFacts:
    """What a page says of itself around its statements; `canonical` is the address under which it says it stands."""

    title: str | None = None
    site: str | None = None
    software: tuple[str, ...] = ()
    byline: str | None = None
    posted: date | None = None
    address_date: date | None = None
    furniture: tuple[Leftover, ...] = ()
    remainder: tuple[Leftover, ...] = ()
    canonical: str | None = None


@frozen
class Briefing:
    """The event a page is the record of."""

    office: str | None
    publisher: str | None
    kind: str
    date: date | None
    date_basis: DateBasis | None
    presider: str | None
    language: str | None


@frozen
class Reader:
    """Which rules read the page."""

    name: str
    version: int


@frozen
class Transcript:
    """A page read: statements as spans of a text layer, and the layer tied to the capture's bytes.

    `text` is the layer; every word of it lies in exactly one statement, label, furniture or remainder.
    `offsets` ties it to code points of the decoded source, `byte_index` ties those to bytes (None where
    the media has no text bytes, as in PDF; then `page_starts` gives the source offset of each page).
    `replaced` counts malformed byte sequences, each shown as U+FFFD; `flags` name what an office's
    assertions find odd about the reading.
    """

    capture: Capture
    encoding: str
    reader: Reader
    page: PageFacts
    is_briefing: bool
    nature: Nature
    briefing: Briefing | None
    statements: tuple[Statement, ...]
    text: str = field(repr=False)
    labels: tuple[Span, ...] = field(repr=False)
    offsets: OffsetMap = field(repr=False)
    byte_index: ByteIndex | None = field(repr=False)
    page_starts: tuple[int, ...] = field(default=(), repr=False)
    flags: tuple[str, ...] = ()
    replaced: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Returns the transcript as the JSON object that `onrecord read --json` prints."""
        return to_dict(self)

    def to_play(self, *, columns: int = 100) -> str:
        """Returns the transcript as readable text: one block per statement with its offsets, leftovers in place."""
        return play(self, columns=columns)

    def bytes_of(self, span: Span) -> tuple[tuple[int, int], ...]:
        """Returns the byte ranges of the capture (start, end) that hold the words under a layer span."""
        if self.byte_index is None:
            return ()
        return self.byte_index.ranges(self.offsets.source_runs(*span))

    def pages_of(self, span: Span) -> tuple[tuple[int, Span], ...]:
        """Returns page numbers, counted from 1, and runs of code points on them, for media that have pages."""
        return cut_by_page(self.offsets.to_source(span), self.page_starts)

    def exchanges(self) -> dict[int, tuple[Statement, ...]]:
        """Returns the statements of each exchange, by number, in page order."""
        found: dict[int, list[Statement]] = {}
        for one in self.statements:
            if one.exchange:
                found.setdefault(one.exchange, []).append(one)
        return {number: tuple(found[number]) for number in sorted(found)}

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """Returns the statements of one kind, in page order."""
        return tuple(one for one in self.statements if one.kind is kind)
