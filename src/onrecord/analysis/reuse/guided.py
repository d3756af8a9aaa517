"""Short runs of words that a page shares with one edition: looked for where the page has words of it already."""

from __future__ import annotations

from collections.abc import Sequence
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


def own_runs(parts: Sequence[Codes], asked: Asked) -> list[list[Run]]:
    """Returns the short runs that the page shares with each of some statements, given by their words.

    A run that a statement has more often than `FREQUENT` does not count in it.
    """
    bounds = np.cumsum([0, *map(len, parts)])
    record = short_runs(np.concatenate(parts), bounds, 0)
    order = asked.hashes.argsort(kind="stable")
    known = asked.hashes[order]
    low, high = known.searchsorted(record.raw, "left"), known.searchsorted(record.raw, "right")
    place = np.flatnonzero((high > low) & record.whole)
    sizes = (high - low)[place]
    which = np.repeat(low[place] - (np.cumsum(sizes) - sizes), sizes) + np.arange(int(sizes.sum()))
    query, place = asked.at[order[which]], np.repeat(place, sizes)
    statement = bounds.searchsorted(place, "right") - 1
    if len(query) > FREQUENT:
        _, pair, counts = np.unique(statement * (1 << 32) + query, return_inverse=True, return_counts=True)
        rare = counts[pair] <= FREQUENT
        query, place, statement = query[rare], place[rare], statement[rare]
    seeds = Seeds(query, statement, place - bounds[statement])
    found = dict(runs_by_statement(seeds, asked.lengths))
    return [found.get(number, []) for number in range(len(parts))]
