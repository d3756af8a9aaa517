"""The words under which a text is indexed and looked up; one rule for documents and queries.

A word of an alphabet is one token. In a script without spaces every character begins one token: the pair it makes with
its neighbor, or itself at the end of a run. So a string of characters is a run of pairs, a single character is a prefix,
and each character has one place. A sentence sign (comma, stop, colon, line break …) takes a place too: no phrase runs
over it unless it has one there itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from typing import NamedTuple

from onrecord.search.fold import CLOSED, SPACELESS, fold_char, foldable
from onrecord.text.pinyin import without_readings
from onrecord.text.rewrite import Rewrite, replace
from onrecord.text.span import Span

BREAK = "."
"""Stands for a sentence sign in `token_line`; indexed as a word, so that a phrase with a sign is found by it."""

_Stage = tuple[re.Pattern[str], "str | Callable[[re.Match[str]], str]"]

# A stop or its like in any script.
STOPS = ".,;:!?\n。、，；：！？،؛؟।॥։۔"
# Vowel signs of Indian scripts; `\w` leaves them out.
SIGNS = (
    "\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c-\u0c56"
    "\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u0d81-\u0d83\u0dca-\u0ddf"
)
ASCII = str.maketrans(
    {chr(at): " " for at in range(128) if not chr(at).isalnum()}
    | dict.fromkeys(";:!?\n", ";")
    | {one: one for one in ".,"}
    | {chr(at): chr(at + 32) for at in range(65, 91)}
)
# A stop or comma inside a number or between initials, and a stop behind an initial or a short title, end nothing.
JOINED = re.compile(
    r"[.,](?:"
    r"(?<=[0-9],)(?P<drop>)(?=[0-9]{3}(?![0-9]))"  # 1,000 is 1000
    r"|(?<=[0-9].)(?P<keep>)(?=[0-9])"
    r"|(?<=\b[a-z]\.)(?P<initial>)(?=[a-z](?![a-z0-9]))"  # U.S
    r"|(?<=\b[bce-hj-ln-ru-z]\.)|(?<=\.[a-z]\.)"  # not after "a" and "I", nor after what an apostrophe left
    r"|(?<=\b[mds][rst]\.)|(?<=\b(?:mrs|gen|sen|rep|gov)\.))"
)
OTHER = re.compile("[^\x00-\x7f\u00a0\u2009\u2013\u2014\u2018-\u201f\u2026]")
_RUN = re.compile(f"[{SPACELESS}]+")
_APART = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\u3041-\u30ff][\u3099\u309a]")
PARTS = re.compile("[\u1100-\u11ff\u3099\u309a]")


def joined(found: re.Match[str]) -> str:
    """Returns what becomes of a stop or comma that ends nothing: of a number, of initials, of a short title."""
    return {"drop": "", "keep": "_", "initial": "_"}.get(found.lastgroup or "", " ")


_NARROW: tuple[_Stage, ...] = ((JOINED, joined), (re.compile("[.,;][ .,;]*"), f" {BREAK} "))
# Signs that English typesetting adds to ASCII; all of them stand for blanks here.
_TYPESET = re.compile("[\u00a0\u2009\u2013\u2014\u2018-\u201f\u2026]")


@cache
def _wide() -> tuple[_Stage, ...]:
    """Returns the stages for text beyond ASCII, compiled when first asked for."""
    return (
        (foldable(), fold_char),
        (re.compile(rf"[ \u00a0\u3000](?<=[ \u00a0\u3000{CLOSED}].)(?=[ \u00a0\u3000{CLOSED}])"), ""),
        (re.compile(rf"[^\w {SIGNS}{re.escape(STOPS)}{SPACELESS}]"), " "),
        (JOINED, joined),
        (re.compile(f"[{STOPS}][ {STOPS}]*"), f" {BREAK} "),
    )


class Token(NamedTuple):
    """A token, its place among the tokens and sentence signs of its text, and its code points of the folded text."""

    text: str
    position: int
    start: int
    end: int


class Scan(NamedTuple):
    """The tokens of a text; `places` leads from the folded text to the text given, None where they are the same."""

    tokens: Sequence[Token]
    places: list[int] | None

    def given(self, start: int, end: int) -> Span:
        """Returns the span of the text given that code points of the folded text stand for."""
        if self.places is None:
            return Span(start, end)
        return Span(self.places[start], self.places[end - 1] + 1)


def token_line(text: str) -> str:
    """Returns the tokens of a text between blanks, sentence signs as `BREAK`: what the index is fed with."""
    plain = _typed(text)
    if plain is not None:
        return _taken(plain.translate(ASCII), _NARROW)
    text = lower(text)
    for rewrite in _rewrites(text):
        text = rewrite.text
    return _RUN.sub(_pairs, _taken(text, _wide()))


def _taken(text: str, stages: tuple[_Stage, ...]) -> str:
    for pattern, new in stages:
        text = pattern.sub(new, text)
    return text


def _pairs(run: re.Match[str]) -> str:
    letters = run[0]
    size = len(letters)
    return f" {' '.join(_slices(size)(letters))} " if size > 1 else f" {letters} "


@lru_cache(maxsize=256)
def _slices(size: int) -> Callable[[str], tuple[str, ...]]:
    """Returns what cuts a run of this size into its pairs and its last character, without a loop in Python."""
    return itemgetter(*(slice(at, at + 2) for at in range(size)))


def lower(text: str) -> str:
    """Returns the text in lower case, every code point in its place; the inner sign of numbers is free."""
    return text.replace("İ", "I").replace("_", " ").lower()


def _rewrites(text: str) -> Iterator[Rewrite]:
    """Yields the changes that look at several code points, each made on the result of the one before."""
    if PARTS.search(text):
        edits = ((one.start(), one.end(), unicodedata.normalize("NFC", one[0])) for one in _APART.finditer(text))
        rewrite = replace(text, edits)
        yield rewrite
        text = rewrite.text
    if (without := without_readings(text)) is not None:
        yield without


def _typed(text: str) -> str | None:
    """Returns a text of ASCII and its typesetter's signs in ASCII, None for any other."""
    if text.isascii():
        return text
    return None if OTHER.search(text) else _TYPESET.sub(" ", text)


def scan(text: str) -> Scan:
    """Returns the tokens of a text, the same as `token_line`, with their places in the text."""
    places: list[int] | None = None
    plain = _typed(text)
    if plain is not None:
        folded, stages = plain.translate(ASCII), _NARROW
    else:
        folded, stages = lower(text), _wide()
        for rewrite in _rewrites(folded):
            places = _through(rewrite, places or list(range(len(folded) + 1)))
            folded = rewrite.text
    # The last stage only sets sentence signs apart, which the pattern of a piece does by itself.
    for pattern, new in stages[:-1]:
        folded, places = _tracked(pattern, new, folded, places)
    return Scan(list(_placed(folded)), places)


def _tracked(
    pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str], text: str, places: list[int] | None
) -> tuple[str, list[int] | None]:
    """Returns the text with the change made, and the place of each of its code points and of its end."""
    edits = [(*found.span(), new if isinstance(new, str) else new(found)) for found in pattern.finditer(text)]
    if not edits:
        return text, places
    changed = pattern.sub(new, text)
    if all(end - start == len(made) for start, end, made in edits):
        return changed, places
    before = places or range(len(text) + 1)
    kept: list[int] = []
    done = 0
    for start, end, made in edits:
        kept += before[done:start]
        kept += [before[start]] * len(made)
        done = end
    return changed, [*kept, *before[done:]]


def _through(rewrite: Rewrite, places: list[int]) -> list[int]:
    new = [0] * len(rewrite.text)
    for made, length, source, width in rewrite.pieces or ():
        for at in range(length):
            new[made + at] = places[source + (at if length == width else 0)]
    return [*new, places[-1]]


_PIECE = re.compile(rf"(?P<run>[{SPACELESS}]+)|(?P<stop>[{STOPS}][ {STOPS}]*)|[^ {SPACELESS}{STOPS}]+")


def _placed(folded: str) -> Iterator[Token]:
    position = 0
    for one in _PIECE.finditer(folded):
        start, end = one.span()
        if one.lastgroup is None:
            yield Token(one[0], position, start, end)
        elif one.lastgroup == "run":
            yield from (Token(folded[at : at + 2], position + at - start, at, at + 2) for at in range(start, end - 1))
            position += end - start - 1
            yield Token(folded[end - 1 : end], position, end - 1, end)
        position += 1
