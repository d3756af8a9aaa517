"""Runs of words shared with one statement, strung together to passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.seeds import Seeds
from onrecord.analysis.reuse.token_stream import Places

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
        return _few_runs(seeds, lengths)
    return iter(RunTable.of(seeds, lengths).all())


@frozen(eq=False)
class RunTable:
    """All runs that a page shares with statements, side by side: most of them are chance, and never looked at one by one."""

    statement: Places
    page: Places
    record: Places
    size: Places

    @classmethod
    def of(cls, seeds: Seeds, lengths: NDArray[np.uint8]) -> RunTable:
        """Returns the runs, by statement and line; `lengths` are those of the page's shingles."""
        if not len(seeds.query):
            return cls(seeds.query, seeds.query, seeds.query, seeds.query)
        return cls(*_lines(seeds, lengths))

    def all(self) -> list[tuple[int, list[Run]]]:
        """Returns the statements and their runs."""
        return self._grouped(np.arange(len(self.size)))

    def of_weight(self, least: float) -> list[tuple[int, list[Run]]]:
        """Returns the statements whose runs have so many words together, and all their runs."""
        if not len(self.size):
            return []
        begins = np.flatnonzero(np.append(True, self.statement[1:] != self.statement[:-1]))
        totals = np.add.reduceat(self.size, begins)
        counts = np.diff(np.append(begins, len(self.size)))
        return self._grouped(np.flatnonzero(np.repeat(totals >= least, counts)))

    def between(self, low: int, high: int) -> list[tuple[int, list[Run]]]:
        """Returns the statements with runs inside some words of the page, and these."""
        return self._grouped(np.flatnonzero((self.page >= low) & (self.page + self.size <= high)))

    def _grouped(self, chosen: Places) -> list[tuple[int, list[Run]]]:
        found: dict[int, list[Run]] = {}
        columns = (column[chosen].tolist() for column in (self.statement, self.page, self.record, self.size))
        for statement, page, record, size in zip(*columns, strict=True):
            found.setdefault(statement, []).append(Run(page, record, size))
        return list(found.items())


def _lines(seeds: Seeds, lengths: NDArray[np.uint8]) -> tuple[Places, Places, Places, Places]:
    """Returns statement, first word of the page and of the statement, and number of words of each run."""
    shift = seeds.place - seeds.query
    order = np.lexsort((seeds.query, shift, seeds.statement))
    query, statement, shift = seeds.query[order], seeds.statement[order], shift[order]
    size = lengths[query].astype(np.int64)
    cut = np.ones(len(query), np.bool_)
    cut[1:] = (statement[1:] != statement[:-1]) | (shift[1:] != shift[:-1]) | (query[1:] - query[:-1] > size[:-1])
    begins = np.flatnonzero(cut)
    lasts = np.append(begins[1:], len(query)) - 1
    first = query[begins]
    return statement[begins], first, first + shift[begins], query[lasts] + size[lasts] - first


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
