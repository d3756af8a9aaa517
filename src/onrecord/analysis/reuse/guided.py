"""Short runs of words that a page shares with one edition: looked for where the page has words of it already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.chain import Run, runs_by_statement
from onrecord.analysis.reuse.index import Seeds
from onrecord.analysis.reuse.shingles import GUIDED, Hashes, Shingles, shingles
from onrecord.analysis.reuse.token_stream import Codes, Places

FREQUENT = 12
"""A run that the edition has more often says nothing about the place."""


@frozen(eq=False)
class ShortRuns:
    """The short runs of some statements by ascending number; `first` is the number of the first statement."""

    hashes: Hashes
    places: Places
    bounds: Places
    first: int


def short_runs(parts: Sequence[Codes], first: int) -> ShortRuns:
    """Returns the short runs of statements that follow each other, none going over a statement's end."""
    bounds = np.cumsum([0, *map(len, parts)])
    there = shingles(np.concatenate(parts) if parts else np.zeros(0, np.uint32), GUIDED)
    places = np.arange(len(there.hashes))
    ends = bounds[np.minimum(np.searchsorted(bounds, places, "right"), len(bounds) - 1)]
    places = places[(there.lengths > 0) & (places + there.lengths <= ends)]
    places = places[np.argsort(there.hashes[places], kind="stable")]
    return ShortRuns(there.hashes[places], places, bounds, first)


def shared_runs(record: ShortRuns, here: Shingles, free: NDArray[np.bool_]) -> Iterator[tuple[int, list[Run]]]:
    """Yields the statements that share short runs with the page's free words, and these; `here` are the page's short runs."""
    clear = np.concatenate([[0], np.cumsum(~free)])
    ends = np.minimum(np.arange(len(free)) + here.lengths, len(free))
    asked = np.flatnonzero((here.lengths > 0) & (clear[ends] == clear[: len(free)]))
    if not len(asked) or not len(record.hashes):
        return
    low = np.searchsorted(record.hashes, here.hashes[asked], "left")
    high = np.searchsorted(record.hashes, here.hashes[asked], "right")
    sizes = np.where(high - low <= FREQUENT, high - low, 0)
    which = np.repeat(np.arange(len(asked)), sizes)
    at = np.arange(len(which)) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    places = record.places[at]
    statement = np.searchsorted(record.bounds, places, "right") - 1
    seeds = Seeds(asked[which], statement + record.first, places - record.bounds[statement])
    yield from runs_by_statement(seeds, here.lengths)
