"""Which questions follow up: features of a question and of what stands around it, weighed and judged page by page.

The weights are those of a logistic regression, the trees those of boosting; both take what the phrases of the question
tell for one more feature. All were fitted on exchanges marked by hand (`eval/train_follow.py`, cross-validated by page),
and what they say is put together.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from attrs import frozen

from onrecord.reading.follow_after import after
from onrecord.reading.follow_course import course
from onrecord.reading.follow_cues import cues, edges
from onrecord.reading.follow_matter import shared
from onrecord.reading.follow_page import QUESTION, Before, Turn, told, walk
from onrecord.reading.follow_phrases import Phrases, phrased
from onrecord.reading.follow_phrases import read as read_phrases
from onrecord.reading.follow_signs import opening, signs
from onrecord.reading.follow_split import split
from onrecord.reading.follow_trees import Trees, read, total
from onrecord.text.yaml_data import load

TREES = 0.8
"""The share of the trees in the log odds; the rest is the regression's."""


PHRASES = "phrases"
"""The name of the feature of what the phrases of a question tell."""


@frozen
class Model:
    """What features are weighed by: the weights of the regression by name, the trees, and the phrases."""

    weights: Mapping[str, float]
    trees: Trees
    phrases: Phrases


def features(text: str, before: Before) -> dict[str, float]:
    """Returns the named features of a question after what stands before it, each 0 to 1."""
    values = {name: 1.0 for name, value in signs(text, before).items() if value}
    values.update(shared(text, before))
    values.update((name, value) for name, value in cues(text, before).items() if value)
    values.update(course(before))
    values.update(after(text, before))
    if name := opening(text):
        values[name] = 1.0
    values.update(dict.fromkeys(edges(text), 1.0))
    return values


@lru_cache(maxsize=1)
def _fitted() -> Model:
    data = files("onrecord.reading").joinpath("data")
    table = load(data.joinpath("follow.yml").read_text("utf-8"))
    weights = {str(name): float(value) for name, value in table["weights"].items()}
    return Model(
        weights,
        read(data.joinpath("follow_trees.json").read_text("utf-8")),
        read_phrases(data.joinpath("follow_phrases.json").read_text("utf-8")),
    )


def likelihood(values: Mapping[str, float], model: Model) -> float:
    """Returns the likelihood (0 to 1) that a question with these features follows up."""
    linear = math.fsum(model.weights.get(name, 0.0) * value for name, value in values.items())
    return 1 / (1 + math.exp(-(1 - TREES) * linear - TREES * total(model.trees, values)))


def follows(text: str, before: Before, model: Model | None = None) -> float:
    """Returns the likelihood (0 to 1) that a question continues the exchange before it."""
    model = model or _fitted()
    return likelihood(features(text, before) | {PHRASES: phrased(text, model.phrases)}, model)


def judge(turns: Sequence[Turn], model: Model | None = None) -> list[bool]:
    """Returns whether each question of a page follows up, in page order.

    Each question is weighed once, after the likelier verdicts on those before it; then the whole page is split.
    """
    weighed: dict[int, float] = {}

    def likelier(number: int, turn: Turn, before: Before) -> bool:
        weighed[number] = follows(turn.text, before, model)
        return weighed[number] > 0.5

    first = walk(turns, likelier)
    if not weighed:
        return first
    certain = [told(turn) for turn in turns if turn.kind == QUESTION]
    return split([weighed.get(number, float(bool(one))) for number, one in enumerate(certain)])
