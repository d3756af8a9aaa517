"""What the phrases of a question tell: its words and pairs of words, anywhere and, apart from these, at its head."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from itertools import pairwise

from attrs import frozen

from onrecord.reading.follow_words import lowered

_WORD = re.compile(r"\w+(?:'\w+)?|\?|[—–-]+")
_LOOKED_AT, _MOST, _HEAD = 480, 60, 10
"""Code points and words of a question whose phrases count, and words of its head."""
_AT_HEAD = "^"
_FLAT = 2.0
"""How much log odds are flattened, so that few questions lie at the ends of the scale."""


@frozen
class Phrases:
    """Weights of phrases, and what is added to their sum (log odds)."""

    weights: Mapping[str, float]
    base: float


def phrases(text: str) -> set[str]:
    """Returns the words and pairs of words of a question; those at its head once more, marked by `^`."""
    spoken = _WORD.findall(lowered(text[:_LOOKED_AT]).replace("’", "'"))[:_MOST]
    pairs = [f"{one} {two}" for one, two in pairwise(spoken)]
    head = [_AT_HEAD + one for one in [*spoken[:_HEAD], *pairs[: _HEAD - 1]]]
    return {*spoken, *pairs, *head}


def weigh(known: Iterable[float], base: float) -> float:
    """Returns the log odds of known phrases with these weights: many phrases count for less each."""
    listed = list(known)
    return base + math.fsum(listed) / math.sqrt(len(listed)) if listed else base


def flattened(odds: float) -> float:
    """Returns log odds as a feature from 0 to 1."""
    return 1 / (1 + math.exp(-odds / _FLAT))


def phrased(text: str, model: Phrases) -> float:
    """Returns the feature, from 0 to 1, of what the phrases of a question tell."""
    weights = model.weights
    return flattened(weigh([weights[phrase] for phrase in weights.keys() & phrases(text)], model.base))


def read(text: str) -> Phrases:
    """Returns phrases as `write` stored them."""
    table = json.loads(text)
    return Phrases(table["phrases"], table["base"])


def write(model: Phrases, *, about: str) -> str:
    """Returns phrases as JSON, a line for each, with a note for who opens the file."""
    lines = ",\n".join(
        f"{json.dumps(phrase, ensure_ascii=False)}: {weight}" for phrase, weight in sorted(model.weights.items())
    )
    return f'{{"about": {json.dumps(about)},\n"base": {model.base},\n"phrases": {{\n{lines}\n}}}}\n'
