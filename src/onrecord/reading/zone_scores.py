"""Each line's score: how much its look and its containers speak for main text."""

from __future__ import annotations

from functools import lru_cache

from onrecord.reading.zone_features import PageView, Place, Row
from onrecord.reading.zone_words import packaged


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    return dict(packaged("zone_weights.yml"))


@lru_cache(maxsize=65536)
def _base_score(names: tuple[str, ...]) -> float:
    weight = _weights().get
    return sum([weight(name, 0.0) for name in names])


def line_scores(view: PageView, rows: list[Row]) -> list[float]:
    """Returns the score of every line: above zero for main text, alternative text of pictures below."""
    weights = _weights()
    weight = weights.get
    bias = weights["(bias)"]
    known: dict[tuple[frozenset[str], Place], float] = {}
    scores = []
    for block, (base, own) in zip(view.layout.blocks, rows, strict=True):
        if block.alt:
            scores.append(-1.0)
            continue
        place = view.place_of(block.node)
        context = view.contexts[block.node]
        around = known.get((context, place))
        if around is None:
            names = (*view.place_features(place), *sorted(context))
            around = known[context, place] = bias + sum([weight(name, 0.0) for name in names])
        score = around + _base_score(base)
        for name in own:
            score += weight(name, 0.0)
        scores.append(score)
    return scores
