"""What the first words of an answer weigh for its outcome, and the first words of what was asked last: runs of words, each with its weights."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from attrs import frozen

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.question_type import asking
from onrecord.analysis.replies.reply import Reason

ANSWER, ASKED = "opening", "asked"
LONGEST: Final = {"en": 3, "es": 3, "zh": 5}
"""Of how many words a run has at most; in Chinese of how many characters."""
_DENSE = "zh"
_WORDS, _CHARACTERS = 25, 40
_CODE_POINTS = 250
"""In these code points stand 25 words of most texts; what is behind is not taken apart."""
_BEGINNING = "^"
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[?!]|--")
_Row = tuple[float, ...]


@frozen
class Heard:
    """The runs of some first words that weigh something, and what they weigh together for each outcome.

    `part` says whose words they are. What a run weighs is told against the mean of the outcomes.
    """

    part: str
    runs: Mapping[str, _Row]
    scale: float
    weights: _Row

    def reason(self, place: int) -> Reason:
        """Returns what spoke for the outcome at a place, under the name of the run that spoke loudest."""
        loudest = max(self.runs, key=lambda run: (self.runs[run][place], run))
        return Reason(f"{self.part}:{loudest}", round(self.weights[place], 3))


class _Node(NamedTuple):
    """A word on the way through a tree of runs: the run that ends here, where one does, and the words that can follow."""

    run: str
    row: _Row | None
    after: dict[str, _Node]


_Tree = Mapping[str, _Node]


def first_words(text: str, language: str) -> list[str]:
    """Returns the first words of a folded text, of a Chinese one the first characters, with a sign of the beginning before them."""
    if language == _DENSE:
        return [_BEGINNING, *text[:_CHARACTERS]]
    return [_BEGINNING, *_WORD.findall(text, 0, _CODE_POINTS)[:_WORDS]]


def first_of(question: str, answer: str, language: str) -> dict[str, list[str]]:
    """Returns the first words of an answer and those of the last sentence that asks, by whose they are."""
    low = folded(question)
    asks = asking(low)
    asked = asks[-1].cut(low) if asks else low
    return {
        ANSWER: first_words(folded(answer).lstrip(), language),
        ASKED: first_words(asked.lstrip(), language),
    }


def scale_of(words: Sequence[str], language: str) -> float:
    """Returns what each run of some words counts: the more runs there are, the less one of them."""
    return 1 / math.sqrt(len(words) * LONGEST[language])


def runs_of(words: Sequence[str], language: str) -> set[str]:
    """Returns every run of some words, known or not, as a file names it."""
    between = "" if language == _DENSE else " "
    spans = [(at, at + size) for size in range(1, LONGEST[language] + 1) for at in range(len(words) - size + 1)]
    return {between.join(words[start:end]) for start, end in spans} - {_BEGINNING}


def openings(question: str, answer: str, language: str) -> list[Heard]:
    """Returns what the first words of an answer and of its question weigh; nothing in a language without runs."""
    trees = _trees().get(language)
    if trees is None:
        return []
    found = (_heard(part, words, trees[part], language) for part, words in first_of(question, answer, language).items())
    return [one for one in found if one is not None]


def _heard(part: str, words: Sequence[str], tree: _Tree, language: str) -> Heard | None:
    held: dict[str, _Row] = {}
    for at, word in enumerate(words):
        node = tree.get(word)
        behind = at + 1
        while node is not None:
            if node.row is not None:
                held[node.run] = node.row
            if not node.after or behind == len(words):
                break
            node = node.after.get(words[behind])
            behind += 1
    if not held:
        return None
    scale = scale_of(words, language)
    return Heard(part, held, scale, tuple([scale * sum(column) for column in zip(*held.values(), strict=True)]))


@cache
def _trees() -> Mapping[str, Mapping[str, _Tree]]:
    table = json.loads(resources.files("onrecord.analysis.replies").joinpath("data/openings.json").read_text("utf-8"))
    return {
        language: {part: tree_of(runs, language) for part, runs in parts.items()}
        for language, parts in table["runs"].items()
    }


def tree_of(runs: Mapping[str, Sequence[float]], language: str) -> _Tree:
    """Returns runs as a tree of their words."""
    tree: dict[str, _Node] = {}
    for run in sorted(runs, key=len):
        words = list(run) if language == _DENSE else run.split(" ")
        after = tree
        for word in words[:-1]:
            after = after.setdefault(word, _Node("", None, {})).after
        after[words[-1]] = _Node(run, tuple(map(float, runs[run])), {})
    return tree


def shown(run: str) -> str:
    """Returns a run as people read it."""
    return run.removeprefix(_BEGINNING).strip()
