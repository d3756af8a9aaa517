"""What an answer begins with, as named features: "Look, …" and "Sí, …" tell something before anything is said.

Which words count is data (`openings.json`): those with which several answers of the development part of the gold begin. Chinese has
none; its pairs of characters told nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

_MARKS = ".,;:!?…()[]\"“”'¿¡-–—"
_AT_MOST = 80
"""Two words end within so many code points."""


@cache
def openings() -> Mapping[str, Mapping[str, str]]:
    """Returns by language the beginnings that count, each with the name of its feature."""
    text = resources.files("onrecord.analysis.replies").joinpath("data/openings.json").read_text("utf-8")
    return {
        language: {one: named(language, one) for one in some} for language, some in json.loads(text).items()
    }  # fmt: skip


def named(language: str, opening: str) -> str:
    """Returns the name of the feature of a beginning."""
    return f"begins:{language}:{opening}"


def opening(text: str) -> Sequence[str]:
    """Returns what a folded text begins with: its first word, and its first two, without the marks around them."""
    first = [one.strip(_MARKS) for one in text[:_AT_MOST].split(maxsplit=2)[:2]]
    return (*first[:1], " ".join(first)) if len(first) > 1 else first
