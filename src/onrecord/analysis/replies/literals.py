"""Finds which of many literals a text holds: few of them are looked for, since a text's words and characters rule out the most.

Thousands of answers a second hang on this: what a piece of text between spaces asks to be looked for is kept, and a text's pieces are
gone through once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from attrs import frozen

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_WORD = re.compile(r"[\w']+")
_LATIN = "latin-1"
_BREAKS = bytes(one if _WORD.match(bytes([one]).decode(_LATIN)) else 0x20 for one in range(256))
_BEGINS = re.compile(r"[^\W\d_]{4,}|[^\W\d_][\w']* ")
_DENSE = "\u3000"
# Words that most texts hold tell little of what else a text holds; the commonest first.
_COMMON = (
    b"""the to that and of i a in is we s have on it this for you but not are with as so be what has about well there they our at been will
    can an from would by do issue just or he position all was their know relevant those no more out also some who people when make any
    his if these here them very say get which up time now sides again other said because made parties take go see country should how
    question us way had over"""
).split()
_PLACES = {word: place for place, word in enumerate(_COMMON)}
_MOST = 100_000
_SHORT = 4
_TOLD_BY_NONE = frozenset(_COMMON[:40])
"""Words so common that a text is not asked whether it has them."""
WHOLE, BEGINNING, INSIDE = range(3)


@frozen(eq=False)
class _Sought:
    """A literal with the places of those who ask for it.

    `alone` ones are in every text with a word that asks for them; other ones at most in texts with all words of `needs`, a set of bits.
    """

    literal: str
    places: tuple[int, ...]
    alone: bool = False
    needs: int = 0


_Asked = tuple[tuple[_Sought, ...], int]
"""What a piece of text asks to be looked for, and the bits of the words it has."""


@lru_cache(maxsize=16)
def pieces(text: str) -> Sequence[str]:
    """Returns what stands between the spaces of a text."""
    return text.split()


class Kept(dict[_Key, _Value]):
    """What was once made of a key, made where it is asked for first: texts have few words that were not in texts before them."""

    def __init__(self, make: Callable[[_Key], _Value]) -> None:
        """Remembers how a value is made."""
        super().__init__()
        self._make = make

    def __missing__(self, key: _Key) -> _Value:
        """Makes the value of a key and keeps it."""
        made = self[key] = self._make(key)
        return made


class Literals:
    """Literals with the places of those who ask for them.

    A literal of words is looked for in texts that hold the longest of them, one of Chinese or Japanese characters in texts that
    hold its highest; any other always. What begins with a word counts only where a word of the text begins (`lies` is in no
    `allies`), unless it is asked for `anywhere`.
    """

    def __init__(self, wanted: Iterable[tuple[str, int]], *, anywhere: Iterable[tuple[str, int]] = ()) -> None:
        """Sorts the literals by what a text must hold for them."""
        self._by_word: tuple[dict[bytes, list[_Sought]], ...] = ({}, {}, {})
        self._bits: tuple[dict[bytes, int], ...] = ({}, {}, {})
        self._by_character: dict[str, list[_Sought]] = {}
        self._always: list[_Sought] = []
        for some, at_start in ((wanted, True), (anywhere, False)):
            places: dict[str, list[int]] = {}
            for literal, place in some:
                places.setdefault(literal, []).append(place)
            for literal, asked in places.items():
                self._sort(literal, tuple(asked), at_start=at_start)
        self._spaced = any(self._by_word)
        self._inside = re.compile(b"|".join(map(re.escape, {**self._by_word[INSIDE], **self._bits[INSIDE]})))
        self._lengths = sorted({len(one) for one in (*self._by_word[BEGINNING], *self._bits[BEGINNING])})
        self._starts = frozenset(one[:2] for one in (*self._by_word[BEGINNING], *self._bits[BEGINNING]))
        self._kept: Kept[str, _Asked | None] = Kept(self._asked)
        self._words: Kept[bytes, _Asked | None] = Kept(self._of_word)

    def _sort(self, literal: str, places: tuple[int, ...], *, at_start: bool) -> None:
        words = _words(literal, at_start=at_start) if max(literal) < "\u0100" else []
        if max(literal) > _DENSE:
            self._by_character.setdefault(max(literal), []).append(_Sought(literal, places))
        elif not words:
            self._always.append(_Sought(literal, places))
        else:
            # The rarest word, which the longest mostly is, decides whether the text is looked through.
            word, how = rarest = max(words, key=_rarity)
            others = {one for one in words if one != rarest and one[0] not in _TOLD_BY_NONE}
            needs = sum(self._bit(*one) for one in others)
            sought = _Sought(literal, places, alone=word.decode(_LATIN) == literal, needs=needs)
            self._by_word[how].setdefault(word, []).append(sought)

    def _bit(self, word: bytes, how: int) -> int:
        return self._bits[how].setdefault(word, 1 << sum(map(len, self._bits)))

    def _asked(self, piece: str) -> _Asked | None:
        """Returns what a piece of text asks to be looked for, None for nothing."""
        words = piece.encode(_LATIN, "replace").translate(_BREAKS).split()
        asked = list(filter(None, map(self._words.__getitem__, words)))
        if len(asked) < 2:
            return asked[0] if asked else None
        bits = 0
        for _, some in asked:
            bits |= some
        return tuple(one for found, _ in asked for one in found), bits

    def _of_word(self, word: bytes) -> _Asked | None:
        """Returns what a word asks to be looked for, None for nothing."""
        found: list[_Sought] = []
        bits = 0
        for how, one in self._forms(word):
            found += self._by_word[how].get(one, ())
            bits |= self._bits[how].get(one, 0)
        return (tuple(found), bits) if found or bits else None

    def _forms(self, word: bytes) -> Iterable[tuple[int, bytes]]:
        """Yields what of a word can stand in a literal: the whole, each beginning, and what literals have inside of words."""
        yield WHOLE, word
        if word[:2] in self._starts or word[:1] in self._starts:
            yield from ((BEGINNING, one) for length in self._lengths if len(one := word[:length]) == length)
        if self._inside.pattern and self._inside.search(word):
            yield from ((INSIDE, one) for one in {**self._by_word[INSIDE], **self._bits[INSIDE]} if one in word)

    def held(self, text: str) -> Mapping[int, list[str]]:
        """Returns the literals that a folded text holds, by the places of those who ask for them."""
        found: dict[int, list[str]] = {}
        for one in self._tried(text):
            if one.alone or one.literal in text:
                for place in one.places:
                    found.setdefault(place, []).append(one.literal)
        return found

    def _tried(self, text: str) -> Sequence[_Sought]:
        """Returns the literals that a text may hold, each once."""
        tried = list(self._always)
        if self._by_character:
            for one in self._by_character.keys() & frozenset(text):
                tried += self._by_character[one]
        if not self._spaced:
            return tried
        has = 0
        if len(self._kept) > _MOST:
            self._kept.clear()
            self._words.clear()
        for soughts, bits in filter(None, map(self._kept.__getitem__, pieces(text))):
            has |= bits
            tried += soughts
        return [one for one in dict.fromkeys(tried) if one.needs & has == one.needs]


def _rarity(one: tuple[bytes, int]) -> int:
    """Returns what is the higher the fewer texts have a word; a beginning is as common as the commonest word that begins so."""
    word, how = one
    if word in _PLACES:
        return _PLACES[word]
    if how == WHOLE or len(word) > _SHORT:
        return len(_COMMON) + len(word)
    return min(
        (place for one, place in _PLACES.items() if one.startswith(word)), default=len(_COMMON) * len(word) // _SHORT
    )


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
