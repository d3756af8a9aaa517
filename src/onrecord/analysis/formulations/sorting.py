"""Names, greetings and turns of speech, told apart from stances by lists that an editor can change."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from onrecord.analysis.formulations.formulation import Sort
from onrecord.analysis.formulations.stop_words import edge_words
from onrecord.text.words import words
from onrecord.text.yaml_data import load


@frozen
class _Rules:
    name: re.Pattern[str] | None
    greeting: re.Pattern[str] | None
    marker: re.Pattern[str] | None


def sort_of(text: str, language: str) -> Sort:
    """Returns what a phrase is for; a stance where no list says otherwise."""
    rules = _rules(language.partition("-")[0])
    if rules.marker is not None and rules.marker.search(text):
        return Sort.MARKER
    if rules.greeting is not None and rules.greeting.search(text):
        return Sort.GREETING
    if (rules.name is not None and rules.name.search(text)) or _in_capitals(text, language):
        return Sort.NAME
    return Sort.STANCE


def _in_capitals(text: str, language: str) -> bool:
    """Tells whether every word but the small ones begins with a capital, as those of names do."""
    small = edge_words(language)
    great = [text[one.start] for one in words(text) if text[one.start : one.end].casefold() not in small.start]
    return len(great) > 1 and all(letter.isupper() for letter in great)


@cache
def _rules(language: str) -> _Rules:
    text = resources.files("onrecord.analysis.formulations").joinpath("data", "sorts.yml").read_text("utf-8")
    found: dict[str, Any] = load(text).get(language, {})
    ends = "|".join(sorted(map(re.escape, found.get("name_ends", ())), key=len, reverse=True))
    boundary = r"\b" if ends.isascii() else ""
    return _Rules(
        re.compile(f"{boundary}(?:{ends})$", re.IGNORECASE) if ends else None,
        _any(found.get("greeting", ())),
        _any(found.get("marker", ())),
    )


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE) if patterns else None
