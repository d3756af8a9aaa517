"""Words that no formulation begins or ends with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from attrs import frozen

from onrecord.text.yaml_data import load


@frozen
class EdgeWords:
    """What may not stand at the beginning, and what may not stand at the end."""

    start: frozenset[str] = frozenset()
    end: frozenset[str] = frozenset()


@cache
def edge_words(language: str) -> EdgeWords:
    """Returns the words of a language; none for a language without a list."""
    found = _lists().get(language.partition("-")[0])
    if found is None:
        return EdgeWords()
    both = set(found.get("both", "").split())
    return EdgeWords(
        frozenset(both | set(found.get("start", "").split())),
        frozenset(both | set(found.get("end", "").split())),
    )


def function_words(language: str) -> frozenset[str]:
    """Returns the words that may stand at neither end: those that say nothing by themselves."""
    listed = edge_words(language)
    return listed.start & listed.end


def edges_hold(words: Sequence[str], language: str) -> bool:
    """Tells whether words may be a formulation by their first and last: no function word, no number."""
    listed = edge_words(language)
    first, last = words[0].casefold().replace("’", "'"), words[-1].casefold().replace("’", "'")
    if first in listed.start or last in listed.end:
        return False
    return not any(letter.isdigit() for letter in first + last)


def content(words: Sequence[str], language: str) -> int:
    """Returns how many different words of a phrase say something by themselves: may stand at either edge, and are no sign."""
    listed = edge_words(language)
    small = listed.start | listed.end
    return len({one.casefold().replace("’", "'") for one in words if one[:1].isalnum()} - small)


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = resources.files("onrecord.analysis.formulations").joinpath("data", "edge_words.yml").read_text("utf-8")
    return dict(load(text))
