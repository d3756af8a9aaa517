"""The text read from one capture, under durable ids: never changed once written."""

from __future__ import annotations

from attrs import field, frozen

from onrecord.model.capture import Sha256
from onrecord.model.pages import cut_by_page
from onrecord.model.statement import Statement
from onrecord.model.transcript import Briefing, Nature, PageFacts, Reader, Transcript
from onrecord.text.byte_map import ByteMap
from onrecord.text.span import Span


@frozen
class CaptureFacts:
    """Which bytes were read, without the bytes: `length` counts them."""

    sha256: Sha256
    media_type: str | None
    encoding: str
    length: int
    address: str | None


@frozen
class Revision:
    """A transcript as it is kept: statements carry the ids of the record, bytes are named by digest.

    `edition` is the full id of the edition, `number` counts its revisions from 1. `text[span]` are the words of every
    statement, furniture, remainder and label. `places` ties the text to the capture's bytes; for media without text
    bytes (PDF) to code points of all pages' text, and `page_starts` says where in these each page begins.
    """

    edition: str
    number: int
    capture: CaptureFacts
    reader: Reader
    page: PageFacts
    nature: Nature
    is_briefing: bool
    briefing: Briefing
    statements: tuple[Statement, ...] = field(repr=False)
    text: str = field(repr=False)
    labels: tuple[Span, ...] = field(repr=False)
    places: ByteMap = field(repr=False)
    page_starts: tuple[int, ...] = field(default=(), repr=False)
    flags: tuple[str, ...] = ()
    replaced: int = 0

    @property
    def id(self) -> str:
        """Returns the revision's own id, `cn-mfa/2019-12-24/en@r1`."""
        return f"{self.edition}@r{self.number}"

    @property
    def briefing_id(self) -> str:
        """Returns the id of the briefing."""
        return self.edition.rpartition("/")[0]

    def ref(self, one: Statement) -> str:
        """Returns the full id of a statement in this revision: what a citation carries."""
        return f"{self.edition}/{one.id}@r{self.number}"

    def exchange_ref(self, number: int) -> str:
        """Returns the full id of an exchange in this revision."""
        return f"{self.edition}/x{number}@r{self.number}"

    def statement(self, short: str) -> Statement | None:
        """Returns the statement with a short id (`a3`), None where this revision has none."""
        return next((one for one in self.statements if one.id == short), None)

    def exchanges(self) -> dict[int, tuple[Statement, ...]]:
        """Returns the statements of each exchange, by number, in page order."""
        found: dict[int, list[Statement]] = {}
        for one in self.statements:
            if one.exchange:
                found.setdefault(one.exchange, []).append(one)
        return {number: tuple(found[number]) for number in sorted(found)}

    def bytes_of(self, span: Span) -> tuple[tuple[int, int], ...]:
        """Returns the byte ranges of the capture (start, end) that hold the words under a layer span; () for PDF."""
        return () if self.page_starts else self.places.bytes_of(span)

    def pages_of(self, span: Span) -> tuple[tuple[int, Span], ...]:
        """Returns page numbers, counted from 1, and runs of code points on them, for media that have pages."""
        if not self.page_starts:
            return ()
        return cut_by_page((Span(*run) for run in self.places.bytes_of(span)), self.page_starts)


def revision_of(
    transcript: Transcript, *, edition: str, number: int, statements: tuple[Statement, ...] | None = None
) -> Revision:
    """Returns a transcript as a revision; `statements` are its own under durable ids (as read when none are given).

    The transcript must be the reading of a briefing, a statement or an interview (`briefing` is not None).
    """
    if transcript.briefing is None:
        raise ValueError("a page without an event has no revision")
    capture = transcript.capture
    return Revision(
        edition=edition,
        number=number,
        capture=CaptureFacts(
            capture.sha256, capture.media_type, transcript.encoding, len(capture.content), capture.address
        ),
        reader=transcript.reader,
        page=transcript.page,
        nature=transcript.nature,
        is_briefing=transcript.is_briefing,
        briefing=transcript.briefing,
        statements=transcript.statements if statements is None else statements,
        text=transcript.text,
        labels=transcript.labels,
        places=ByteMap.of(transcript.offsets, transcript.byte_index),
        page_starts=transcript.page_starts,
        flags=transcript.flags,
        replaced=transcript.replaced,
    )
