"""Short runs of words that a page shares with one edition: looked for where the page has words of it already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.analysis.reuse.chain import Run, runs_by_statement
from onrecord.analysis.reuse.index import Seeds
from onrecord.analysis.reuse.shingles import GUIDED, shingles
from onrecord.analysis.reuse.token_stream import Codes

FREQUENT = 12
"""A run that the edition has more often says nothing about the place."""


def shared_runs(
    parts: Sequence[Codes], first: int, codes: Codes, free: NDArray[np.bool_]
) -> Iterator[tuple[int, list[Run]]]:
    """Yields the statements that share short runs with the page's free words, and these; `first` is the number of the first."""
    here = shingles(codes, GUIDED)
    clear = np.concatenate([[0], np.cumsum(~free)])
    ends = np.minimum(np.arange(len(codes)) + here.lengths, len(codes))
    asked = np.flatnonzero((here.lengths > 0) & (clear[ends] == clear[: len(codes)]))
    if not len(asked) or not parts:
        return
    bounds = np.cumsum([0, *map(len, parts)])
    there = shingles(np.concatenate(parts), GUIDED)
    places = np.arange(len(there.hashes))
    whole = (there.lengths > 0) & (
        places + there.lengths <= bounds[np.minimum(np.searchsorted(bounds, places, "right"), len(bounds) - 1)]
    )
    places = places[whole]
    order = np.argsort(there.hashes[places], kind="stable")
    places = places[order]
    hashes = there.hashes[places]
    low, high = (
        np.searchsorted(hashes, here.hashes[asked], "left"),
        np.searchsorted(hashes, here.hashes[asked], "right"),
    )
    sizes = np.where(high - low <= FREQUENT, high - low, 0)
    which = np.repeat(np.arange(len(asked)), sizes)
    at = np.arange(len(which)) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
    statement = np.searchsorted(bounds, places[at], "right") - 1
    seeds = Seeds(asked[which], statement + first, places[at] - bounds[statement])
    yield from runs_by_statement(seeds, here.lengths)
