"""Finds which of many literals a text holds: few of them are looked for, since a text's words and characters rule out the most.

Thousands of answers a second hang on this. A literal of letters begins where a word does: `lies` is in no `allies`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_GATE = re.compile(r"[^\W\d_][\w']*(?= )")
_STEM = re.compile(r"[^\W\d_]{4,}")
_WORD = re.compile(r"[\w']+")
_LATIN = "latin-1"
_BREAKS = bytes(one if _WORD.match(bytes([one]).decode(_LATIN)) else 0x20 for one in range(256))
_DENSE = "\u3000"
_STEM_LENGTH = 4
Places = dict[str, list[int]]


class Literals:
    """Literals with the places of those who ask for them.

    A literal of several words is looked for in texts that hold the first of them, one of letters alone in texts with a word that
    begins as it does, one of Chinese or Japanese characters in texts that hold its highest; any other always.
    """

    def __init__(self, wanted: Iterable[tuple[str, int]]) -> None:
        """Sorts the literals by what a text must hold for them."""
        self._places: Places = {}
        for literal, place in wanted:
            self._places.setdefault(literal, []).append(place)
        self._by_word: dict[bytes, list[str]] = {}
        self._by_stem: dict[bytes, list[str]] = {}
        self._by_character: dict[str, list[str]] = {}
        self._always: list[str] = []
        for literal in self._places:
            self._sort(literal)

    def _sort(self, literal: str) -> None:
        gate = _GATE.match(literal)
        latin = max(literal) < "\u0100"
        if max(literal) > _DENSE:
            self._by_character.setdefault(max(literal), []).append(literal)
        elif latin and gate:
            self._by_word.setdefault(gate[0].encode(_LATIN), []).append(literal)
        elif latin and _STEM.match(literal):
            self._by_stem.setdefault(literal[:_STEM_LENGTH].encode(_LATIN), []).append(literal)
        else:
            self._always.append(literal)

    def held(self, text: str) -> Mapping[int, list[str]]:
        """Returns the literals that a folded text holds, by the places of those who ask for them."""
        tried = list(self._always)
        if self._by_character:
            for character in self._by_character.keys() & frozenset(text):
                tried += self._by_character[character]
        if self._by_word or self._by_stem:
            words = frozenset(text.encode(_LATIN, "replace").translate(_BREAKS).split())
            for word in self._by_word.keys() & words:
                tried += self._by_word[word]
            for stem in self._by_stem.keys() & {word[:_STEM_LENGTH] for word in words}:
                tried += self._by_stem[stem]
        found: dict[int, list[str]] = {}
        for literal in tried:
            if literal in text:
                for place in self._places[literal]:
                    found.setdefault(place, []).append(literal)
        return found
