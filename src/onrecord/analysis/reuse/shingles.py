"""Runs of words as numbers: two texts share a run where they share its number."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.token_stream import RUNNING, Codes

Hashes: TypeAlias = NDArray[np.uint64]

_FACTORS = tuple(
    np.uint64(factor)
    for factor in (
        0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB,
        0x8EBC6AF09C88C6E3, 0x589965CC75374CC3, 0x1D8E4E27C47D124F, 0xEB44ACCAB455D165,
    )
)  # fmt: skip
_LONG = np.uint64(0x2545F4914F6CDD1D)
_SHIFT = np.uint64(32)


@frozen
class Size:
    """How many words make a run, and how many where one of these is a character of a script without spaces."""

    words: int
    characters: int


WHOLE = Size(5, 8)
"""Every run of this size of the record is in the index; measured: shorter ones drown in chance, longer ones lose quotations."""
GUIDED = Size(3, 4)
"""The size for texts that are already known to belong together."""


@frozen(eq=False)
class Shingles:
    """The runs that begin at each word of a stream: their numbers, and how many words each has (0 where the text ends before)."""

    hashes: Hashes
    lengths: NDArray[np.uint8]


def shingles(codes: Codes, size: Size = WHOLE, *, every: int = 1) -> Shingles:
    """Returns a run for every word, or for every so many words. Its number depends on its words and their order only."""
    count, long = len(codes), size.characters
    padded = np.zeros(count + long, np.uint64)
    padded[:count] = codes
    sums = padded[:count:every] * _FACTORS[0]
    for at in range(1, size.words):
        sums += padded[at : at + count : every] * _FACTORS[at]
    signs = codes >= RUNNING
    if signs.any():
        running = np.zeros(count + long + 1, np.int64)
        np.cumsum(signs, out=running[1 : count + 1])
        running[count + 1 :] = running[count]
        mixed = running[size.words : size.words + count : every] > running[:count:every]
        extra = np.full(len(sums), _LONG)
        for at in range(size.words, long):
            extra += padded[at : at + count : every] * _FACTORS[at]
        sums += np.where(mixed, extra, np.uint64(0))
        lengths = np.where(mixed, long, size.words).astype(np.uint8)
    else:
        # Most texts have no such script, and half of the work is spared.
        lengths = np.full(len(sums), size.words, np.uint8)
    _mix(sums)
    tail = np.arange(max(len(sums) - long, 0), len(sums))
    lengths[tail[tail * every + lengths[tail] > count]] = 0
    return Shingles(sums, lengths)


def _mix(sums: Hashes) -> None:
    """Spreads what tells numbers apart over all their bits."""
    for factor in _FACTORS[1:3]:
        sums ^= sums >> _SHIFT
        sums *= factor
    sums ^= sums >> _SHIFT
