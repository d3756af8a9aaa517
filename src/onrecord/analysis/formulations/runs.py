"""Which words of a text were said before: by runs of ten characters, or five words, seen on an earlier day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.formulations.units import folded, is_closed, units
from onrecord.text.span import Span

CHARACTERS: Final = 10
WORDS: Final = 5
_Keys = NDArray[np.uint64]
_PRIME = np.uint64(0x9E3779B97F4A7C15)


@frozen
class Repeated:
    """How much of a text was said before: of all its units so many; `new` are the spans of what was not, in order."""

    units: int
    before: int
    new: tuple[Span, ...]

    @property
    def share(self) -> float:
        """Returns the share said before, 0 for a text too short to tell."""
        return self.before / self.units if self.units else 0.0


class FirstSeen:
    """The day on which each run of words was first said: two sorted arrays, twelve bytes a run."""

    def __init__(self, keys: _Keys | None = None, days: NDArray[np.int32] | None = None) -> None:
        """Takes the arrays as `keys` and `days` gave them."""
        self.keys: _Keys = np.zeros(0, np.uint64) if keys is None else keys
        self.days: NDArray[np.int32] = np.zeros(0, np.int32) if days is None else days

    def add(self, texts: Iterable[tuple[date, str]]) -> None:
        """Takes up texts with their days, in any order: the earliest day of a run stands."""
        made = [(_runs(text), day.toordinal()) for day, text in texts]
        if not made:
            return
        keys = np.concatenate([self.keys, *(runs for runs, _ in made)])
        days = np.concatenate([self.days, *(np.full(len(runs), day, np.int32) for runs, day in made)])
        order = np.lexsort((days, keys))
        keys, days = keys[order], days[order]
        first = np.ones(len(keys), np.bool_)
        first[1:] = keys[1:] != keys[:-1]
        self.keys, self.days = keys[first], days[first]

    def repeated(self, text: str, day: date) -> Repeated:
        """Returns which words of a text stand in runs first said before a day."""
        spans = units(text)
        runs = _runs(text)
        size = _size(text)
        old = self._before(runs, day.toordinal())
        covered = np.zeros(len(spans) + 1, np.int32)
        at = np.flatnonzero(old)
        np.add.at(covered, at, 1)
        np.add.at(covered, at + size, -1)
        known = np.cumsum(covered)[: len(spans)] > 0
        if len(spans) < size:
            return Repeated(0, 0, ())
        return Repeated(len(spans), int(known.sum()), tuple(_joined(spans, known.tolist())))

    def _before(self, runs: _Keys, day: int) -> NDArray[np.bool_]:
        if not len(self.keys):
            return np.zeros(len(runs), np.bool_)
        place = np.minimum(np.searchsorted(self.keys, runs), len(self.keys) - 1)
        return np.asarray((self.keys[place] == runs) & (self.days[place] < day))


def _size(text: str) -> int:
    return CHARACTERS if is_closed(text) else WORDS


def _runs(text: str) -> _Keys:
    """Returns a number for every run of a text, the same for the same words in any text and on any machine."""
    words = folded(text, units(text))
    size = _size(text)
    if len(words) < size:
        return np.zeros(0, np.uint64)
    numbers = np.fromiter(map(_number, words), np.uint64, len(words))
    made = np.zeros(len(words) - size + 1, np.uint64)
    for at in range(size):
        made = (made ^ numbers[at : len(numbers) - size + 1 + at]) * _PRIME
        made ^= made >> np.uint64(29)
    return made


@lru_cache(maxsize=65_536)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _joined(spans: Sequence[Span], known: Sequence[bool]) -> list[Span]:
    made: list[Span] = []
    start: int | None = None
    for at, (span, old) in enumerate(zip(spans, known, strict=True)):
        if old and start is not None:
            made.append(Span(spans[start].start, spans[at - 1].end))
            start = None
        elif not old and start is None:
            start = at
        del span
    if start is not None:
        made.append(Span(spans[start].start, spans[-1].end))
    return made
