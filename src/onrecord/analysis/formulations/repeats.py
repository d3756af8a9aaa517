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
    """Returns the intervals of common prefixes: first index, number of suffixes, length."""
    deep = np.flatnonzero(common >= shortest)
    firsts: list[int] = []
    uses: list[int] = []
    sizes: list[int] = []
    begun: list[int] = []
    lengths: list[int] = []
    before = -2
    # A last step of no length closes what is open.
    for at, length in zip([*deep.tolist(), len(common) + 1], [*common[deep].tolist(), 0], strict=True):
        if at != before + 1:
            while lengths:
                _close(before + 1, begun.pop(), lengths.pop(), least, (firsts, uses, sizes))
        start = at
        while lengths and lengths[-1] > length:
            start = begun.pop()
            _close(at, start, lengths.pop(), least, (firsts, uses, sizes))
        if not lengths or lengths[-1] < length:
            begun.append(start)
            lengths.append(length)
        before = at
    return np.array(firsts, np.int64), np.array(uses, np.int64), np.array(sizes, np.int32)


def _close(end: int, start: int, length: int, least: int, into: tuple[list[int], list[int], list[int]]) -> None:
    if end - start + 1 >= least:
        into[0].append(start)
        into[1].append(end - start + 1)
        into[2].append(length)
