"""A sequence of texts whose neighbours may be taken together: what any stretch of it holds, computed once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from onrecord.analysis.parallel.affinity import Weights
from onrecord.analysis.parallel.profile import Feature


class Run:
    """The evidence of texts in their order; a stretch is given by where it begins and how many texts it takes."""

    def __init__(self, features: Sequence[Counter[Feature]], lengths: Sequence[int], weights: Weights) -> None:
        """Takes the features and the length of each text."""
        self._features = features
        self._merged: dict[tuple[int, int], Counter[Feature]] = {}
        self._lengths = list(accumulate(lengths, initial=0))
        self._norms = list(accumulate((weights.norm(one) for one in features), initial=0.0))

    def features(self, at: int, count: int) -> Counter[Feature]:
        """Returns the features of a stretch."""
        if count == 1:
            return self._features[at]
        known = self._merged.get((at, count))
        if known is None:
            known = self.features(at, count - 1) + self._features[at + count - 1]
            self._merged[at, count] = known
        return known

    def length(self, at: int, count: int) -> int:
        """Returns the length of a stretch."""
        return self._lengths[at + count] - self._lengths[at]

    def norm(self, at: int, count: int) -> float:
        """Returns the weight of a stretch's features."""
        return self._norms[at + count] - self._norms[at]
