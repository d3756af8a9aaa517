"""Short runs of words that a page shares with one edition: looked for where the page has words of it already."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.chain import Run, runs_by_statement
from onrecord.analysis.reuse.seeds import Seeds
from onrecord.analysis.reuse.shingles import GUIDED, Hashes, Shingles, shingles
from onrecord.analysis.reuse.token_stream import Codes, Places

FREQUENT = 12
"""A run that the edition has more often says nothing about the place."""
_TABLE = 1 << 18
"""So many comparisons are made one by one; for more the runs are put in order first."""


@frozen(eq=False, slots=False)
class ShortRuns:
    """The short runs of some statements, word by word; `first` is the number of the first statement.

    `whole` tells which of them end in the statement in which they begin; only these count.
    """

    raw: Hashes
    whole: NDArray[np.bool_]
    bounds: Places
    first: int

    @cached_property
    def ordered(self) -> tuple[Hashes, Places]:
        """Returns the runs by ascending number, and where they begin."""
        places = np.flatnonzero(self.whole)
        places = places[np.argsort(self.raw[places], kind="stable")]
        return self.raw[places], places


@frozen(eq=False)
class Asked:
    """The words of a page at which short runs of free words begin, and these runs."""

    at: Places
    hashes: Hashes
    lengths: NDArray[np.uint8]


def asked_of(here: Shingles, free: NDArray[np.bool_]) -> Asked:
    """Returns the short runs of the page's free words; `here` are all its short runs."""
    clear = np.concatenate([[0], np.cumsum(~free)])
    ends = np.minimum(np.arange(len(free)) + here.lengths, len(free))
    at = np.flatnonzero((here.lengths > 0) & (clear[ends] == clear[: len(free)]))
    return Asked(at, here.hashes[at], here.lengths)


def asked_between(here: Shingles, low: int, high: int) -> Asked:
    """Returns the short runs of the page's words `low` to `high`."""
    lengths = here.lengths[low:high]
    at = low + np.flatnonzero((lengths > 0) & (np.arange(low, low + len(lengths)) + lengths <= high))
    return Asked(at, here.hashes[at], here.lengths)


def short_runs(codes: Codes, bounds: Places, first: int) -> ShortRuns:
    """Returns the short runs of statements that follow each other and begin at `bounds`, none going over a statement's end."""
    there = shingles(codes, GUIDED)
    ends = np.repeat(bounds[1:], np.diff(bounds))
    whole = (there.lengths > 0) & (np.arange(len(ends)) + there.lengths <= ends)
    return ShortRuns(there.hashes, whole, bounds, first)


@frozen
class Shared:
    """The statements that share short runs with a page, and these; `all` tells that none was too frequent to count."""

    runs: tuple[tuple[int, list[Run]], ...] = ()
    all: bool = True


def shared_runs(record: ShortRuns, asked: Asked) -> Shared:
    """Returns which statements share short runs with the page."""
    hashes, begins = record.ordered
    if not len(asked.at) or not len(hashes):
        return Shared()
    low = hashes.searchsorted(asked.hashes, "left")
    high = hashes.searchsorted(asked.hashes, "right")
    sizes = high - low
    rare = sizes <= FREQUENT
    sizes[~rare] = 0
    if not sizes.any():
        return Shared(all=bool(rare.all()))
    which = np.repeat(np.arange(len(sizes)), sizes)
    at = np.arange(len(which)) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    places = begins[at]
    statement = record.bounds.searchsorted(places, "right") - 1
    seeds = Seeds(asked.at[which], statement + record.first, places - record.bounds[statement])
    return Shared(tuple(runs_by_statement(seeds, asked.lengths)), bool(rare.all()))


def own_runs(record: ShortRuns, statement: int, asked: Asked) -> list[Run]:
    """Returns the short runs that the page shares with one of the statements."""
    start, end = record.bounds[statement - record.first : statement - record.first + 2].tolist()
    there = record.raw[start:end]
    if len(there) * len(asked.hashes) > _TABLE:
        wanted = np.isin(asked.hashes, there)
        asked = Asked(asked.at[wanted], asked.hashes[wanted], asked.lengths)
    same = (asked.hashes[:, None] == there[None, :]) & record.whole[start:end]
    same[same.sum(axis=1) > FREQUENT] = False
    query, place = same.nonzero()
    seeds = Seeds(asked.at[query], np.full(len(query), statement), place)
    return next((runs for _, runs in runs_by_statement(seeds, asked.lengths)), [])
