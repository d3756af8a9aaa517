"""A page put together from rows of a table: its text, and where in it each statement stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from attrs import frozen

from onrecord.model.capture import Capture
from onrecord.model.statement import Kind, State, Statement
from onrecord.model.transcript import Briefing, DateBasis, Leftover, Nature, PageFacts, Reader, Transcript
from onrecord.text.byte_index import ByteIndex
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span

READER = Reader("import", 1)
FLAG = "imported"
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_BRIEFING = frozenset({"statement", "interview"})


@frozen
class RowError:
    """A row that could not be taken as it is: where it is, and why."""

    place: str
    reason: str


@frozen
class Line:
    """One statement as its row has it."""

    id: str
    kind: Kind
    label: str | None
    text: str
    exchange: int
    speaker: str | None = None
    outlet: str | None = None
    follow_up: bool = False
    state: State = State.OK
    flags: tuple[str, ...] = ()


@frozen
class ImportedPage:
    """What rows of one table say of one edition.

    `address` names the page within the table, `link` is where the words came from. `note` tells so in the page's text.
    `office` is None where no press office is known. `ids_are_given` where the rows carry ids of a record.
    """

    address: str
    note: str
    lines: tuple[Line, ...]
    office: str | None = None
    publisher: str | None = None
    event: str = "press-conference"
    date: dt.date | None = None
    date_basis: DateBasis | None = None
    presider: str | None = None
    language: str | None = None
    title: str | None = None
    link: str | None = None
    ids_are_given: bool = False

    def capture(self) -> Capture:
        """Returns the page as plain text: a head of title, day and note, then each statement behind its label."""
        return Capture(self._pieces()[0].encode(), "text/plain", "utf-8", self.address)

    def transcript(self) -> Transcript:
        """Returns the page read by construction: the statements are those of the rows, word for word."""
        text, head, spans = self._pieces()
        capture = self.capture()
        return Transcript(
            capture=capture,
            encoding="utf-8",
            reader=READER,
            page=PageFacts(title=self.title, remainder=head, canonical=self.link),
            is_briefing=self.event not in _NO_BRIEFING,
            nature=Nature.REPRINT,
            briefing=Briefing(
                self.office, self.publisher, self.event, self.date, self.date_basis, self.presider, self.language
            ),
            statements=tuple(
                Statement(
                    one.id, one.kind, one.label, one.speaker, one.outlet, one.follow_up, one.exchange, said.cut(text),
                    said, one.state, one.flags,
                )
                for one, (_, said) in zip(self.lines, spans, strict=True)
            ),
            text=text,
            labels=tuple(label for label, _ in spans if label.length),
            offsets=OffsetMap.of([(0, len(text), 0, len(text))]),
            byte_index=ByteIndex(capture.content, text, encoding="utf-8"),
            flags=(FLAG,),
        )  # fmt: skip

    def _pieces(self) -> tuple[str, tuple[Leftover, ...], list[tuple[Span, Span]]]:
        """Returns the text, the leftovers of its head, and the spans of label and words of each statement."""
        parts: list[str] = []
        at = 0

        def put(words: str, behind: str) -> Span:
            nonlocal at
            parts.append(words + behind)
            start, at = at, at + len(words) + len(behind)
            return Span(start, start + len(words))

        head = tuple(Leftover(words, reason, put(words, "\n")) for words, reason in self._head())
        put("", "\n")
        spans = [
            (put(clean(one.label or ""), " " if one.label else ""), put(clean(one.text), "\n\n")) for one in self.lines
        ]
        return "".join(parts), head, spans

    def _head(self) -> Iterator[tuple[str, str]]:
        if self.title:
            yield clean(self.title), "headline"
        if self.date:
            yield self.date.isoformat(), "dateline"
        yield clean(self.note), "editor-note"


def clean(words: str) -> str:
    """Returns words as UTF-8 can hold them: lone surrogates become U+FFFD."""
    return words if words.isascii() else _SURROGATES.sub("\ufffd", words)
