"""The linear model of outcomes: weights by feature, kept as JSON in the package, read once."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from attrs import frozen

from onrecord.analysis.replies.reply import Outcome, Reason

_LOUDEST = 3


@frozen
class Weights:
    """What each feature weighs for each outcome; `sure` is the least probability at which an outcome is told, `version` names both."""

    version: str
    sure: float
    outcomes: tuple[Outcome, ...]
    by_feature: Mapping[str, tuple[float, ...]]

    def judge(self, features: Mapping[str, float]) -> tuple[Outcome, float, tuple[Reason, ...]]:
        """Returns the likeliest outcome, its probability, and what spoke for it most."""
        known = [(name, value, self.by_feature[name]) for name, value in features.items() if name in self.by_feature]
        totals = [sum(value * weights[at] for _, value, weights in known) for at in range(len(self.outcomes))]
        top = max(totals)
        parts = [math.exp(total - top) for total in totals]
        best = totals.index(top)
        reasons = sorted(
            (
                Reason(name, value * (weights[best] - sum(weights) / len(weights)))
                for name, value, weights in known
                if name != "bias"
            ),
            key=lambda one: (-one.weight, one.feature),
        )[:_LOUDEST]
        told = tuple(Reason(one.feature, round(one.weight, 3)) for one in reasons if one.weight > 0)
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
