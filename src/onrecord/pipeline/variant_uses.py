"""Variants of a phrase in the record: found by what they share with it, counted by the index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from attrs import frozen

from onrecord.analysis.formulations.variants import Change, Part, Variant, nearest, seeds
from onrecord.pipeline.phrase_uses import Scope, day_of, scoped
from onrecord.search import Finder
from onrecord.search.phrases import phrase
from onrecord.text.sentences import sentences

CANDIDATES: Final = 300
"""How many statements are looked at for variants, those that share most with the phrase first."""
MOST: Final = 12
"""How many variants are told."""
_MOST_SEEDS = 24
_SHARED = 0.34


@frozen
class UsedVariant:
    """A variant with the number of statements that say it and not the phrase itself, first and last day, one of them."""

    text: str
    parts: tuple[Part, ...]
    likeness: float
    statements: int
    first: date | None
    last: date | None
    example: str

    def as_dict(self) -> dict[str, Any]:
        """Returns the variant as values that JSON knows."""
        return {
            "text": self.text,
            "parts": [{"change": one.change.value, "old": one.old, "new": one.new} for one in self.parts],
            "likeness": round(self.likeness, 3),
            "statements": self.statements,
            "first": None if self.first is None else self.first.isoformat(),
            "last": None if self.last is None else self.last.isoformat(),
            "example": self.example,
        }


def used_variants(finder: Finder, words: str, scope: Scope) -> list[UsedVariant]:
    """Returns the variants of a phrase within a scope, the most used first."""
    found: Counter[str] = Counter()
    known: dict[str, tuple[Variant, str]] = {}
    for statement, text in _candidates(finder, words, scope):
        for sentence in _sharing(words, text):
            near = nearest(words, sentence)
            if near is not None:
                key = near.text.casefold()
                found[key] += 1
                known.setdefault(key, (near, statement))
    whole = [key for key in found if not _clipped(known[key][0])]
    often = [key for key, _ in found.most_common() if not _part_of(key, known[key][0], whole)]
    made = [one for key in often[: 2 * MOST] if (one := _counted(finder, words, scope, *known[key])).statements]
    return sorted(made, key=lambda one: (-one.statements, -one.likeness, one.text))[:MOST]


def _clipped(near: Variant) -> bool:
    return Change.DROPPED in {near.parts[0].change, near.parts[-1].change}


def _part_of(key: str, near: Variant, whole: Sequence[str]) -> bool:
    """Tells whether a clipped variant is cut out of one that has both ends of the phrase."""
    return _clipped(near) and any(key in other for other in whole)


def _candidates(finder: Finder, words: str, scope: Scope) -> list[tuple[str, str]]:
    engine = finder.index.engine
    parts = [engine.phrase(made.pieces) for seed in seeds(words)[:_MOST_SEEDS] if (made := phrase(seed)).pieces]
    if len(parts) < 2:
        return []
    without = engine.every([engine.some(parts)], [engine.phrase(phrase(words).pieces)])
    hits = engine.search(scoped(finder, scope, without), limit=CANDIDATES).hits
    rows = [finder.index.texts.row(place) for _, place in hits]
    return [(row.id, row.text) for row in rows]


def _sharing(words: str, text: str) -> list[str]:
    """Returns the sentences that have enough of the phrase's short strings."""
    wanted = [seed.casefold() for seed in seeds(words)]
    cut = [text[one.start : one.end] for one in sentences(text)]
    return [one for one in cut if sum(seed in one.casefold() for seed in wanted) >= _SHARED * len(wanted)]


def _counted(finder: Finder, words: str, scope: Scope, near: Variant, statement: str) -> UsedVariant:
    engine = finder.index.engine
    query = engine.every(
        [scoped(finder, scope, engine.phrase(phrase(near.text).pieces))], [engine.phrase(phrase(words).pieces)]
    )
    total = sum(engine.counts(query, ["month"])["month"].values())
    days = [day for score, _ in engine.search(query, limit=total, order="oldest").hits if (day := day_of(score))]
    first, last = (days[0], days[-1]) if days else (None, None)
    return UsedVariant(near.text, near.parts, near.likeness, total, first, last, statement)
