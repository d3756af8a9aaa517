"""Statements of one language in the order of their days: which of some days share words with something said before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date


class Later:
    """Statements known by their places, the earliest first."""

    def __init__(self, days: Sequence[date], terms: Sequence[AbstractSet[str]]) -> None:
        """Takes the day of each statement, in order, and what it is about."""
        self._days = days
        self._places: dict[str, list[int]] = defaultdict(list)
        for at, some in enumerate(terms):
            for term in some:
                self._places[term].append(at)

    def sharing(self, terms: AbstractSet[str], first: date, last: date, *, least: int) -> list[int]:
        """Returns the places of statements of some days, both included, that share at least so many terms, in order."""
        low, high = bisect_left(self._days, first), bisect_right(self._days, last)
        times: Counter[int] = Counter()
        for term in terms:
            places = self._places.get(term, [])
            times.update(places[bisect_left(places, low) : bisect_left(places, high)])
        return sorted(at for at, shared in times.items() if shared >= least)
