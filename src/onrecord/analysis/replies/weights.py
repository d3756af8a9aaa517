"""The linear model of outcomes: weights by feature, kept as JSON in the package, read once."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from attrs import field, frozen

from onrecord.analysis.replies.reply import Outcome, Reason

_LOUDEST = 3


@frozen
class Weights:
    """What each feature weighs for each outcome; `sure` is the least probability at which an outcome is told, `version` names both."""

    version: str
    sure: float
    outcomes: tuple[Outcome, ...]
    by_feature: Mapping[str, tuple[float, ...]]

    # What a feature weighs for an outcome beyond what it weighs on average: what speaks for it rather than for another.
    beyond: Mapping[str, tuple[float, ...]] = field(init=False, repr=False)

    @beyond.default
    def _beyond(self) -> Mapping[str, tuple[float, ...]]:
        return {name: tuple(one - sum(row) / len(row) for one in row) for name, row in self.by_feature.items()}

    def judge(self, features: Mapping[str, float]) -> tuple[Outcome, float, tuple[Reason, ...]]:
        """Returns the likeliest outcome, its probability, and what spoke for it most."""
        known = [(name, value) for name, value in features.items() if name in self.by_feature]
        totals = [0.0] * len(self.outcomes)
        for name, value in known:
            for at, weight in enumerate(self.by_feature[name]):
                totals[at] += value * weight
        top = max(totals)
        parts = [math.exp(total - top) for total in totals]
        best = totals.index(top)
        loudest = sorted((-value * self.beyond[name][best], name) for name, value in known if name != "bias")[:_LOUDEST]
        told = tuple(Reason(name, round(-weight, 3)) for weight, name in loudest if weight < 0)
        return self.outcomes[best], parts[best] / sum(parts), told


@cache
def weights() -> Weights:
    """Returns the weights of the package."""
    table = json.loads(resources.files("onrecord.analysis.replies").joinpath("data/weights.json").read_text("utf-8"))
    return Weights(
        version=str(table["version"]),
        sure=float(table["sure"]),
        outcomes=tuple(Outcome(name) for name in table["outcomes"]),
        by_feature={name: tuple(map(float, row)) for name, row in table["weights"].items()},
    )
