"""A text cut into words, signs and bits of markup, each with the key under which two printings of it are equal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from attrs import field, frozen

from onrecord.text.difference import tokens
from onrecord.text.span import Span

# Addresses, and marks that a reader of Markdown or HTML left standing.
_MARKUP = re.compile(
    r"\]\([^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)?|<!--.{0,300}?-->|</?[A-Za-z][^<>\n]{0,3000}(?:>|$)|(?:https?://|www\.)[^\s<>\"“”’）)\]]+"
    r"|[*_`\\]+",
    re.M,
)
_LIST_MARK = re.compile(r"\s*(?:<!--.*?-->\s*)*(?:[-–—•·*▪●◦+]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])(?=\s|$)")
_QUOTES = str.maketrans("‘’ʼ‛´“”„‟«»‹›「」『』", '\'\'\'\'\'""""""""""""')
_DASHES = str.maketrans("‐‑‒–—―−", "-------")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")


@frozen
class Pieces:
    """The pieces of a stretch of a text in order; `spans` and `keys` run parallel, white space and invisible characters are in none.

    `end` is where the stretch ends.
    """

    text: str = field(repr=False)
    spans: tuple[Span, ...]
    keys: tuple[str, ...]
    end: int

    def surface(self, at: int) -> str:
        """Returns a piece as printed."""
        return self.spans[at].cut(self.text)

    def cover(self, low: int, high: int) -> Span:
        """Returns the span of the pieces `low` to `high`; where there are none, the point where they would stand."""
        if low < high:
            return Span(self.spans[low].start, self.spans[high - 1].end)
        if low < len(self.spans):
            at = self.spans[low].start
        else:
            at = self.spans[-1].end if self.spans else len(self.text[: self.end].rstrip())
        return Span(at, at)


def pieces(text: str, start: int = 0, end: int | None = None) -> Pieces:
    """Returns the words, Chinese characters and signs of a stretch of a text; an address or a leftover mark is one piece."""
    found: list[Span] = []
    done, end = start, len(text) if end is None else end
    for mark in _MARKUP.finditer(text, start, end):
        found.extend(one.shift(done) for one in tokens(text[done : mark.start()]))
        found.append(Span(*mark.span()))
        done = mark.end()
    found.extend(one.shift(done) for one in tokens(text[done:end]))
    pairs = [(one, key) for one in found if (key := folded(text[one.start : one.end]))]
    return Pieces(text, tuple(one for one, _ in pairs), tuple(key for _, key in pairs), end)


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


def is_list_mark(run: Pieces, at: int) -> bool:
    """Tells whether a piece is a bullet or a number, or the sign behind it, at the beginning of a line."""
    start = run.text.rfind("\n", 0, run.spans[at].start) + 1
    found = _LIST_MARK.match(run.text, start)
    return found is not None and run.spans[at].end <= found.end()


def is_word(key: str) -> bool:
    """Tells whether a piece is a word or a number, not a sign."""
    return any(map(str.isalnum, key)) and not is_markup(key)


def common_ends(one: str, other: str) -> tuple[int, int]:
    """Returns how many code points two texts share from their start, and how many of the rest from their end."""
    size = min(len(one), len(other))
    head = _longest(size, lambda count: one[:count] == other[:count])
    tail = _longest(size - head, lambda count: one[len(one) - count :] == other[len(other) - count :])
    return head, tail


def _longest(size: int, holds: Callable[[int], bool]) -> int:
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
