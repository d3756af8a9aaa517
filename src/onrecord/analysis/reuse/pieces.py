"""A text cut into words, signs and bits of markup, each with the key under which two printings of it are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from attrs import field, frozen

from onrecord.text.difference import tokens
from onrecord.text.span import Span

# Addresses, and marks that a reader of Markdown or HTML left standing.
_MARKUP = re.compile(
    r"\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)?|</?[A-Za-z][^<>\n]{0,300}>|(?:https?://|www\.)[^\s<>\"“”’）)\]]+"
    r"|[*_`\\]+"
)
_QUOTES = str.maketrans("‘’ʼ‛´“”„‟«»‹›「」『』", '\'\'\'\'\'""""""""""""')
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


@frozen
class Pieces:
    """The pieces of a text in order: `spans` and `keys` run parallel; invisible characters and white space are in none."""

    text: str = field(repr=False)
    spans: tuple[Span, ...]
    keys: tuple[str, ...]

    def surface(self, at: int) -> str:
        """Returns a piece as printed."""
        return self.spans[at].cut(self.text)

    def cover(self, low: int, high: int) -> Span:
        """Returns the span of the pieces `low` to `high`; where there are none, the point where they would stand."""
        if low < high:
            return Span(self.spans[low].start, self.spans[high - 1].end)
        at = self.spans[low].start if low < len(self.spans) else len(self.text.rstrip())
        return Span(at, at)


def pieces(text: str) -> Pieces:
    """Returns the words, Chinese characters and signs of a text; an address or a leftover mark is one piece."""
    found: list[Span] = []
    done = 0
    for mark in _MARKUP.finditer(text):
        found.extend(one.shift(done) for one in tokens(text[done : mark.start()]))
        found.append(Span(*mark.span()))
        done = mark.end()
    found.extend(one.shift(done) for one in tokens(text[done:]))
    pairs = [(one, key) for one in found if (key := folded(one.cut(text)))]
    return Pieces(text, tuple(one for one, _ in pairs), tuple(key for _, key in pairs))


@lru_cache(maxsize=32768)
def folded(piece: str) -> str:
    """Returns a piece without case, width and style of its quotes and dashes; empty when nothing of it is visible."""
    if piece.isascii():
        return piece.casefold()
    plain = unicodedata.normalize("NFKC", visible(piece).translate(_QUOTES).translate(_DASHES))
    return plain.casefold()


def visible(text: str) -> str:
    """Returns a text without its invisible characters; white space stays."""
    return text if text.isascii() else _INVISIBLE.sub("", text)


def is_markup(key: str) -> bool:
    """Tells whether a piece is an address, a tag or a leftover mark."""
    return bool(_MARKUP.fullmatch(key))


def is_word(key: str) -> bool:
    """Tells whether a piece is a word or a number, not a sign."""
    return any(map(str.isalnum, key)) and not is_markup(key)
