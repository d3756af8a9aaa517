"""Turns: runs of lines under one label, and the lines that are in none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from attrs import Factory, define, evolve, frozen

from onrecord.reading.ask import ends_asking
from onrecord.reading.fax_mark import fax_mark, foot_number
from onrecord.reading.front import front_reason
from onrecord.reading.label import Label, Role
from onrecord.reading.narrative import closes, is_clock, is_closing, is_direction, is_note, is_rule
from onrecord.reading.topic_lines import topic_lines
from onrecord.text.span import Span


class Piece(NamedTuple):
    """Code points of one line: `line` is its number among the page's lines."""

    line: int
    span: Span


class Left(NamedTuple):
    """A piece that is in no turn, with the reason."""

    piece: Piece
    reason: str


@define
class Turn:
    """One label's words before kinds are known. `label` is None where the page prints none."""

    label: Label | None
    label_pieces: list[Piece] = Factory(list)
    pieces: list[Piece] = Factory(list)
    narrative: bool = False
    after_rule: bool = False
    resumed: bool = False
    """Goes on without a label after a stage direction."""


@frozen
class Turns:
    """All turns of a page in order, and what is left over."""

    turns: list[Turn]
    left: list[Left]


@define
class PageLine:
    """A line as the turn finder sees it: words, heading level, leading bold, furniture reason."""

    text: str
    level: int = 0
    bold: int = 0
    reason: str | None = None
    labels: list[Label] = Factory(list)


_SENTENCE = re.compile(r"[.!?。！？…:：;；,，][\"'”’」』）)\]]*$")

_TOLD_DIRECTION = re.compile(r"\([A-ZÁÉÍÓÚÜÑ ,.]{5,80}\)[:：]\s+(?=\S)")
_FAX = re.compile(r"(?:I )?Fa\w{1,4}(?: from)?$|[\]\[|]$")
_RUN_IN_END = re.compile(r"(?<=[\s\u00a0])END[\s\u00a0]+\d{1,2}:\d{2}[\s\u00a0]+[AP]\.?M\.?[\s\u00a0]+[A-Z]{2,4}\.?$")
_ABOUT = re.compile(r"(?:О|Об|Обо) [^.!?…:;]{8,200}")
"""How Russia's ministry heads a matter in its opening statement: `О ситуации в …`, with no stop."""
_CAPTION = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日[,，][^。]{2,24}(?:举行|主持|舉行)例行(?:记者会|記者會)。")


def find_turns(lines: Sequence[PageLine], *, prose_voice: bool, official: bool = False) -> Turns:
    """Returns turns and leftovers; every code point of every line is in one of them."""
    state = _State(lines, prose_voice=prose_voice, official=official)
    for at, line in enumerate(lines):
        state.take(at, line)
    state.left.extend(Left(part, "label-without-words") for part in state.parts)
    return Turns([turn for turn in state.turns if turn.pieces or turn.label], state.left)


def _until(line: PageLine, end: int) -> PageLine:
    """Returns a line as it is before a mark at its end."""
    labels = [one._replace(words=min(one.words, end)) for one in line.labels if one.start < end]
    return evolve(line, text=line.text[:end], labels=labels)


class _State:
    def __init__(self, lines: Sequence[PageLine], *, prose_voice: bool, official: bool) -> None:
        self.lines = lines
        self.last = max((at for at, line in enumerate(lines) if line.reason is None), default=-1)
        self.turns: list[Turn] = []
        self.left: list[Left] = []
        self.now: Turn | None = None
        self.parts: list[Piece] = []
        self.front = True
        self.front_lines = 0
        self.ended = False
        self.after_rule = False
        self.prose_voice = prose_voice
        self.official = official
        self.labelled = any(line.labels for line in lines if line.reason is None)
        self.last_label = max((at for at, line in enumerate(lines) if line.labels and line.reason is None), default=-1)
        self.topics = topic_lines(lines) if self.labelled else frozenset()
        self.all_bold = sum(0 < len(line.text) <= line.bold for line in lines) * 2 > len(lines)

    def take(self, at: int, line: PageLine) -> None:
        if line.reason is not None:
            self.left.append(Left(Piece(at, Span(0, len(line.text))), line.reason))
            return
        if (mark := fax_mark(line.text)) < len(line.text):
            self.left.append(Left(Piece(at, Span(mark, len(line.text))), "scan-debris"))
            line = _until(line, mark)
        elif at < self.last and (mark := foot_number(line.text, self.lines[at + 1].text)) < len(line.text):
            self.left.append(Left(Piece(at, Span(mark, len(line.text))), "page-number"))
            line = _until(line, mark)
        if at == self.last and at and is_closing(line.text, self.lines[at - 1].text):
            self._narrative(Piece(at, Span(0, len(line.text))), line.text)
        elif line.text:
            self._spoken(at, line)

    def _spoken(self, at: int, line: PageLine) -> None:
        """Takes a line, or what of it stands before a mark."""
        if not self.front and (told := _TOLD_DIRECTION.match(line.text)):
            self._narrative(Piece(at, Span(0, told.end())), told.group())
            self._words(Piece(at, Span(told.end(), len(line.text))))
        elif line.labels:
            self._labelled(at, line)
        elif at in self.topics or self._about(line.text):
            self.left.append(Left(Piece(at, Span(0, len(line.text))), "heading"))
        else:
            self._plain(Piece(at, Span(0, len(line.text))), line)

    def _about(self, text: str) -> bool:
        """Tells whether a line among somebody's words heads the next matter, as Russia's ministry prints it."""
        return text[:1] == "О" and self.labelled and self.now is not None and _ABOUT.fullmatch(text) is not None

    def _labelled(self, at: int, line: PageLine) -> None:
        first = line.labels[0]
        if first.start > 0:
            self._before(at, line, first)
        self.front = False
        for number, label in enumerate(line.labels):
            end = line.labels[number + 1].start if number + 1 < len(line.labels) else len(line.text)
            end = self._closing(at, line, label.words, end)
            self._open(at, label, Span(label.words, end))
        if end < len(line.text):
            self._narrative(Piece(at, Span(end, len(line.text))), line.text[end:].strip())

    def _closing(self, at: int, line: PageLine, start: int, end: int) -> int:
        """Returns where the closing mark begins that was run into the page's last line, else `end`."""
        if at != self.last_label or end != len(line.text):
            return end
        match = _RUN_IN_END.search(line.text, start)
        return match.start() if match else end

    def _before(self, at: int, line: PageLine, first: Label) -> None:
        words = line.text[: first.start]
        piece = Piece(at, Span(0, first.start))
        if (
            not _FAX.match(words.strip())
            and any(char.isalnum() for char in words)
            and (self.now is not None)
            and not first.damaged
            and len(words) > 2
        ):
            self._words(piece)
        elif not self.now and len(words) > 40:
            self._plain(piece, PageLine(words.strip()))
        else:
            self.left.append(Left(piece, "scan-debris"))

    def _open(self, at: int, label: Label, words: Span) -> None:
        printed = Piece(at, Span(label.start, label.words))
        same = self.now is not None and self.now.label is not None and not self.now.narrative
        if label.role is Role.PART:
            self.parts.append(printed)
            return
        if label.role is Role.TIME or (same and self._repeats(label)):
            if self.now is None:
                self.now = Turn(label)
                self.turns.append(self.now)
            self.left.append(Left(printed, "repeated-label"))
        else:
            self.now = Turn(label, [*self.parts, printed], after_rule=self.after_rule)
            self.turns.append(self.now)
            self.parts = []
        self.after_rule = False
        self.ended = False
        if words.end > words.start:
            self._words(Piece(at, words))

    def _repeats(self, label: Label) -> bool:
        """Tells whether a label only prints the time again; an anonymous one may be somebody else's."""
        before = self.now.label if self.now is not None else None
        return label.timed and label.name is not None and before is not None and before.key == label.key

    def _awaited(self) -> bool:
        """Tells whether a label stands alone and its words are still to come."""
        return (
            self.now is not None and self.turns[-1] is self.now and not self.now.pieces and self.now.label is not None
        )

    def _plain(self, piece: Piece, line: PageLine) -> None:
        text = line.text
        if is_rule(text):
            self._rule(piece)
        elif self.front:
            self._front(piece, line)
        elif is_direction(text) and not self._awaited():
            self._narrative(piece, text)
        elif is_clock(text):
            if self.turns and self.turns[-1].narrative and self.ended:
                self.turns[-1].pieces.append(piece)
            else:
                self.left.append(Left(piece, "dateline"))
        elif self.ended:
            self.left.append(Left(piece, "editor-note" if is_note(text) else "after-end"))
        elif self._heading(line):
            self.left.append(Left(piece, "heading"))
        elif text.endswith("。") and text[:1].isdecimal() and _CAPTION.fullmatch(text):
            self.left.append(Left(piece, "caption"))
        else:
            self._words(piece)

    def _rule(self, piece: Piece) -> None:
        self.left.append(Left(piece, "rule"))
        if not self.front:
            self.now = None
            self.after_rule = True

    def _front(self, piece: Piece, line: PageLine) -> None:
        if is_direction(line.text) and (self.front_lines or self.labelled):
            self._narrative(piece, line.text)
            return
        if self.now is not None and self._heading(line):
            self.left.append(Left(piece, "heading"))
            return
        begun = self.now is not None and line.level == 0
        reason = None
        if self.labelled and not begun:
            reason = front_reason(
                line.text,
                level=line.level,
                index=self.front_lines,
                prose_voice=self.prose_voice,
                official=self.official,
            )
        self.front_lines += 1
        if reason is not None:
            self.left.append(Left(piece, reason))
        else:
            self._words(piece)

    def _narrative(self, piece: Piece, text: str) -> None:
        self.turns.append(Turn(None, [], [piece], narrative=True))
        if piece.line > self.last_label and closes(text):
            self.ended = True

    def _heading(self, line: PageLine) -> bool:
        if not self.labelled and ends_asking(line.text):
            return False  # a question that the page sets apart by nothing else (`emphasis`)
        if line.level >= 2:
            return True
        bold = line.bold >= len(line.text) and not self.all_bold
        return bold and len(line.text) < 120 and not _SENTENCE.search(line.text)

    def _words(self, piece: Piece) -> None:
        if self.now is not None and self.turns[-1] is self.now:
            self.now.pieces.append(piece)
            return
        before = self.now
        fresh = Turn(None if before is None else before.label, after_rule=self.after_rule, resumed=before is not None)
        fresh.pieces.append(piece)
        self.now = fresh
        self.after_rule = False
        self.turns.append(fresh)
