"""The package's tables: what a language counts, dates, denies and qualifies with, and which glossaries there are."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from onrecord.text.yaml_data import load

_FOLDER = "onrecord.analysis.parallel"
RUNNING = frozenset({"zh", "ja"})
"""Languages without spaces, whose words are looked for in running text."""


def spoken(language: str) -> str:
    """Returns a language without its script or country: `zh` for `zh-hant`."""
    return language.partition("-")[0]


@cache
def table(language: str) -> dict[str, Any]:
    """Returns the table of a language, an empty one where there is none."""
    return _read(spoken(language))


@cache
def pair_table(first: str, second: str) -> dict[str, dict[str, str]]:
    """Returns the glossary of a pair of languages as it is written, an empty one where there is none."""
    return _read(f"{first}-{second}")


def _read(name: str) -> dict[str, Any]:
    file = resources.files(_FOLDER) / "data" / f"{name}.yml"
    if not file.is_file():
        return {}
    found: dict[str, Any] = load(file.read_text("utf-8"))
    return found
