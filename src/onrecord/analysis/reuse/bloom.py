"""A blocked Bloom filter: one look at one word of memory says that a number is not in a set, or may be.

After Putze, Sanders and Singler, Cache-, Hash- and Space-Efficient Bloom Filters (2007), with blocks of one 64-bit word.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from onrecord.analysis.reuse.shingles import Hashes

BITS = 16
"""Bits a number: 2 bytes. About one number in forty that is not in the set passes."""
_ONE, _LOW = np.uint64(1), np.uint64(63)


def blocks_for(count: int) -> int:
    """Returns how many blocks a filter of so many numbers has."""
    return max(count * BITS // 64, 1)


def block_of(hashes: Hashes, blocks: int) -> NDArray[np.int64]:
    """Returns the block of each number; larger numbers never have an earlier block."""
    upper: Hashes = ((hashes >> np.uint64(32)) * np.uint64(blocks)) >> np.uint64(32)
    return upper.astype(np.int64)


def marks_of(hashes: Hashes) -> Hashes:
    """Returns the bits that each number sets in its block."""
    first, second, third = (hashes >> np.uint64(by) & _LOW for by in (0, 6, 12))
    marks: Hashes = (_ONE << first) | (_ONE << second) | (_ONE << third)
    return marks


def fill(filled: NDArray[np.uint64], hashes: Hashes) -> None:
    """Puts ascending numbers into a filter."""
    if not len(hashes):
        return
    where = block_of(hashes, len(filled))
    begins = np.flatnonzero(np.concatenate([[True], where[1:] != where[:-1]]))
    filled[where[begins]] |= np.bitwise_or.reduceat(marks_of(hashes), begins)


def may_hold(filled: NDArray[np.uint64], hashes: Hashes) -> NDArray[np.bool_]:
    """Tells of each number whether it may be in the filter; false is certain."""
    marks = marks_of(hashes)
    block: Hashes = filled[block_of(hashes, len(filled))]
    found: NDArray[np.bool_] = (block & marks) == marks
    return found
