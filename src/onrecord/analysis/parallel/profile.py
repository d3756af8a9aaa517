"""What a text holds that a translation of it must hold too: figures, terms, names in Latin letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from attrs import frozen

from onrecord.analysis.parallel.figure import Figure, Unit, figures
from onrecord.analysis.parallel.finder import Hit
from onrecord.analysis.parallel.glossary import Sort
from onrecord.analysis.parallel.lexicon import Lexicon
from onrecord.analysis.parallel.tables import RUNNING, spoken

Feature = tuple[str, float | int | str]
"""A kind and a value: `n` a number, `month`, `weekday`, `t` and `w` an entry of the glossary, `s` a sign, `l` Latin letters."""

_KINDS = {Sort.WORD: "w"}
_WIDE_SIGNS = {"?": "？", "!": "！", "%": "％"}
_SIGNS = tuple(_WIDE_SIGNS)
_LATIN_IN_DENSE = re.compile(r"[A-Za-z][A-Za-z0-9]+(?:[-'’.&][A-Za-z0-9]+)*")
_LATIN_NAME = re.compile(r"\b(?:[A-Z][A-Za-z0-9]*[A-Z0-9][A-Za-z0-9]*|[A-Z][^\W\d_]{2,}(?:[-'’.&][^\W_]+)*)")


@frozen
class Profile:
    """The evidence of one text. `terms` and `figures` are in the order of the text, `features` counts all of it."""

    length: int
    features: Counter[Feature]
    figures: tuple[Figure, ...]
    terms: tuple[Hit, ...]


def profile(text: str, language: str, lexicon: Lexicon) -> Profile:
    """Returns the evidence of a text in one of the lexicon's two languages."""
    is_left = spoken(language) == spoken(lexicon.glossary.left)
    hits = (lexicon.left if is_left else lexicon.right).find(text)
    found = figures(text, language)
    features: Counter[Feature] = Counter()
    for one in found:
        if one.unit is not Unit.NUMBER or one.value != 1:
            features[one.key] += 1
    for hit in hits:
        for entry in hit.entries:
            features[_KINDS.get(lexicon.entries[entry].sort, "t"), entry] += 1
    features.update(("s", mark) for mark in _SIGNS if mark in text or _WIDE_SIGNS[mark] in text)
    pattern = _LATIN_IN_DENSE if spoken(language) in RUNNING else _LATIN_NAME
    for word in pattern.findall(text):
        features["l", word.casefold().replace("-", "")] += 1
    return Profile(len("".join(text.split())), features, tuple(found), tuple(hits))


def joined(parts: Iterable[Profile]) -> Counter[Feature]:
    """Returns the features of several texts as those of one."""
    total: Counter[Feature] = Counter()
    for one in parts:
        total.update(one.features)
    return total
