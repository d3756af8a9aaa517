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
from onrecord.analysis.replies.stands import DENSE

ANSWER, ASKED = "opening", "asked"
LANGUAGES: Final = ("en", "es", "zh")
"""Languages with runs; those of Chinese are of characters."""
LONGEST: Final = 2
"""Of how many words a run has at most; of characters one more."""
_WORDS = 15
_CODE_POINTS = 110
"""In these code points stand 15 words of most texts; what is behind is not taken apart."""
_BEGINNING = "^"
_JOIN = " ".join
_CHARACTERS = 40
"""So many first characters of an answer and last ones of what is asked are taken apart."""
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


def first_of(question: str, answer: str, *, dense: bool = False) -> dict[str, list[str]]:
    """Returns the first words of an answer and those of the last sentence that asks, by whose they are.

    Of a language written without spaces (`dense`) these are characters, and the last ones of what is asked.
    """
    low = folded(question)
    asks = asking(low)
    asked = asks[-1].cut(low) if asks else low
    said = folded(answer[:_CODE_POINTS]).lstrip()
    if dense:
        return {
            ANSWER: [_BEGINNING, *"".join(said.split())[:_CHARACTERS]],
            ASKED: [_BEGINNING, *"".join(asked.split())[-_CHARACTERS:]],
        }
    return {ANSWER: first_words(said), ASKED: first_words(asked.lstrip())}


def scale_of(words: Sequence[str]) -> float:
    """Returns what each run of some words counts: the more runs there are, the less one of them."""
    return 1 / math.sqrt(len(words) * LONGEST)


def runs_of(words: Sequence[str], *, dense: bool = False) -> set[str]:
    """Returns every run of some words, known or not, as a file names it; of characters those of two and of three."""
    if dense:
        text = "".join(words)
        return {text[at : at + size] for size in (2, 3) for at in range(len(text) - size + 1)}
    runs = {*words, *map(_JOIN, pairwise(words))}
    runs.discard(_BEGINNING)
    return runs


def openings(question: str, answer: str, weighed: str) -> list[Heard]:
    """Returns what the first words of an answer and of its question weigh; nothing in a language without runs.

    `weighed` is the name of the weights (`register.weighed_as`).
    """
    known = _known().get(weighed)
    if known is None:
        return []
    found = []
    dense = weighed in DENSE
    for part, words in first_of(question, answer, dense=dense).items():
        every, columns = known[part]
        if runs := runs_of(words, dense=dense) & every:
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
