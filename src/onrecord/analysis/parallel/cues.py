"""Words that deny and words that qualify (must, may, will), found in a text with their places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from attrs import frozen

from onrecord.analysis.parallel.tables import RUNNING, spoken, table
from onrecord.text.span import Span


@frozen
class Cues:
    """What a text has of one kind: where explicit words stand, and whether softer ones make their absence mean nothing."""

    spans: tuple[Span, ...]
    soft: bool


@frozen
class Modality:
    """Where the plain words of each class stand, and the classes for which the text has any word at all, soft ones too."""

    spans: Mapping[str, tuple[Span, ...]]
    present: frozenset[str]


@frozen
class _Patterns:
    negation: re.Pattern[str]
    denying: re.Pattern[str]
    modality: re.Pattern[str]


def has_cues(language: str) -> bool:
    """Tells whether the words that deny and qualify are known for a language."""
    return "negation" in table(language)


def negations(text: str, language: str) -> Cues:
    """Returns the words that deny; `soft` where words such as refuse, against, 反对 may say the same."""
    known = _patterns(spoken(language))
    spans = tuple(Span(*one.span()) for one in known.negation.finditer(text) if one.lastgroup is not None)
    return Cues(spans, bool(known.denying.search(text)))


def modalities(text: str, language: str) -> Modality:
    """Returns the words that qualify, by class; a word of two classes stands in both."""
    plain, soft = (_classes(spoken(language), key) for key in ("modality", "modality_soft"))
    spans: dict[str, list[Span]] = {}
    present: set[str] = set()
    for one in _patterns(spoken(language)).modality.finditer(text):
        if one.lastgroup in {None, "month"}:
            continue
        word = one[0].casefold()
        present.update(plain.get(word, ()), soft.get(word, ()))
        for name in plain.get(word, ()):
            spans.setdefault(name, []).append(Span(*one.span()))
    return Modality({name: tuple(found) for name, found in spans.items()}, frozenset(present))


@cache
def _patterns(language: str) -> _Patterns:
    known: dict[str, Any] = table(language)
    words = [word for name in ("modality", "modality_soft") for row in known[name].values() for word in row]
    if language in RUNNING:
        return _Patterns(
            re.compile(_longest(known["negation"], "negation", known["plain"])),
            re.compile(_any([*known["denying"], *known["plain"]])),
            re.compile(_longest(words, "word", [*known["modality_plain"], *known["plain"]])),
        )
    start, end = r"(?<![^\W_])", r"(?![^\W_])"
    prefixes, suffixes = _any(known["denying_prefixes"]), _any(known["denying_suffixes"])
    clitics = [word for word in known["negation"] if word[0] == "n" and word.endswith("t") and "o" not in word]
    whole = [word for word in known["negation"] if word not in clitics]
    return _Patterns(
        re.compile(
            rf"{start}(?:{_any(known['plain'])}){end}|(?P<negation>{start}(?:{_any(whole)}){end}|(?:{_any(clitics)}){end})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{start}(?:(?:{_any(known['denying'])}|{'|'.join(known['denying_patterns'])}){end}|(?:{prefixes})-?[^\W_]{{4,}}|[^\W_]{{3,}}(?:{suffixes}){end})",
            re.IGNORECASE,
        ),
        # `May` alone with a capital inside a sentence is the month.
        re.compile(
            rf"(?P<month>(?-i:(?<=[a-z,] )May)\b)|(?P<word>(?:{start}|(?=['’]))(?:{_any(words)}){end})", re.IGNORECASE
        ),
    )


@cache
def _classes(language: str, key: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in table(language)[key].items():
        for word in words:
            found[word.casefold()] = (*found.get(word.casefold(), ()), name)
    return found


def _longest(words: Iterable[str], group: str, plain: Iterable[str]) -> str:
    """Returns a pattern in which the longest word wins, whether it is one of the words or only looks like one."""
    told = set(words)
    ordered = sorted(told | set(plain), key=lambda word: (-len(word), word))
    sizes = sorted({len(word) for word in ordered}, reverse=True)
    parts = []
    for size in sizes:
        plains = [word for word in ordered if len(word) == size and word not in told]
        tellers = [word for word in ordered if len(word) == size and word in told]
        parts += [f"(?:{_any(plains)})"] if plains else []
        parts += [f"(?P<{group}{size}>{_any(tellers)})"] if tellers else []
    return "|".join(parts)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
