"""Names spelled nearly as the query has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from onrecord.search.codes import Codes
from onrecord.search.engine import Engine
from onrecord.search.name_book import NameBook, folded
from onrecord.search.phrases import Phrase, spaceless
from onrecord.search.query_tree import Fact

LITTLE = 3
"""Fewer matches than this are little."""
_ALIKE = 0.74
_SHORTEST = 5
_MOST = 3


def suggestions(
    engine: Engine, codes: Codes, names: NameBook, *, phrases: Iterable[Phrase], unknown: Iterable[Fact]
) -> tuple[str, ...]:
    """Returns what may have been meant: other values for filters that nobody answers to, other spellings of words that no statement has."""
    found: dict[str, None] = {}
    for fact in unknown:
        coded = {"lang": "language"}.get(fact.name, fact.name)
        known = sorted({*codes.names(coded), *names.names(coded)}) if coded != "briefing" else []
        found.update(dict.fromkeys(f"{fact.name}:{_quoted(name)}" for name in _names_like(fact.value, known)))
    for words in phrases:
        for piece in words.pieces:
            long = not piece.open and len(piece.text) >= _SHORTEST and not spaceless(piece.text)
            if long and not engine.frequency(piece.text):
                found.update(dict.fromkeys(_words_like(piece.text, engine, codes, names)))
    return tuple(found)[:_MOST]


def _names_like(value: str, known: list[str]) -> Iterator[str]:
    """Yields the names alike as a whole, or in one of their words."""
    wanted = folded(value)
    choices = {name: folded(name) for name in known}
    parts = {f"{name}\n{part}": part for name, whole in choices.items() for part in whole.split()}
    alike = _best(wanted, choices | parts)
    seen: dict[str, None] = dict.fromkeys(key.partition("\n")[0] for key in alike)
    yield from list(seen)[:_MOST]


def _words_like(word: str, engine: Engine, codes: Codes, names: NameBook) -> Iterator[str]:
    """Yields words of the text with the same first two letters, and words of names, that are alike."""
    held = dict(engine.terms(word[:2]))
    known = {term for term in held if abs(len(term) - len(word)) <= 2}
    for fact in ("speaker", "outlet"):
        for name in (*codes.names(fact), *names.names(fact)):
            known.update(part for part in folded(name).split() if len(part) >= _SHORTEST)
    alike = _best(word, {one: one for one in known})
    yield from sorted(alike, key=lambda one: (-round(alike[one], 1), -held.get(one, 0), one))[:_MOST]


def _best(wanted: str, choices: dict[str, str]) -> dict[str, float]:
    similar = DamerauLevenshtein.normalized_similarity
    found = process.extract(wanted, choices, scorer=similar, score_cutoff=_ALIKE, limit=20)
    return {key: score for _, score, key in found}


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name
