"""What the first words of an answer weigh for its outcome, and the first words of what was asked last: runs of words, each with its weights."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

from attrs import frozen

from onrecord.analysis.replies.markers import folded
from onrecord.analysis.replies.question_type import asking

ANSWER, ASKED = "opening", "asked"
LANGUAGES: Final = ("en", "es")
"""Languages with runs. Chinese ones, of characters, were tried: they tell nothing that features do not."""
LONGEST: Final = 2
"""Of how many words a run has at most."""
_WORDS = 15
_CODE_POINTS = 110
"""In these code points stand 15 words of most texts; what is behind is not taken apart."""
_BEGINNING = "^"
_JOIN = " ".join
_WORD = re.compile(r"[\w'-]+|[?!]")
_UNIT = 1000
_Columns = tuple[Mapping[str, int], ...]


@frozen
class Heard:
    """The runs of some first words that weigh something, and what they weigh together for each outcome, against the mean of all.

    `part` says whose words they are; `columns` have what each run weighs for an outcome, in thousandths.
    """

    part: str
    runs: AbstractSet[str]
    columns: _Columns
    weights: tuple[float, ...]

    def loudest(self, place: int) -> str:
        """Returns the name of what spoke for the outcome at a place: the run that weighs most for it."""
        column = self.columns[place]
        most = max(map(column.__getitem__, self.runs))
        return f"{self.part}:{min([run for run in self.runs if column[run] == most])}"


def first_words(text: str) -> list[str]:
    """Returns the first words of a folded text, with a sign of the beginning before them."""
    return [_BEGINNING, *_WORD.findall(text, 0, _CODE_POINTS)[:_WORDS]]


def first_of(question: str, answer: str) -> dict[str, list[str]]:
    """Returns the first words of an answer and those of the last sentence that asks, by whose they are."""
    low = folded(question)
    asks = asking(low)
    asked = asks[-1].cut(low) if asks else low
    said = folded(answer[:_CODE_POINTS])
    return {ANSWER: first_words(said.lstrip()), ASKED: first_words(asked.lstrip())}


def scale_of(words: Sequence[str]) -> float:
    """Returns what each run of some words counts: the more runs there are, the less one of them."""
    return 1 / math.sqrt(len(words) * LONGEST)


def runs_of(words: Sequence[str]) -> set[str]:
    """Returns every run of some words, known or not, as a file names it."""
    runs = {*words, *map(_JOIN, pairwise(words))}
    runs.discard(_BEGINNING)
    return runs


def openings(question: str, answer: str, language: str) -> list[Heard]:
    """Returns what the first words of an answer and of its question weigh; nothing in a language without runs."""
    known = _known().get(language)
    if known is None:
        return []
    found = []
    for part, words in first_of(question, answer).items():
        every, columns = known[part]
        if runs := runs_of(words) & every:
            scale = scale_of(words) / _UNIT
            sums = [scale * sum(map(column.__getitem__, runs)) for column in columns]
            found.append(Heard(part, runs, columns, tuple(sums)))
    return found


@cache
def _known() -> Mapping[str, Mapping[str, tuple[frozenset[str], _Columns]]]:
    table = json.loads(resources.files("onrecord.analysis.replies").joinpath("data/openings.json").read_text("utf-8"))
    return {
        language: {
            part: (
                frozenset(rows),
                tuple(dict(zip(rows, one, strict=True)) for one in zip(*rows.values(), strict=True)),
            )
            for part, rows in parts.items()
        }
        for language, parts in table["runs"].items()
    }


def shown(run: str) -> str:
    """Returns a run as people read it."""
    return run.removeprefix(_BEGINNING).strip()
