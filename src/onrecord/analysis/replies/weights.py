"""The linear model of outcomes: weights by feature, kept as JSON in the package, read once."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import attrgetter

from attrs import field, frozen

from onrecord.analysis.replies.openings import Heard
from onrecord.analysis.replies.reply import Outcome, Reason

_LOUDEST = 3
_SAME = "language:"
"""What every answer of a language has, and tells nobody anything."""
_WEIGHT = attrgetter("weight")


@frozen
class Weights:
    """What each feature weighs for each outcome; `sure` is the least probability at which an outcome is told, `version` names both."""

    version: str
    sure: float
    outcomes: tuple[Outcome, ...]
    by_feature: Mapping[str, tuple[float, ...]]

    # With what a feature weighs for an outcome beyond what it weighs on average: what speaks for it rather than for another.
    both: Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]] = field(init=False, repr=False)

    @both.default
    def _both(self) -> Mapping[str, tuple[tuple[float, ...], tuple[float, ...]]]:
        return {name: (row, tuple(one - sum(row) / len(row) for one in row)) for name, row in self.by_feature.items()}

    def judge(
        self, features: Mapping[str, float], heard: Sequence[Heard] = ()
    ) -> tuple[Outcome, float, tuple[Reason, ...]]:
        """Returns the likeliest outcome by features and first words, its probability, and what spoke for it most."""
        known = [(value, both, name) for name, value in features.items() if (both := self.both.get(name))]
        rows = [both[0] if value == 1.0 else tuple(map(value.__mul__, both[0])) for value, both, _ in known]
        rows += [one.weights for one in heard]
        totals = list(map(sum, zip(*rows, strict=True)))
        top = max(totals)
        best = totals.index(top)
        spoke = [
            (-value * beyond, name)
            for value, both, name in known
            if (beyond := both[1][best]) > 0 and name != "bias" and not name.startswith(_SAME)
        ]
        told = [Reason(name, round(-weight, 3)) for weight, name in sorted(spoke)[:_LOUDEST]]
        for one in heard:
            if (by := one.weights[best]) > 0 and (len(told) < _LOUDEST or by > told[-1].weight):
                told = sorted([*told, Reason(one.loudest(best), round(by, 3))], key=_WEIGHT, reverse=True)[:_LOUDEST]
        return self.outcomes[best], 1 / sum([math.exp(total - top) for total in totals]), tuple(told)


@cache
def weights(language: str = "") -> Weights:
    """Returns the weights of the package under a name (`register.weighed_as`); one without weights of its own has those of all."""
    table = json.loads(resources.files("onrecord.analysis.replies").joinpath("data/weights.json").read_text("utf-8"))
    return Weights(
        version=str(table["version"]),
        sure=float(table["sure"]),
        outcomes=tuple(Outcome(name) for name in table["outcomes"]),
        by_feature={name: tuple(map(float, row)) for name, row in table["own"].get(language, table["weights"]).items()},
    )
