"""Passages as one array of symbols: what repeats are looked for in.

A symbol is a character of a script without spaces, or a word of any other. `reach` says for every place how many symbols
follow, itself included, before a sentence ends or a number stands: no formulation runs over either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, Final, Protocol

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.formulations.stop_words import function_words

Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

CLOSED: Final = ("zh", "ja", "th", "lo", "km", "my")
"""Languages written without spaces."""
_ENDS = "。！？!?；;：:\n\r\x0b\x0c\x85\u2028\u2029…"
LETTER, NUMBER, LINK, SIGN = range(4)
"""Sorts of symbols: a sign that links words (、, a hyphen) is no end of anything."""
_LINKS = "、·/-—–&%~"
_CHUNK = 400_000
# The first two say nothing that the others do not; most pieces are such, and found twice as fast.
_PIECE = re.compile(
    r"[a-z]+(?=[ ,])| (?=[a-zA-Z])|(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’\-‑][^\W\d_]+)*|\d[\d.,:]*\w*|\s+|[.!?;:…]+|."
)
_BLANK = -1
_TITLES = frozenset("mr mrs ms dr gen sen rep gov st lt col u.s u.n".split())


@frozen
class Passage:
    """Somebody's words on a day. `id` is whatever the caller knows them by."""

    id: str
    day: date
    text: str


class Sliced(Protocol):
    """A text that gives its parts: a string, or one that lies in a file."""

    def __getitem__(self, part: slice, /) -> str:
        """Returns a part."""
        ...


@frozen(eq=False)
class Corpus:
    """Passages of one language as symbols.

    `codes` are places in `symbols`, `reach` as the module says, `sort` tells letters from signs (`LETTER` …), `small` says which are
    function words (no formulation begins or ends with them), `edge` where a word
    begins (one longer than `codes`), `passage` and `day` (an ordinal) of every symbol, `start` and `end` its code points of
    `text`.
    """

    language: str
    text: Sliced
    symbols: tuple[str, ...]
    codes: Ints
    reach: Ints
    sort: NDArray[np.int8]
    small: Flags
    edge: Flags
    day: Ints
    passage: Ints
    start: Ints
    end: Ints

    def words(self, at: int, size: int) -> str:
        """Returns the words of `size` symbols from place `at` on."""
        return self.text[int(self.start[at]) : int(self.end[at + size - 1])]

    def cut(self, at: int, size: int) -> list[str]:
        """Returns the same cut at the edges of words."""
        edges = [at, *(at + 1 + int(one) for one in np.flatnonzero(self.edge[at + 1 : at + size])), at + size]
        return [self.words(low, high - low) for low, high in pairwise(edges)]


def corpus_of(passages: Iterable[Passage], language: str) -> Corpus:
    """Returns passages of one language as symbols."""
    held = list(passages)
    text = "".join(f"{one.text}\n" for one in held)
    sizes = np.fromiter((len(one.text) + 1 for one in held), np.int64, len(held))
    days = np.fromiter((one.day.toordinal() for one in held), np.int32, len(held))
    if language.partition("-")[0] in CLOSED:
        return _of_characters(text, language, np.repeat(np.arange(len(held), dtype=np.int32), sizes), days)
    return _of_words(text, language, sizes, days)


def _of_characters(text: str, language: str, passage: Ints, days: Ints) -> Corpus:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    known, codes = _ranked(points)
    sorts = np.fromiter((_sort(chr(int(one))) for one in known), np.int8, len(known))
    ends = np.fromiter((chr(int(one)) in _ENDS for one in known), np.bool_, len(known)) | (sorts == NUMBER)
    place = np.arange(len(points), dtype=np.int32)
    function = function_words(language)
    return Corpus(
        language=language,
        text=text,
        symbols=tuple(chr(int(one)) for one in known),
        codes=codes,
        reach=_reach(ends[codes]),
        sort=sorts[codes],
        small=np.fromiter((chr(int(one)) in function for one in known), np.bool_, len(known))[codes],
        edge=_edges(text),
        day=days[passage] if len(days) else np.zeros(0, np.int32),
        passage=passage,
        start=place,
        end=place + 1,
    )


def _sort(sign: str) -> int:
    if sign.isdecimal():
        return NUMBER
    if sign.isalpha():
        return LETTER
    return LINK if sign in _LINKS else SIGN


def _ranked(points: NDArray[np.uint32]) -> tuple[NDArray[np.uint32], Ints]:
    """Returns the different code points in order, and of every place which of them it is."""
    if not len(points):
        return points, np.zeros(0, np.int32)
    there = np.zeros(int(points.max()) + 1, np.bool_)
    there[points] = True
    ranks = np.cumsum(there, dtype=np.int32) - 1
    return np.flatnonzero(there).astype(np.uint32), ranks[points]


def _reach(ends: Flags) -> Ints:
    place = np.arange(len(ends), dtype=np.int32)
    stop = np.where(ends, place, np.int32(len(ends)))
    following = np.minimum.accumulate(stop[::-1])[::-1]
    return np.asarray(following - place, np.int32)


def _edges(text: str) -> Flags:
    """Returns where words of Chinese begin; everywhere where no cutter is installed."""
    cutter = _cutter()
    if cutter is None:
        return np.ones(len(text) + 1, np.bool_)
    found = np.zeros(len(text) + 1, np.bool_)
    at = 0
    for part in _chunks(text):
        lengths = np.fromiter(map(len, cutter(part)), np.int64)
        found[at + np.concatenate(([0], np.cumsum(lengths)))] = True
        at += len(part)
    return found


def _chunks(text: str) -> Iterator[str]:
    at = 0
    while at < len(text):
        end = text.find("\n", min(at + _CHUNK, len(text) - 1)) + 1 or len(text)
        yield text[at:end]
        at = end


@cache
def _cutter() -> Callable[[str], Sequence[str]] | None:
    try:
        import rjieba  # noqa: PLC0415 - an extra; loading it costs 0.1 s and 70 MB that most commands can spare
    except ImportError:
        return None
    cut: Callable[[str], Sequence[str]] = rjieba.cut
    return cut


def cuts_words() -> bool:
    """Tells whether the edges of Chinese words are known: whether the extra `zh` is installed."""
    return _cutter() is not None


def _folded(word: str) -> str:
    if word[0] in ".!?;:…" or "\n" in word:
        return "\n"
    if word[0].isdigit():
        return "0"
    return word.casefold().replace("’", "'").replace("‑", "-").rstrip(".")


def _of_words(text: str, language: str, sizes: NDArray[np.int64], days: Ints) -> Corpus:
    pieces = _PIECE.findall(text)
    numbers: dict[str, int] = {"\n": 0}
    printed = {one: _BLANK if one.isspace() and "\n" not in one else numbers.setdefault(_folded(one), len(numbers))
               for one in dict.fromkeys(pieces)}  # fmt: skip
    every = np.fromiter(map(printed.__getitem__, pieces), np.int32, len(pieces))
    after = np.cumsum(np.fromiter(map(len, pieces), np.int32, len(pieces)), dtype=np.int32)
    real = np.flatnonzero(every != _BLANK)
    # The stop behind a title ends nothing. It is the only piece of its code that is one code point long.
    titles = [numbers[one] for one in _TITLES if one in numbers]
    made: Any = every[real]
    end = after[real]
    start = np.where(real > 0, after[real - 1], 0).astype(np.int32) if len(real) else end
    stop = (made[1:] == 0) & np.isin(made[:-1], titles) & (end[1:] - start[1:] == 1) & (start[1:] == end[:-1])
    keep = np.concatenate(([True], ~stop))[: len(made)]
    made, start, end = made[keep], start[keep], end[keep]
    known = list(numbers)
    function = function_words(language)
    small = np.fromiter((word in function for word in known), np.bool_, len(known))
    stops = np.fromiter((word in {"\n", "0"} for word in known), np.bool_, len(known))
    sorts = np.fromiter((_sort(word[0]) for word in known), np.int8, len(known))
    passage = np.searchsorted(np.cumsum(sizes), start, side="right").astype(np.int32)
    return Corpus(
        language=language,
        text=text,
        symbols=tuple(known),
        codes=made,
        reach=_reach(stops[made]) if len(made) else made,
        sort=sorts[made] if len(made) else np.zeros(0, np.int8),
        small=small[made] if len(made) else np.zeros(0, np.bool_),
        edge=np.ones(len(made) + 1, np.bool_),
        day=days[passage] if len(made) else made,
        passage=passage,
        start=start,
        end=end,
    )
