"""What single words are about: negations, modal verbs, numbers, dates, names, by language; the tables lie in `data/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any

from attrs import frozen

from onrecord.analysis.reuse.edit import EditKind
from onrecord.text.yaml_data import load

LANGUAGES = ("de", "en", "es", "fr", "ja", "ru", "zh")
RUNNING = ("ja", "zh")
"""Languages without spaces, whose words are looked for in running text."""
_NUMBER = r"[0-9０-９]+(?:[.,:．，][0-9０-９]+)*"


@frozen
class Lexicon:
    """The table of one language, keys folded as in `pieces.folded`."""

    code: str
    negations: frozenset[str]
    prefixes: tuple[str, ...]
    modals: frozenset[str]
    numbers: Mapping[str, int]
    units: frozenset[str]
    months: frozenset[str]
    days: frozenset[str]
    doubtful_months: frozenset[str]
    before_dates: frozenset[str]
    function: frozenset[str]
    contrasts: frozenset[frozenset[str]]
    lookalikes: frozenset[frozenset[str]]
    contractions: Mapping[str, str]
    suffixes: Mapping[str, str]
    same: Mapping[str, str]
    titles: frozenset[str]
    capitals_are_names: bool


@cache
def lexicon(code: str) -> Lexicon:
    """Returns the table of a language; of a language without one, an empty table."""
    found = _table(code)
    return Lexicon(
        code=code,
        negations=_set(found, "negation"),
        prefixes=tuple(found.get("prefixes", ())),
        modals=_set(found, "modality"),
        numbers=found.get("numbers", {}),
        units=_set(found, "units"),
        months=_set(found, "months"),
        days=_set(found, "days"),
        doubtful_months=_set(found, "doubtful_months"),
        before_dates=_set(found, "before_dates"),
        function=_set(found, "function"),
        contrasts=_pairs(found, "contrasts"),
        lookalikes=_pairs(found, "lookalikes"),
        contractions=found.get("contractions", {}),
        suffixes=found.get("suffixes", {}),
        same=found.get("same", {}),
        titles=_set(found, "titles"),
        capitals_are_names=found.get("capitals_are_names", True),
    )


@frozen
class Running:
    """How words are found in text without spaces: `pattern` matches them, `kinds` tells what they are about."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, EditKind]

    def kind(self, match: re.Match[str]) -> EditKind | None:
        """Returns what a match is about; None for a word that only looks like a telling one."""
        return _GROUPS[match.lastgroup] if match.lastgroup in _GROUPS else self.kinds.get(match.group())


_GROUPS = {"date": EditKind.DATE, "number": EditKind.NUMBER, "name": EditKind.NAME}


@cache
def running(code: str) -> Running:
    """Returns how the telling words of a language without spaces are found.

    The longest word wins, so that 非常 is no negation and 机会 no modal verb.
    """
    found = _table(code)
    told = {
        "negation": EditKind.NEGATION,
        "modality": EditKind.MODALITY,
        "places": EditKind.NAME,
        "days": EditKind.DATE,
    }
    kinds = {word: kind for key, kind in told.items() for word in found[key]}
    numerals, units = found["numerals"], _any(found["units"])
    numeral = rf"[{numerals}]+(?=第?(?:{units}))|[{numerals}]{{2,}}|第[{numerals}]+"
    groups = [
        ("date", rf"(?:{_NUMBER}|[{numerals}]+)(?:{_any(found['date_units'])})"),
        ("word", _any({*kinds, *found["plain"]})),
        ("number", rf"{_NUMBER}(?:{units})?|{numeral}"),
        ("name", rf"\w{{1,4}}?(?={_any(found['titles'])})"),
    ]
    return Running(re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in groups)), kinds)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _table(code: str) -> dict[str, Any]:
    if code not in LANGUAGES:
        return {}
    table: dict[str, Any] = load(
        (resources.files("onrecord.analysis.reuse") / "data" / f"{code}.yml").read_text("utf-8")
    )
    return table


def _set(table: Mapping[str, Any], key: str) -> frozenset[str]:
    return frozenset(table.get(key, ()))


def _pairs(table: Mapping[str, Any], key: str) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table.get(key, ()))
