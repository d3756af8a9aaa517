"""Statements as a page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.record.corrections import Correction
from onrecord.text.span import Span
from onrecord.web.record import links


@frozen
class Piece:
    """A run of words of a line, marked or not."""

    text: str
    marked: bool = False


@frozen
class Line:
    """A paragraph of a statement: where it begins in the statement's words, and its runs."""

    start: int
    pieces: tuple[Piece, ...]


@frozen
class Turn:
    """A statement as printed; what was corrected stands beside it.

    Spans of `marks` count code points of `text`; with `cue` they show how an answer replies, else what a link names.
    """

    id: str
    short: str
    kind: str
    label: str | None
    speaker: str | None
    outlet: str | None
    follow_up: bool
    exchange: int
    state: str
    flags: tuple[str, ...]
    text: str
    span: Span
    language: str | None
    corrections: tuple[Correction, ...] = ()
    marks: tuple[Span, ...] = ()
    cue: bool = False

    @property
    def whose(self) -> str | None:
        """Returns the path of the page of whom the label names, None where it names nobody."""
        if self.kind == "question":
            return links.outlet(self.outlet) if self.outlet else None
        return links.person(self.speaker) if self.speaker and self.kind in {"answer", "speech"} else None

    @property
    def apart(self) -> bool:
        """Tells whether a question's outlet is not in its label already."""
        return self.kind == "question" and self.outlet is not None and self.outlet not in (self.label or "")

    @property
    def lines(self) -> tuple[Line, ...]:
        """Returns the paragraphs with what is marked in them."""
        return tuple(lines(self.text, self.marks))


@frozen
class Group:
    """Statements that belong together: an exchange, or what is said outside of exchanges (number 0)."""

    number: int
    id: str | None
    asker: str | None
    opening: str
    turns: tuple[Turn, ...]


def turn(revision: Revision, one: Statement, *, cues: Sequence[Span] = (), fixed: Sequence[Correction] = ()) -> Turn:
    """Returns a statement of a revision as a page shows it."""
    return Turn(
        id=revision.ref(one),
        short=one.id,
        kind=one.kind.value,
        label=one.label,
        speaker=one.speaker,
        outlet=one.outlet,
        follow_up=one.follow_up,
        exchange=one.exchange,
        state=one.state.value,
        flags=one.flags,
        text=one.text,
        span=one.span,
        language=revision.briefing.language,
        corrections=tuple(fixed),
        marks=tuple(cues),
        cue=bool(cues),
    )


def groups(revision: Revision, turns: Sequence[Turn]) -> list[Group]:
    """Returns turns by exchange, in page order."""
    made = []
    for number, run in groupby(turns, key=lambda one: one.exchange):
        inside = tuple(run)
        first = next((one for one in inside if one.kind == "question"), inside[0])
        made.append(
            Group(
                number=number,
                id=revision.exchange_ref(number) if number else None,
                asker=first.speaker or first.outlet if first.kind == "question" else None,
                opening=opening(first.text),
                turns=inside,
            )
        )
    return made


def opening(text: str, *, points: int = 90) -> str:
    """Returns the first words of a text, cut between words."""
    line = " ".join(text.split())
    wide = sum(letter > "\u2e80" for letter in line[:60]) > 20
    room = points // 2 if wide else points
    if len(line) <= room:
        return line
    cut = line[:room]
    return (cut if wide else cut.rpartition(" ")[0] or cut) + " …"


def lines(text: str, marks: Sequence[Span]) -> Iterator[Line]:
    """Yields the paragraphs of a text; `marks` are spans of it in order, none over another."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        yield Line(start, tuple(pieces(text, start, end, marks)))
        start = end + 1


def pieces(text: str, start: int, end: int, marks: Sequence[Span]) -> Iterator[Piece]:
    """Yields the runs of a text from `start` to `end`, cut where marks begin and end."""
    done = start
    for mark in marks:
        first, last = max(mark.start, done), min(mark.end, end)
        if first < last:
            if done < first:
                yield Piece(text[done:first])
            yield Piece(text[first:last], marked=True)
            done = last
    if done < end:
        yield Piece(text[done:end])
