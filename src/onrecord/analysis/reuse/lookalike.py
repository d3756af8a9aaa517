"""Words that look like others: what a slip of the eye, a spelling program or a purpose puts in a word's place."""

from __future__ import annotations

import unicodedata

LIKE = 0.55
"""Likeness of letters from which on a word of another stem is taken for the other at a glance (détente, detention)."""
_SHORTEST = 4
_ENDINGS = ("'s", "’s", "ing", "ies", "ied", "es", "ed", "ly", "s", "d", "e", "y")


def look_alike(before: str, after: str) -> bool:
    """Tells whether one word is another that looks like it: letters in common, and not only another form of it."""
    one, other = _plain(before), _plain(after)
    if min(len(one), len(other)) < _SHORTEST or not (one.isalpha() and other.isalpha()):
        return False
    return one != other and not same_stem(before, after) and _likeness(one, other) >= LIKE


def same_stem(before: str, after: str) -> bool:
    """Tells whether two words are forms of one: `voting` and `vote`, `party` and `parties`."""
    return stem(before) == stem(after)


def stem(word: str) -> str:
    """Returns a word without its ending, as far as that can be told without a dictionary."""
    plain = _plain(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 3:
            short = plain.removesuffix(ending)
            # planned, plan
            return short[:-1] if len(short) > 3 and short[-1] == short[-2] and ending in {"ing", "ed"} else short
    return plain


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFD", word.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - 40 ms that a command without copies spares

    return float(fuzz.ratio(one, other)) / 100
