"""Everything that is said again: all right-maximal repeats of a corpus, by a suffix array.

Abouelhoda, Kurtz, Ohlebusch, "Replacing suffix trees with enhanced suffix arrays", Journal of Discrete Algorithms 2
(2004): the intervals of the array of longest common prefixes are the repeats that cannot be made longer to the right.
Common prefixes are cut at the end of a sentence, which leaves the intervals in order.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from pydivsufsort import divsufsort, kasai  # type: ignore[import-untyped]  # it has no type hints

from onrecord.analysis.formulations.corpus import Corpus, Ints

LONGEST: Final = 60
"""The most symbols that a formulation is made of."""
_NARROW = 65_000


@frozen(eq=False)
class Repeats:
    """Repeats as runs of `places` (where they begin in the corpus): of each its first index, its uses, its symbols."""

    places: Ints
    first: NDArray[np.int64]
    uses: NDArray[np.int64]
    sizes: Ints

    def __len__(self) -> int:
        return len(self.first)


def repeats(corpus: Corpus, *, shortest: int, least: int) -> Repeats:
    """Returns the right-maximal repeats of `shortest` to `LONGEST` symbols with at least `least` uses."""
    codes = corpus.codes
    if len(codes) < 2:
        nothing: Any = np.zeros(0, np.int64)
        return Repeats(np.zeros(0, np.int32), nothing, nothing, np.zeros(0, np.int32))
    narrow: Any = codes.astype(np.uint16) if int(codes.max()) < _NARROW else codes
    places: Ints = divsufsort(narrow).astype(np.int32, copy=False)
    common = np.minimum(kasai(narrow, places), LONGEST)[:-1]
    # A common prefix cannot end before the sentence of one suffix does and not the other's: they say the same.
    np.minimum(common, corpus.reach[places[:-1]], out=common)
    first, uses, sizes = _walk(common, shortest, least)
    return Repeats(places, first, uses, sizes)


def _walk(common: Ints, shortest: int, least: int) -> tuple[NDArray[np.int64], NDArray[np.int64], Ints]:
    """Returns the intervals of common prefixes: first index, number of suffixes, length; inner ones before outer ones.

    Length by length: a run of prefixes of at least that length is an interval where the shortest of them is that long. What is
    too rare at one length is too rare at every longer one, so ever fewer places are looked at.
    """
    found: list[tuple[NDArray[np.int64], NDArray[np.int64], Ints]] = []
    deep: NDArray[np.int64] = np.flatnonzero(common >= shortest)
    length = shortest
    while len(deep):
        heads = np.flatnonzero(np.concatenate(([True], deep[1:] != deep[:-1] + 1)))
        uses = np.diff(np.concatenate((heads, [len(deep)]))) + 1
        lengths = common[deep]
        least_common = np.minimum.reduceat(lengths, heads)
        often = uses >= least
        exact = often & (least_common == length)
        found.append((deep[heads[exact]], uses[exact], np.full(int(exact.sum()), length, np.int32)))
        deep = deep[np.repeat(often, uses - 1) & (lengths > length)]
        length += 1
    firsts, uses, sizes = (np.concatenate([one[at] for one in found] or [np.zeros(0, np.int64)]) for at in range(3))
    order = np.lexsort((-sizes, firsts + uses))
    return firsts[order], uses[order], sizes[order].astype(np.int32, copy=False)
