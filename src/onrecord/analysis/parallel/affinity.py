"""How much two texts look like each other's translation: what they share, weighed by how rare it is in this briefing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from onrecord.analysis.parallel.profile import Feature, Profile

_KIND = {"n": 1.6, "month": 1.2, "weekday": 1.5, "t": 1.0, "w": 0.6, "s": 0.8, "l": 1.5}
_SMALL = 0.5
"""Numbers to ten are said in many ways (both, 双方, a couple); they weigh less."""
_USUAL = 1500.0
"""For how many characters the usual ratio of two languages speaks before a briefing speaks for itself."""
SPREAD = 3.0
"""Variance of a translation's length by character, measured on 714 pairs of sentences; Gale and Church (1993) have 6.8."""


@frozen(eq=False)
class Weights:
    """The weight of each feature: by kind and by how few of the texts have it."""

    values: Mapping[Feature, float]

    def norm(self, features: Counter[Feature]) -> float:
        """Returns the weight of all that a text holds; Latin words count only where they are shared."""
        known = self.values
        return sum(known.get(one, 0.0) * count for one, count in features.items() if one[0] != "l")

    def shared(self, left: Counter[Feature], right: Counter[Feature]) -> tuple[float, float]:
        """Returns the weight of what two texts share, and how much of it is in words that `norm` leaves out."""
        if len(left) > len(right):
            left, right = right, left
        known, total, latin = self.values, 0.0, 0.0
        for one, count in left.items():
            other = right.get(one)
            if other:
                weight = known.get(one, 0.0) * (min(other, count))
                total += weight
                if one[0] == "l":
                    latin += weight
        return total, latin

    def added(self, part: Counter[Feature], whole: Counter[Feature], other: Counter[Feature]) -> float:
        """Returns how much less of `whole` would be shared with `other` if `part` of it were not there."""
        total = 0.0
        for one, count in part.items():
            there = other.get(one, 0)
            if there:
                total += self.values.get(one, 0.0) * (min(whole[one], there) - min(whole[one] - count, there))
        return total

    def affinity(self, left: Counter[Feature], right: Counter[Feature]) -> float:
        """Returns 0 where nothing is shared, 1 where all is."""
        return share(*self.shared(left, right), self.norm(left), self.norm(right))


def share(shared: float, latin: float, left: float, right: float) -> float:
    """Returns the shared weight over the geometric mean of both sides' weights, a little less where all is little."""
    return shared / math.sqrt((left + latin + 1.0) * (right + latin + 1.0)) if shared else 0.0


def weights(texts: Sequence[Profile]) -> Weights:
    """Returns the weights that hold among the texts of a briefing, of both languages."""
    total = len(texts)
    held: Counter[Feature] = Counter(one for text in texts for one in text.features)
    return Weights({one: _weight(one) * math.log((total + 2) / (count + 0.5)) for one, count in held.items()})


def _weight(feature: Feature) -> float:
    kind, value = feature
    small = kind == "n" and isinstance(value, (int, float)) and value <= 10
    return _SMALL if small else _KIND[kind]


def length_ratio(pairs: Iterable[tuple[int, int]], *, usual: float = 1.0) -> float:
    """Returns how many characters of the second language stand for one of the first, over all pairs and the usual ratio."""
    left, right = _USUAL, _USUAL * usual
    for one, other in pairs:
        left += one
        right += other
    return right / left


def length_cost(left: float, right: float, ratio: float) -> float:
    """Returns how unlikely two lengths are for translations, 0 where they fit: half the square of Gale and Church's delta.

    The shorter script's length is stretched to the longer one's, so that the spread is that of alphabetic text.
    """
    first, second = (left * ratio, right) if ratio > 1 else (left, right / ratio)
    mean = (first + second) / 2
    delta = first - second
    return delta * delta / (2 * SPREAD * mean) if mean else 0.0
