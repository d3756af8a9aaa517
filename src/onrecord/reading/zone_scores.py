"""Each line's score: how much its look and its containers speak for main text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from onrecord.reading.zone_features import PageView, Place, Row
from onrecord.reading.zone_words import packaged

_PICTURE = -1.0


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[str, float]:
    """Returns the packaged weight of each feature."""
    return dict(packaged("zone_weights.yml"))


@lru_cache(maxsize=65536)
def _base_score(names: tuple[str, ...]) -> float:
    return _sum(shipped_weights(), names)


def _sum(weights: Mapping[str, float], names: tuple[str, ...]) -> float:
    weight = weights.get
    return sum([weight(name, 0.0) for name in names])


def line_scores(view: PageView, rows: list[Row], weights: Mapping[str, float] | None = None) -> list[float]:
    """Returns the score of every line, above zero for main text; other weights than the shipped are for measuring."""
    own_weights = shipped_weights() if weights is None else weights
    weight = own_weights.get
    bias = own_weights["(bias)"]
    known: dict[tuple[frozenset[str], Place], float] = {}
    scores = []
    for block, (base, own) in zip(view.layout.blocks, rows, strict=True):
        if block.alt:
            scores.append(_PICTURE)
            continue
        place = view.place_of(block.node)
        context = view.contexts[block.node]
        around = known.get((context, place))
        if around is None:
            names = (*view.place_features(place), *sorted(context))
            around = known[context, place] = bias + _sum(own_weights, names)
        score = around + (_base_score(base) if weights is None else _sum(own_weights, base))
        for name in own:
            score += weight(name, 0.0)
        scores.append(score)
    return scores
