"""Runs of a source cut at its pages, for media that have pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.text.span import Span


def cut_by_page(runs: Iterable[Span], starts: Sequence[int]) -> tuple[tuple[int, Span], ...]:
    """Returns page numbers, counted from 1, and the runs on them in code points of the page; () without pages."""
    found: list[tuple[int, Span]] = []
    for run in runs:
        start = run.start
        while starts and start < run.end:
            number = max(bisect_right(starts, start), 1)
            first = starts[number - 1]
            end = min([run.end, *starts[number : number + 1]])
            found.append((number, Span(start - first, end - first)))
            start = end
    return tuple(found)
