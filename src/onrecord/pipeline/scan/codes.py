"""The words of many texts at once, as the numbers by which copies are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntFlag
from functools import cache
from itertools import accumulate
from typing import TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.token_stream import RUNNING_FROM, Codes, Places, any_script, letter_table, words_of
from onrecord.text.steps import Step, change_of

_SOFT_HYPHEN = "\u00ad"
_FIRST_HALVES = range(0xD800, 0xDC00)
_PICTURES = range(0xD83C, 0xD840)
"""The first halves in which UTF-16 writes pictures; other letters share the second ones."""

Units: TypeAlias = NDArray[np.uint16]


class _Sign(IntFlag):
    """What a unit of UTF-16 may need before words are numbered."""

    ODD = 1
    INVISIBLE = 2
    WIDE = 4
    HAN = 8


_NEEDS = {
    _Sign.INVISIBLE: (
        range(0xAD, 0xAE), range(0x180E, 0x180F), range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x206A),
        range(0xFEFF, 0xFF00),
    ),
    _Sign.WIDE: (range(0xFF01, 0xFFE7),),
    _Sign.HAN: (range(0x2E80, 0xA000), range(0xF900, 0xFB00), range(_PICTURES.stop, _FIRST_HALVES.stop)),
    # Scripts without spaces, and rare ones of which no table tells the letters.
    _Sign.ODD: (
        range(RUNNING_FROM, 0x2000), range(0x2C00, _PICTURES.start), range(_PICTURES.stop, _FIRST_HALVES.stop), range(0xE000, 0x10000),
    ),
}  # fmt: skip
_MUST = np.uint8(_Sign.ODD | _Sign.INVISIBLE)
"""A text with such a sign is not taken as it stands."""
_STEPS = (
    (_Sign.INVISIBLE, Step.INVISIBLE),
    (_Sign.WIDE, Step.WIDTH),
    (_Sign.HAN, Step.PINYIN),
    (_Sign.HAN, Step.SIMPLIFIED),
)


@frozen(eq=False)
class Joined:
    """Some of the texts given, one behind the other: their places in the sequence, their words, where each begins."""

    numbers: Places
    codes: Codes
    bounds: Places

    def text_of(self, words: Places) -> Places:
        """Returns in which of the joined texts each word stands."""
        return np.searchsorted(self.bounds, words, "right") - 1


def groups(texts: Sequence[str]) -> Iterator[Joined]:
    """Yields the texts in at most two groups: those that are taken as they stand, and those with signs that must be folded."""
    if not texts:
        return
    units = _units("\n".join(texts))
    begins = _begins(texts, units)
    high = np.flatnonzero(units >= RUNNING_FROM)
    odd = high[_signs().take(units[high]) & _MUST != 0]
    other = np.zeros(len(texts), np.bool_)
    other[np.searchsorted(begins, odd, "right") - 1] = True
    # No high unit, and few pages have any.
    other |= [_SOFT_HYPHEN in text for text in texts]
    if not other.all():
        yield _plain(units, begins, np.flatnonzero(~other))
    if other.any():
        numbers = np.flatnonzero(other)
        folded = [_folded(texts[at]) for at in numbers.tolist()]
        codes, starts, _ = any_script("\n".join(folded))
        yield Joined(numbers, codes, np.searchsorted(starts, _lengths(folded)))


def _plain(units: Units, begins: Places, numbers: Places) -> Joined:
    """Returns some of the joined texts, which are taken as they stand."""
    if len(numbers) + 1 < len(begins):
        kept = np.zeros(len(begins) - 1, np.bool_)
        kept[numbers] = True
        units = units[np.repeat(kept, np.diff(begins))]
        begins = np.append(0, np.cumsum(np.diff(begins)[numbers]))
    codes, starts, _ = words_of(letter_table().take(units, mode="clip"))
    return Joined(numbers, codes, np.searchsorted(starts, begins))


def _units(text: str) -> Units:
    return np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)


def _lengths(texts: Sequence[str]) -> Places:
    """Returns where texts begin that are joined by one sign, and where the last would end with such a sign."""
    return np.array([0, *accumulate(len(text) + 1 for text in texts)])


def _begins(texts: Sequence[str], units: Units) -> Places:
    """Returns where the joined texts begin in their units, and where the last would end with a sign behind it."""
    begins = _lengths(texts)
    begins[-1] -= 1
    if len(units) > begins[-1]:
        # Every code point beyond the first plane takes two units.
        first = np.flatnonzero((units >= _FIRST_HALVES.start) & (units < _FIRST_HALVES.stop))
        begins += np.searchsorted(first - np.arange(len(first)), begins)
    return begins


def _folded(text: str) -> str:
    needs = np.bitwise_or.reduce(_signs().take(_units(text)), initial=0)
    for sign, step in _STEPS:
        # Looking for what is not there would take most of the time.
        rewrite = change_of(step)(text) if needs & sign else None
        text = text if rewrite is None else rewrite.text
    return text


@cache
def _signs() -> NDArray[np.uint8]:
    """Returns what each unit may need."""
    found = np.zeros(0x10000, np.uint8)
    for sign, units in _NEEDS.items():
        for some in units:
            found[some.start : some.stop] |= np.uint8(sign)
    return found
