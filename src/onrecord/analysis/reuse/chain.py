"""Runs of words shared with one statement, strung together to passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.seeds import Seeds

FARTHEST = 40
"""Words of the page's own between two runs, at most: more are another passage."""
LOOK_BACK = 60
"""How many runs before one are tried as its neighbor."""
_FEW = 160
"""Up to so many words that are the same, arrays cost more than they spare."""
_STEP, _DRIFT, _LEAP = 0.1, 0.6, 8.0


@frozen
class Run:
    """`size` words that are the same: from word `page` of the page and from word `record` of the statement."""

    page: int
    record: int
    size: int


@frozen
class Chain:
    """Runs in order on both sides, none overlapping the next."""

    statement: int
    runs: tuple[Run, ...]

    @property
    def matched(self) -> int:
        """Returns how many words are in the runs."""
        return sum(one.size for one in self.runs)

    @property
    def longest(self) -> int:
        """Returns how many words the longest run has."""
        return max(one.size for one in self.runs)

    @property
    def page(self) -> tuple[int, int]:
        """Returns the first word of the page, and the one behind the last."""
        return self.runs[0].page, self.runs[-1].page + self.runs[-1].size


def runs_by_statement(seeds: Seeds, lengths: NDArray[np.uint8]) -> Iterator[tuple[int, list[Run]]]:
    """Yields each statement that shares runs with the page, and these; `lengths` are those of the page's shingles."""
    if len(seeds.query) <= _FEW:
        yield from _few_runs(seeds, lengths)
        return
    shift = seeds.place - seeds.query
    order = np.lexsort((seeds.query, shift, seeds.statement))
    query, statement, shift = seeds.query[order], seeds.statement[order], shift[order]
    size = lengths[query].astype(np.int64)
    cut = np.ones(len(query), np.bool_)
    cut[1:] = (statement[1:] != statement[:-1]) | (shift[1:] != shift[:-1]) | (query[1:] - query[:-1] > size[:-1])
    begins = np.flatnonzero(cut)
    lasts = np.append(begins[1:], len(query)) - 1
    ends = query[lasts] + size[lasts]
    columns = zip(
        statement[begins].tolist(), query[begins].tolist(), shift[begins].tolist(), ends.tolist(), strict=True
    )
    current, runs = -1, list[Run]()
    for number, first, by, end in columns:
        if number != current:
            if runs:
                yield current, runs
            current, runs = number, []
        runs.append(Run(first, first + by, end - first))
    yield current, runs


def _few_runs(seeds: Seeds, lengths: NDArray[np.uint8]) -> Iterator[tuple[int, list[Run]]]:
    shift = seeds.place - seeds.query
    columns = (seeds.statement.tolist(), shift.tolist(), seeds.query.tolist(), lengths[seeds.query].tolist())
    current, line, begin, end = -1, 0, 0, 0
    runs = list[Run]()
    for number, by, query, size in sorted(zip(*columns, strict=True)):
        if number == current and by == line and query <= end:
            end = query + size
            continue
        if current >= 0:
            runs.append(Run(begin, begin + line, end - begin))
        if number != current:
            if runs:
                yield current, runs
            runs = []
        current, line, begin, end = number, by, query, query + size
    if current >= 0:
        yield current, [*runs, Run(begin, begin + line, end - begin)]


def chains(statement: int, runs: Sequence[Run], *, least: float) -> Iterator[Chain]:
    """Yields the passages that runs make up, the best first, down to a worth of `least` matched words."""
    rest = sorted(runs, key=lambda one: (one.page, one.record))
    while rest:
        worth, best = _best(rest)
        if worth < least:
            return
        yield Chain(statement, tuple(_trimmed(best)))
        first, last = best[0], best[-1]
        taken = set(best)
        rest = [
            one
            for one in rest
            if one not in taken and not (first.page <= one.page and one.page + one.size <= last.page + last.size)
        ]


def _best(runs: Sequence[Run]) -> tuple[float, list[Run]]:
    if len(runs) == 1:
        return float(runs[0].size), list(runs)
    worth = [float(one.size) for one in runs]
    before = [-1] * len(runs)
    for at, one in enumerate(runs):
        for other in range(max(at - LOOK_BACK, 0), at):
            gain = _joined(runs[other], one)
            if gain is not None and worth[other] + gain > worth[at]:
                worth[at], before[at] = worth[other] + gain, other
    at = max(range(len(runs)), key=lambda number: (worth[number], -number))
    best, found = worth[at], list[Run]()
    while at >= 0:
        found.append(runs[at])
        at = before[at]
    return best, found[::-1]


def _joined(last: Run, one: Run) -> float | None:
    """Returns what a run adds behind another: its new words less the price of the gap; None where it cannot follow."""
    page, record = one.page - last.page - last.size, one.record - last.record - last.size
    overlap = max(-page, -record, 0)
    if overlap >= min(one.size, last.size) or page > FARTHEST:
        return None
    page, record = max(page + overlap, 0), max(record + overlap, 0)
    price = _STEP * min(page, record) + min(_DRIFT * abs(page - record), _LEAP)
    return one.size - overlap - price


def _trimmed(runs: Sequence[Run]) -> Iterator[Run]:
    """Yields the runs, each cut where the one before it ends."""
    done: Run | None = None
    for one in runs:
        over = 0 if done is None else max(done.page + done.size - one.page, done.record + done.size - one.record, 0)
        done = Run(one.page + over, one.record + over, one.size - over)
        yield done


def touching(runs: Sequence[Run]) -> list[Run]:
    """Returns runs with those that follow each other without a gap made one."""
    made = list(runs[:1])
    for last, one in pairwise(runs):
        if last.page + last.size == one.page and last.record + last.size == one.record:
            made[-1] = evolve(made[-1], size=made[-1].size + one.size)
        else:
            made.append(one)
    return made
