"""Where the words of a text layer stand in the bytes of a capture, small enough to be stored beside the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from onrecord.text.byte_index import ByteIndex
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span

Run = tuple[int, int, int, int]
"""Layer start, code points, first byte, and bytes per code point; a negative last number is a whole of that many bytes."""


class ByteMap:
    """Ties runs of a text layer to runs of bytes.

    Inside a run every code point takes the same number of bytes, so any part of it can be cut; a whole (a character
    reference, folded white space) is taken or left as one. Layer points in no run were put in by the reader.
    """

    __slots__ = ("_runs", "_starts")

    def __init__(self, runs: Sequence[Run]) -> None:
        """Takes the runs in layer order."""
        self._runs = runs
        self._starts = [run[0] for run in runs]

    @classmethod
    def of(cls, offsets: OffsetMap, index: ByteIndex | None) -> ByteMap:
        """Returns the map of a reading; for media without text bytes (PDF) it counts code points of the source instead."""
        return cls(_joined(index.runs(offsets.pieces()) if index is not None else _points(offsets)))

    @classmethod
    def of_columns(cls, columns: Sequence[int]) -> ByteMap:
        """Returns the map that `columns` was made from; raises ValueError where the numbers do not come in fours."""
        runs: list[Run] = []
        layer = byte = 0
        for gap, length, jump, width in zip(*[iter(columns)] * 4, strict=True):
            layer, byte = layer + gap, byte + jump
            runs.append((layer, length, byte, width))
            layer, byte = layer + length, byte + _size(length, width)
        return cls(runs)

    def columns(self) -> list[int]:
        """Returns the map as plain numbers, four a run: layer gap, code points, byte gap, width (as in `Run`)."""
        made: list[int] = []
        layer = byte = 0
        for start, length, first, width in self._runs:
            made += (start - layer, length, first - byte, width)
            layer, byte = start + length, first + _size(length, width)
        return made

    def bytes_of(self, span: Span) -> tuple[tuple[int, int], ...]:
        """Returns the byte ranges (start, end) under a layer span, in layer order, touching ones joined."""
        found: list[tuple[int, int]] = []
        for start, end in self._cuts(span):
            if found and found[-1][1] == start:
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
        return tuple(found)

    def _cuts(self, span: Span) -> Iterator[tuple[int, int]]:
        if span.start >= span.end:
            return
        for start, length, first, width in self._runs[max(bisect_right(self._starts, span.start) - 1, 0) :]:
            if start >= span.end:
                return
            if start + length <= span.start:
                continue
            if width < 0:
                yield first, first - width
            else:
                low, high = max(span.start - start, 0), min(span.end - start, length)
                yield first + low * width, first + high * width


def _size(length: int, width: int) -> int:
    return -width if width < 0 else length * width


def _points(offsets: OffsetMap) -> Iterator[Run]:
    for layer, length, source, size in offsets.pieces():
        if length:
            yield layer, length, source, 1 if length == size else -size


def _joined(runs: Iterable[Run]) -> list[Run]:
    made: list[Run] = []
    layer = length = first = width = end = byte = 0
    for run in runs:
        at, points, place, size = run
        if size == width > 0 and at == end and place == byte:
            length += points
        else:
            if length:
                made.append((layer, length, first, width))
            layer, length, first, width = run
        end, byte = at + points, place + (points * size if size > 0 else -size)
    if length:
        made.append((layer, length, first, width))
    return made
