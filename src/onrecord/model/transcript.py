"""What a reader makes of one capture."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from onrecord.model.capture import Capture
from onrecord.model.statement import Kind, Statement
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
    """What a page says of itself around its statements."""

    title: str | None = None
    site: str | None = None
    software: tuple[str, ...] = ()
    byline: str | None = None
    posted: date | None = None
    address_date: date | None = None
    furniture: tuple[Leftover, ...] = ()
    remainder: tuple[Leftover, ...] = ()


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

    def bytes_of(self, span: Span) -> tuple[tuple[int, int], ...]:
        """Returns the byte ranges of the capture (start, end) that hold the words under a layer span."""
        if self.byte_index is None:
            return ()
        at = self.byte_index.byte
        return tuple((at(run.start), at(run.end)) for run in self.offsets.to_source(span))

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
