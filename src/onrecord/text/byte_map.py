"""Where the words of a text layer stand in the bytes of a capture, small enough to be stored beside the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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

    __slots__ = ("_apart", "_runs", "_starts")

    def __init__(self, runs: Sequence[Run]) -> None:
        """Takes the runs in layer order."""
        self._runs = runs
        self._starts = [run[0] for run in runs]
        self._apart: list[int] | None = None

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
        low, high = span
        if low >= high:
            return ()
        runs, starts = self._runs, self._starts
        at, last = max(bisect_right(starts, low) - 1, 0), bisect_left(starts, high) - 1
        if at <= last and runs[at][0] + runs[at][1] <= low:
            at += 1
        if at > last:
            return ()
        gaps = self._gaps()
        between = gaps[bisect_right(gaps, at) : bisect_right(gaps, last)]
        begins = [_byte(runs[at], low), *[runs[gap][2] for gap in between]]
        ends = [*[_end(runs[gap - 1]) for gap in between], _byte_behind(runs[last], high)]
        return tuple(zip(begins, ends, strict=True))

    def _gaps(self) -> Sequence[int]:
        """Returns the places of the runs whose bytes do not begin where those of the run before end."""
        if self._apart is None:
            runs = self._runs
            self._apart = [at for at in range(1, len(runs)) if _end(runs[at - 1]) != runs[at][2]]
        return self._apart


def _byte(run: Run, point: int) -> int:
    """Returns the byte of a layer point in a run, or of the run's beginning."""
    start, _, first, width = run
    return first + (point - start) * width if width > 0 and point > start else first


def _byte_behind(run: Run, point: int) -> int:
    """Returns the byte behind the layer points of a run that stand before a point, or the run's end."""
    start, length, first, width = run
    return _end(run) if width < 0 or point - start >= length else first + (point - start) * width


def _end(run: Run) -> int:
    return run[2] + _size(run[1], run[3])


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
