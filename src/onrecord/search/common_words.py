"""Pairs of very common words, indexed for themselves: a phrase of them needs no look at the places of every "the".

Only words that stand in about one statement of five are listed; a phrase with any other word is fast by itself. What is
found does not depend on the list, only how fast; an index must be read by the list that it was written by.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.search.tokens import BREAK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BETWEEN = "\x1e"
_BITS = 5


def _number(word: str) -> int:
    """Returns a word of small letters as a number."""
    return sum(ord(letter) - ord("a") + 1 << at * _BITS for at, letter in enumerate(word))


COMMON = tuple(
    sorted(
        (
            # English, with what an apostrophe leaves, and a word of press briefings; then Spanish.
            "a about and are as at be been but can do for from going has have he i in is it just know not of on our re s "
            "so t that the there they this to was we what will with you president "
            "como con de del el en es la las lo los mas para pero por que se un una y"
        ).split(),
        key=_number,
    )
)
_LONGEST = max(map(len, COMMON))


def pairs(words: Sequence[str]) -> list[str] | None:
    """Returns the pairs that words one behind the other make, None where one of them is not common or there is only one."""
    if len(words) > 1 and all(word in COMMON for word in words):
        return [f"{one}+{other}" for one, other in pairwise(words)]
    return None


def pairs_lines(lines: Sequence[str]) -> list[str]:
    """Returns the pairs of each line of tokens, with `BREAK` behind each run of common words.

    Words are compared as numbers of five bits a letter, all at once.
    """
    import numpy as np  # noqa: PLC0415  only an index that is written needs it

    text = f" {f' {_BETWEEN} '.join(lines)} "
    codes = np.frombuffer(text.encode("utf-16-le"), np.uint16)
    blanks = np.flatnonzero(codes == ord(" "))
    sizes = np.diff(blanks) - 1
    starts = blanks[:-1][sizes > 0] + 1
    sizes = sizes[sizes > 0]
    likely = np.flatnonzero((sizes <= _LONGEST) & (codes[starts] <= ord("z")))
    begun, sizes = starts[likely], sizes[likely]
    numbers = _letters(codes[begun])
    for at in range(1, _LONGEST):
        longer = np.flatnonzero(sizes > at)
        numbers[longer] |= _letters(codes[begun[longer] + at]) << np.uint64(at * _BITS)
    known = _known()
    at_most = np.minimum(np.searchsorted(known, numbers), len(COMMON) - 1)
    found = np.zeros(starts.size + 1, np.int64)
    found[likely] = np.where(known[at_most] == numbers, at_most + 1, 0)
    common = found > 0
    paired = common[:-1] & common[1:]
    names = (found[:-1] - 1) * len(COMMON) + found[1:] - 1
    names[paired & ~np.append(paired[1:], np.False_)] += len(COMMON) ** 2
    between = codes[starts] == ord(_BETWEEN)
    names[between] = -1
    return "".join(map(_names().__getitem__, names[paired | between].tolist())).split(_BETWEEN)


def _letters(codes: NDArray[np.uint16]) -> NDArray[np.uint64]:
    import numpy as np  # noqa: PLC0415  as above

    letters: NDArray[np.uint64] = np.minimum(codes - np.uint16(ord("a") - 1), np.uint16(31)).astype(np.uint64)
    return letters


@cache
def _known() -> NDArray[np.uint64]:
    import numpy as np  # noqa: PLC0415  as above

    known: NDArray[np.uint64] = np.array([_number(word) for word in COMMON], np.uint64)
    return known


@cache
def _names() -> list[str]:
    """Returns what is written for each pair, then for each one that ends a run, then between lines."""
    made = [f"{one}+{other} " for one in COMMON for other in COMMON]
    return [*made, *(f"{name}{BREAK} " for name in made), _BETWEEN]
