"""Which questions follow up: features of a question and of what stands around it, weighed and judged page by page.

The weights are those of a logistic regression fitted on exchanges marked by hand (`eval/train_follow.py`,
cross-validated by page); the table `data/follow.yml` holds them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from onrecord.reading.follow_matter import shared
from onrecord.reading.follow_page import QUESTION, Before, Turn, walk
from onrecord.reading.follow_signs import opening, signs
from onrecord.reading.follow_split import split
from onrecord.text.yaml_data import load


def features(text: str, before: Before) -> dict[str, float]:
    """Returns the named features of a question after what stands before it, each 0 to 1."""
    values = {name: 1.0 for name, value in signs(text, before).items() if value}
    values.update(shared(text, before))
    if name := opening(text):
        values[name] = 1.0
    return values


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    table = load(files("onrecord.reading").joinpath("data/follow.yml").read_text("utf-8"))
    return {str(name): float(value) for name, value in table["weights"].items()}


def likelihood(values: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Returns the likelihood (0 to 1) that a question with these features follows up."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in values.items())))


def follows(text: str, before: Before) -> float:
    """Returns the likelihood (0 to 1) that a question continues the exchange before it."""
    return likelihood(features(text, before), _weights())


def judge(turns: Sequence[Turn], weights: Mapping[str, float] | None = None) -> list[bool]:
    """Returns whether each question of a page follows up, in page order.

    Each question is weighed once, after the likelier verdicts on those before it; then the whole page is split.
    """
    told = weights
    weighed: dict[int, float] = {}

    def likelier(number: int, turn: Turn, before: Before) -> bool:
        nonlocal told
        told = told or _weights()
        weighed[number] = likelihood(features(turn.text, before), told)
        return weighed[number] > 0.5

    first = walk(turns, likelier)
    if not weighed:
        return first
    certain = [turn.told for turn in turns if turn.kind == QUESTION]
    return split([weighed.get(number, float(bool(one))) for number, one in enumerate(certain)])
