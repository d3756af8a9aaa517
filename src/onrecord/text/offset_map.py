"""Where the words of a text layer stand in the source they were taken from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from onrecord.text.span import Span


class OffsetMap:
    """Ties runs of a text layer to runs of its source, in code points, there and back.

    A piece is (layer start, layer length, source start, source length). Equal lengths map point by point;
    other lengths (a character reference, folded white space) map as one whole. Layer points in no piece
    were put in by the reader (line breaks between paragraphs) and have no place in the source. Pieces are
    ordered in the layer; in the source they usually are, except for furniture that the layer moved behind
    the statement it stood in.
    """

    __slots__ = ("_back_index", "_layer", "_length", "_source", "_source_length")

    def __init__(
        self,
        layer: Sequence[int],
        length: Sequence[int],
        source: Sequence[int],
        source_length: Sequence[int],
    ) -> None:
        """Takes the four columns of the piece table, ordered by layer start."""
        self._layer = layer
        self._length = length
        self._source = source
        self._source_length = source_length
        self._back_index: tuple[list[int], list[int], list[int]] | None = None

    @classmethod
    def of(cls, pieces: Iterable[tuple[int, int, int, int]]) -> OffsetMap:
        """Builds a map from pieces, in any order."""
        columns = list(zip(*sorted(pieces), strict=True)) or [(), (), (), ()]
        return cls(*columns)

    def pieces(self) -> Iterable[tuple[int, int, int, int]]:
        """Yields the piece table in layer order."""
        return zip(self._layer, self._length, self._source, self._source_length, strict=True)

    def to_source(self, span: Span) -> tuple[Span, ...]:
        """Returns the source runs of a layer span, in layer order, touching runs joined; () for an empty span."""
        return tuple([Span(low, high) for low, high in self.source_runs(span.start, span.end)])

    def source_runs(self, start: int, end: int) -> list[tuple[int, int]]:
        """Returns `to_source` of the layer from `start` to `end` as pairs of plain numbers."""
        runs: list[tuple[int, int]] = []
        if start >= end:
            return runs
        layer, lengths, sources, source_lengths = self._layer, self._length, self._source, self._source_length
        begun = reached = -1
        for at in range(max(bisect_right(layer, start) - 1, 0), bisect_left(layer, end)):
            first, length = layer[at], lengths[at]
            last = first + length
            if last <= start or not length:
                continue
            low, size = sources[at], source_lengths[at]
            high = low + size
            if length == size:
                if end < last:
                    high -= last - end
                if start > first:
                    low += start - first
            if low == reached:
                reached = high
                continue
            if begun >= 0:
                runs.append((begun, reached))
            begun, reached = low, high
        if begun >= 0:
            runs.append((begun, reached))
        return runs

    def to_layer(self, span: Span) -> tuple[Span, ...]:
        """Returns the layer runs of a source span, in source order, touching runs joined; () for an empty span."""
        if span.start >= span.end:
            return ()
        order, starts, reach = self._by_source()
        runs: list[Span] = []
        for at in range(bisect_right(reach, span.start), bisect_left(starts, span.end)):
            run = self._back(order[at], span)
            if run is None:
                continue
            if runs and runs[-1].end == run.start:
                runs[-1] = Span(runs[-1].start, run.end)
            else:
                runs.append(run)
        return tuple(runs)

    def _by_source(self) -> tuple[list[int], list[int], list[int]]:
        """Returns the pieces in source order, where each begins, and how far those up to it reach."""
        if self._back_index is None:
            order = sorted(range(len(self._source)), key=self._source.__getitem__)
            starts = [self._source[at] for at in order]
            reach = list(accumulate((self._source[at] + self._source_length[at] for at in order), max))
            self._back_index = order, starts, reach
        return self._back_index

    def _back(self, at: int, span: Span) -> Span | None:
        source, source_length = self._source[at], self._source_length[at]
        start, length = self._layer[at], self._length[at]
        if source >= span.end or source + source_length <= span.start or length == 0:
            return None
        if length != source_length:
            return Span(start, start + length)
        low = max(span.start, source) - source
        high = min(span.end, source + source_length) - source
        return Span(start + low, start + high)
