"""Finds which of many literals a text holds: few of them are looked for, since a text's words and characters rule out the most.

Thousands of answers a second hang on this: what a word asks to be looked for is kept, and a text's words are gone through once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from attrs import frozen

_WORD = re.compile(r"[\w']+")
_LATIN = "latin-1"
_BREAKS = bytes(one if _WORD.match(bytes([one]).decode(_LATIN)) else 0x20 for one in range(256))
_BEGINS = re.compile(r"[^\W\d_]{4,}|[^\W\d_][\w']* ")
_DENSE = "\u3000"
# Words that most texts hold tell little of what else a text holds; the commonest first.
_COMMON = (
    b"""the to that and of i a in is we s have on it this for you but not are with as so be what has about well there they our at been will
    can an from would by do just or he all was their know those no more out also some who people when make any his if these here them very
    say get which up time now again other said because made take go see country should how question us way had over"""
).split()
_PLACES = {word: place for place, word in enumerate(_COMMON)}
_MOST = 100_000
WHOLE, BEGINNING, INSIDE = range(3)


@frozen(eq=False)
class _Sought:
    """A literal with the places of those who ask for it; `alone` ones are in every text with a word that asks for them."""

    literal: str
    places: tuple[int, ...]
    alone: bool


class Literals:
    """Literals with the places of those who ask for them.

    A literal of words is looked for in texts that hold the longest of them, one of Chinese or Japanese characters in texts that
    hold its highest; any other always. What begins with a word counts only where a word of the text begins (`lies` is in no
    `allies`), unless it is asked for `anywhere`.
    """

    def __init__(self, wanted: Iterable[tuple[str, int]], *, anywhere: Iterable[tuple[str, int]] = ()) -> None:
        """Sorts the literals by what a text must hold for them."""
        self._by_word: tuple[dict[bytes, list[_Sought]], ...] = ({}, {}, {})
        self._by_character: dict[str, list[_Sought]] = {}
        self._always: list[_Sought] = []
        for some, at_start in ((wanted, True), (anywhere, False)):
            places: dict[str, list[int]] = {}
            for literal, place in some:
                places.setdefault(literal, []).append(place)
            for literal, asked in places.items():
                self._sort(literal, tuple(asked), at_start=at_start)
        self._spaced = any(self._by_word)
        self._inside = re.compile(b"|".join(map(re.escape, self._by_word[INSIDE])))
        self._kept: dict[bytes, tuple[_Sought, ...]] = {}

    def _sort(self, literal: str, places: tuple[int, ...], *, at_start: bool) -> None:
        words = _words(literal, at_start=at_start) if max(literal) < "\u0100" else []
        if max(literal) > _DENSE:
            self._by_character.setdefault(max(literal), []).append(_Sought(literal, places, alone=False))
        elif not words:
            self._always.append(_Sought(literal, places, alone=False))
        else:
            # The rarest word, which the longest mostly is, decides whether the text is looked through.
            word, how = max(words, key=_rarity)
            alone = word.decode(_LATIN) == literal
            self._by_word[how].setdefault(word, []).append(_Sought(literal, places, alone))

    def _sought(self, word: bytes) -> tuple[_Sought, ...]:
        """Returns the literals that a word of a text asks to be looked for."""
        whole, beginning, inside = self._by_word
        found = list(whole.get(word, ()))
        for length in range(1, len(word) + 1):
            found += beginning.get(word[:length], ())
        if inside and self._inside.search(word):
            for piece, some in inside.items():
                found += some if piece in word else ()
        return tuple(found)

    def held(self, text: str) -> Mapping[int, list[str]]:
        """Returns the literals that a folded text holds, by the places of those who ask for them."""
        found: dict[int, list[str]] = {}
        for one in self._tried(text):
            if one.alone or one.literal in text:
                for place in one.places:
                    found.setdefault(place, []).append(one.literal)
        return found

    def _tried(self, text: str) -> Iterable[_Sought]:
        """Returns the literals that a text may hold, each once."""
        asking: list[Iterable[_Sought]] = []
        if self._by_character:
            asking += [self._by_character[one] for one in self._by_character.keys() & frozenset(text)]
        if self._spaced:
            words = text.encode(_LATIN, "replace").translate(_BREAKS).split()
            try:
                asking += filter(None, map(self._kept.__getitem__, words))
            except KeyError:
                asking += self._learned(words)
        return dict.fromkeys(chain(self._always, *asking))

    def _learned(self, words: Iterable[bytes]) -> list[tuple[_Sought, ...]]:
        """Returns what words ask for, and keeps it: texts have few words that were not in texts before them."""
        if len(self._kept) > _MOST:
            self._kept = {}
        kept = self._kept
        for word in words:
            if word not in kept:
                kept[word] = self._sought(word)
        return [kept[word] for word in words]


def _rarity(one: tuple[bytes, int]) -> int:
    """Returns what is the higher the fewer texts have a word; a short beginning is that of many words."""
    word, how = one
    if word in _PLACES:
        return _PLACES[word]
    return len(_COMMON) + len(word) if how == WHOLE or len(word) > 4 else 4 * len(word)


def _words(literal: str, *, at_start: bool) -> list[tuple[bytes, int]]:
    """Returns the words that a text with a literal must hold, and how: whole, as a beginning of a word, or inside one."""
    words = literal.encode(_LATIN).translate(_BREAKS).split()
    opens = not _WORD.match(literal) or (at_start and _BEGINS.match(literal) is not None)
    closes = not _WORD.match(literal[-1:])
    found = []
    for at, word in enumerate(words):
        begins, ends = at > 0 or opens, at < len(words) - 1 or closes
        if begins or not at_start:
            found.append((word, INSIDE if not begins else WHOLE if ends else BEGINNING))
    return found
