"""The text layer: statements, furniture and remainder in one text, tied to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from attrs import Factory, define, frozen

from onrecord.model.transcript import Leftover
from onrecord.reading.block import Block
from onrecord.reading.kinds import Said
from onrecord.reading.turn import Left, Piece
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span

REMAINDER = frozenset({
    "headline", "republisher-lede", "lede", "dateline", "heading", "participants", "editor-note", "after-end",
    "main-text", "label-without-words",
})  # fmt: skip
"""Reasons that name words of the main text which are in no statement; all others name furniture."""

_LABEL, _WORDS, _LEFT = 0, 1, 2


@frozen
class Layer:
    """The layer's text, where statements, labels and leftovers stand in it, and its offset map."""

    text: str
    statements: tuple[Span, ...]
    labels: tuple[Span, ...]
    furniture: tuple[Leftover, ...]
    remainder: tuple[Leftover, ...]
    offsets: OffsetMap


_Item = tuple[Piece, int, int, str]
"""A piece, which of the three above it is, the number of its statement (-1 for none), and why it was left."""


_Rest = tuple[int, int, str]
"""Where a leftover begins and ends in the layer, and why it was left."""


@define
class _Writer:
    """Writes items one after the other and keeps the piece table."""

    blocks: Sequence[Block]
    parts: list[str] = Factory(list)
    length: int = 0
    last: tuple[int, int] | None = None
    """Line and end of the piece written last."""
    layer: list[int] = Factory(list)
    lengths: list[int] = Factory(list)
    sources: list[int] = Factory(list)
    source_lengths: list[int] = Factory(list)

    def write(self, piece: Piece) -> int:
        """Writes a piece without white space at its ends; returns where it begins now, -1 for white space alone."""
        line, (low, high) = piece
        block = self.blocks[line]
        raw = block.text[low:high]
        words = raw.strip()
        if not words:
            return -1
        size = len(words)
        if size < len(raw):
            low += len(raw) - len(raw.lstrip())
            high = low + size
        begin = self.length
        if self.last is not None:
            last_line, last_end = self.last
            if last_line != line or last_end != low:
                self.parts.append("\n" if last_line != line or last_end > low else " ")
                begin += 1
        self.parts.append(words)
        self.length = begin + size
        if len(block.starts) == 1 and block.source_lengths[0] == block.lengths[0] == len(block.text):
            self.layer.append(begin)
            self.lengths.append(size)
            self.sources.append(block.sources[0] + low)
            self.source_lengths.append(size)
        else:
            self._map(block, low, high, begin)
        self.last = line, high
        return begin

    def _map(self, block: Block, low: int, high: int, begin: int) -> None:
        starts = block.starts
        if low == 0 and high == len(block.text):
            self.layer.extend([begin + start for start in starts] if begin else starts)
            self.lengths.extend(block.lengths)
            self.sources.extend(block.sources)
            self.source_lengths.extend(block.source_lengths)
            return
        shift = begin - low
        for at in range(max(bisect_right(starts, low) - 1, 0), bisect_left(starts, high)):
            start, length, source, source_length = (
                starts[at],
                block.lengths[at],
                block.sources[at],
                block.source_lengths[at],
            )
            first, last = max(start, low), min(start + length, high)
            if first >= last:
                continue
            whole = length != source_length
            self.layer.append(first + shift)
            self.lengths.append(last - first)
            self.sources.append(source if whole else source + first - start)
            self.source_lengths.append(source_length if whole else last - first)


def assemble(blocks: Sequence[Block], said: Sequence[Said], left: Sequence[Left]) -> Layer:
    """Returns the layer of a page.

    Lines keep the order of the source, except that a leftover which stands inside a statement follows that
    statement, so that a statement's words are one run of the layer.
    """
    items = _items(said, left)
    ends = [one.pieces[-1] if one.pieces else None for one in said]
    writer = _Writer(blocks)
    begins, ends_at = [-1] * len(said), [0] * len(said)
    labels: list[Span] = []
    rest: list[_Rest] = []
    waiting: list[_Item] = []
    inside = -1
    for item in items:
        piece, what, owner, reason = item
        if what == _LEFT and inside >= 0:
            waiting.append(item)
            continue
        begin = writer.write(piece)
        if begin >= 0:
            if what == _LEFT:
                rest.append((begin, writer.length, reason))
            elif what == _LABEL:
                labels.append(Span(begin, writer.length))
            else:
                ends_at[owner] = writer.length
                if begins[owner] < 0:
                    begins[owner] = begin
        if what == _WORDS:
            inside = owner if piece is not ends[owner] else -1
            if inside < 0:
                rest.extend(_flush(waiting, writer))
                waiting = []
    rest.extend(_flush(waiting, writer))
    text = "".join(writer.parts)
    leftovers = _merged(rest, text)
    return Layer(
        text,
        tuple([Span(max(begin, 0), end) for begin, end in zip(begins, ends_at, strict=True)]),
        tuple(labels),
        tuple(one for one in leftovers if one.reason not in REMAINDER),
        tuple(one for one in leftovers if one.reason in REMAINDER),
        OffsetMap(writer.layer, writer.lengths, writer.sources, writer.source_lengths),
    )


def _items(said: Sequence[Said], left: Sequence[Left]) -> list[_Item]:
    items = [(one.piece, _LEFT, -1, one.reason) for one in left]
    for owner, one in enumerate(said):
        items += [(piece, _LABEL, owner, "") for piece in one.label_pieces]
        items += [(piece, _WORDS, owner, "") for piece in one.pieces]
    items.sort(key=itemgetter(0))  # by piece: line, then place
    return items


def _flush(waiting: Sequence[_Item], writer: _Writer) -> list[_Rest]:
    out: list[_Rest] = []
    for piece, _, _, reason in waiting:
        begin = writer.write(piece)
        if begin >= 0:
            out.append((begin, writer.length, reason))
    return out


def _merged(rest: Sequence[_Rest], text: str) -> list[Leftover]:
    """Joins neighbouring leftovers of one reason, so that a menu is one piece and not fifty."""
    out: list[_Rest] = []
    for begin, end, reason in rest:
        if out and out[-1][2] == reason and not text[out[-1][1] : begin].strip():
            out[-1] = (out[-1][0], end, reason)
        else:
            out.append((begin, end, reason))
    return [Leftover(text[begin:end], reason, Span(begin, end)) for begin, end, reason in out]
