"""Pairs of very common words, indexed for themselves: a phrase of them needs no look at the places of every "the".

Only words that stand in about one statement of five are listed; a phrase with any other word is fast by itself. What is
found does not depend on the list, only how fast; an index must be read by the list that it was written by.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count, pairwise
from typing import TYPE_CHECKING, NamedTuple

from onrecord.search.tokens import BREAK

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Letters = NDArray[np.uint8] | NDArray[np.uint16]
    Places = NDArray[np.intp]

_BETWEEN = "\x1e"
_SIGNS = ord(BREAK)
"""No token has a character up to this one: blanks and signs end them."""
_WHOLE, _LONGEST = 8, 9
"""Letters of a word that are compared at once, and the most that a listed word may have."""
_PLACES, _GOLDEN = 12, 0x9E3779B97F4A7C15


def _number(word: str) -> int:
    """Returns the first eight letters of a word as one number."""
    return int.from_bytes(word[:_WHOLE].encode(), "little")


COMMON = tuple(
    sorted(
        (
            # English, with what an apostrophe leaves, a word of press briefings and the letter before their questions; then
            # Spanish.
            "a about and are as at be been but can do for from going has have he i in is it just know not of on our q re s "
            "so t that the there they this to was we what will with you president "
            "como con de del el en es la las lo los mas para pero por que se un una y"
        ).split(),
        key=_number,
    )
)


def pairs(words: Sequence[str]) -> list[str] | None:
    """Returns the pairs that words one behind the other make, None where one of them is not common or there is only one."""
    if len(words) > 1 and all(word in COMMON for word in words):
        return [f"{one}+{other}" for one, other in pairwise(words)]
    return None


def pairs_lines(lines: Sequence[str]) -> list[str]:
    """Returns the pairs of each line of tokens, with `BREAK` behind each run of common words."""
    import numpy as np  # noqa: PLC0415  only an index that is written needs it

    text = f" {_BETWEEN} ".join(["", *lines, ""])
    letters = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    return pairs_of(letters, between=ord(_BETWEEN))


def pairs_of(letters: Letters, *, between: int) -> list[str]:
    """Returns the pairs of lines of tokens that stand in an array, each between signs of that number."""
    import numpy as np  # noqa: PLC0415  as above

    starts, ends, places, known = _common(letters)
    # Blanks alone may stand between the words of a pair.
    beside = np.flatnonzero(places[1:] - places[:-1] == 1)
    begin, end = ends[places[beside]], starts[places[beside + 1]]
    touching = letters[begin] == ord(" ")
    wide = np.flatnonzero(end - begin > 1)
    if wide.size:
        gaps = np.ravel((begin[wide], end[wide]), "F")
        touching[wide] = ~np.logical_or.reduceat(letters != ord(" "), gaps)[::2]
    paired = beside[touching]
    names = known[paired] * len(COMMON) + known[paired + 1]
    names[np.append(paired[1:] - paired[:-1] > 1, True)[: paired.size]] += len(COMMON) ** 2
    edges = np.flatnonzero(letters == between)[1:]
    names = np.insert(names, np.searchsorted(starts[places[paired]], edges), -1)
    return "".join(map(_names().__getitem__, names.tolist())).split(_BETWEEN)[:-1]


def _common(letters: Letters) -> tuple[Places, Places, Places, Places]:
    """Returns where words of small letters begin and end, which of these are common, and their numbers in `COMMON`."""
    import numpy as np  # noqa: PLC0415  as above

    small = letters - letters.dtype.type(ord("a")) < 26
    edges = np.flatnonzero(small[1:] != small[:-1]) + 1
    starts, ends = edges[::2], edges[1::2]
    # Eight letters from each place on are one number.
    plain = np.append(letters.astype(np.uint8, copy=False), np.zeros(_WHOLE, np.uint8))
    eights = np.ndarray(letters.size, np.dtype("<u8"), plain.data, strides=(1,))
    table = _table()
    numbers = eights[starts] & table.masks[np.minimum(ends - starts, _LONGEST + 1)]
    words = table.words[numbers * table.factor >> table.shift]
    places = np.flatnonzero(table.numbers[words] == numbers)
    known = words[places]
    begun, end = starts[places], ends[places]
    tail = np.where(end - begun > _WHOLE, plain[np.minimum(begun + _WHOLE, end)], 0)
    whole = (tail == table.tails[known]) & (letters[begun - 1] <= _SIGNS) & (letters[end] <= _SIGNS)
    return starts, ends, places[whole], known[whole].astype(np.intp)


class _Table(NamedTuple):
    """The words of `COMMON` as numbers; a number times `factor` without its last `shift` bits is its place in `words`."""

    numbers: NDArray[np.uint64]
    tails: NDArray[np.uint8]
    masks: NDArray[np.uint64]
    words: NDArray[np.uint8]
    factor: np.uint64
    shift: np.uint64


@cache
def _table() -> _Table:
    import numpy as np  # noqa: PLC0415  as above

    numbers = np.array([_number(word) for word in COMMON], np.uint64)
    shift = np.uint64(64 - _PLACES)
    odd = (np.uint64(_GOLDEN * at % (1 << 64)) for at in count(1, 2))
    factor = next(one for one in odd if np.unique(numbers * one >> shift).size == len(COMMON))
    words = np.zeros(1 << _PLACES, np.uint8)
    words[numbers * factor >> shift] = np.arange(len(COMMON))
    # Of a word longer than all of them nothing is left, which is none of their numbers.
    masks = [*((1 << 8 * min(size, _WHOLE)) - 1 for size in range(_LONGEST + 1)), 0]
    tails = np.array([ord(word[_WHOLE:] or "\0") for word in COMMON], np.uint8)
    return _Table(numbers, tails, np.array(masks, np.uint64), words, factor, shift)


@cache
def _names() -> list[str]:
    """Returns what is written for each pair, then for each one that ends a run, then between lines."""
    made = [f"{one}+{other} " for one in COMMON for other in COMMON]
    return [*made, *(f"{name}{BREAK} " for name in made), _BETWEEN]
