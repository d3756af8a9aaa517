"""A text as a stream of small numbers, one a word (one a character for Chinese), each with its place: what copies are found by."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.text.normalize import normalize
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span
from onrecord.text.steps import Step

Codes: TypeAlias = NDArray[np.uint32]
Places: TypeAlias = NDArray[np.int64]

RUNNING = np.uint32(1 << 31)
"""The bit of a code that says that it stands for a character of a script without spaces."""

_STEPS = (Step.INVISIBLE, Step.WIDTH, Step.PINYIN, Step.SIMPLIFIED)
# Letters that one byte cannot hold, and invisible signs inside words. Typographic signs and pictures are separators.
_BEYOND_LATIN = re.compile(
    "[\u00ad\u0100-\u1fff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2c00-\u2fff\u3005-\u3007\u3040-\ufdff"
    "\ufe70-\ufeff\uff10-\uffdc\U00010000-\U0001efff\U00020000-\U0003ffff]"
)
RUNNING_FROM = 0x0E00
"""From here on letters are taken one by one: Thai, Hangul, kana, Han."""
_PICTURES = 0x1F
"""The first digits of the code points of pictures: no words, as in a text of Latin letters."""
_ONE, _TWO, _THREE = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F), np.uint64(0x165667B19E3779F9)
_MASKS = np.array([(1 << (8 * size)) - 1 if size < 8 else (1 << 64) - 1 for size in range(9)], np.uint64)


@frozen(eq=False)
class TokenStream:
    """The words of a text in order: word `i` has the code `codes[i]` and the code points `starts[i]` to `ends[i]`.

    Two words have the same code when they are equal but for case, accents, width and traditional characters.
    """

    codes: Codes
    starts: Places
    ends: Places

    def __len__(self) -> int:
        """Returns the number of words."""
        return len(self.codes)

    def cover(self, low: int, high: int) -> Span:
        """Returns the code points from the first to the last of the words `low` to `high`, of which there is at least one."""
        return Span(int(self.starts[low]), int(self.ends[high - 1]))

    def within(self, span: Span) -> tuple[int, int]:
        """Returns which words lie inside a span: the first, and the one behind the last."""
        low = int(np.searchsorted(self.starts, span.start, "left"))
        return low, max(low, int(np.searchsorted(self.ends, span.end, "right")))


def token_stream(text: str) -> TokenStream:
    """Returns the words of a text; hyphens and apostrophes separate, inserted pinyin and invisible signs do not."""
    if _BEYOND_LATIN.search(text) is None:
        letters = np.frombuffer(text.encode("latin-1", "replace").translate(_latin()), np.uint8)
        return TokenStream(*words_of(letters))
    plain = normalize(text, steps=_STEPS)
    codes, starts, ends = any_script(plain.text)
    if plain.text != text:
        starts, ends = _moved(plain.offsets, starts, ends)
    return TokenStream(codes, starts, ends)


def any_script(text: str) -> tuple[Codes, Places, Places]:
    """Returns the words of a text of any script that needs no folding: their numbers, and where they begin and end."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _table()
    folded = table.take(points, mode="clip")
    folded[points >> 12 == _PICTURES] = 0
    single = (folded != 0) & (points >= RUNNING_FROM)
    letters = _bytes(folded)
    letters[single] = 0
    codes, starts, ends = words_of(letters)
    alone = np.flatnonzero(single)
    if not len(alone):
        return codes, starts, ends
    # The lowest bit of the product would say next to nothing about the character.
    signs = ((points[alone].astype(np.uint64) * _ONE) >> np.uint64(33)).astype(np.uint32) | RUNNING
    codes = np.concatenate([codes, signs])
    where = np.concatenate([starts, alone])
    order = np.argsort(where, kind="stable")
    return codes[order], where[order], np.concatenate([ends, alone + 1])[order]


def words_of(letters: NDArray[np.uint8]) -> tuple[Codes, Places, Places]:
    """Returns the words of a row of letters, of which 0 separates words: their numbers, and where they begin and end.

    A number is below 2**31; it is made of a word's first and last eight letters and its length.
    """
    padded = np.zeros(len(letters) + 16, np.uint8)
    padded[8 : 8 + len(letters)] = letters
    inside = padded[7 : 9 + len(letters)] != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[0::2].copy(), edges[1::2].copy()
    size = ends - starts
    first = _eights(padded, 8, len(letters) + 1)[starts]
    first &= _MASKS[np.minimum(size, 8)]
    # The first and the last eight letters of a word are the same but of a long one.
    last = first.copy()
    long = np.flatnonzero(size > 8)
    last[long] = _eights(padded, 0, len(letters) + 9)[ends[long]]
    last *= _TWO
    last += size.astype(np.uint64) * _THREE
    first *= _ONE
    first ^= last
    first ^= first >> np.uint64(29)
    first *= _THREE
    first >>= np.uint64(33)
    return first.astype(np.uint32), starts, ends


def _eights(padded: NDArray[np.uint8], offset: int, count: int) -> NDArray[np.uint64]:
    """Returns the eight letters from each place on as one number, from an offset on."""
    return np.ndarray((count,), np.uint64, padded.data, offset, (1,))


def _moved(offsets: OffsetMap, starts: Places, ends: Places) -> tuple[Places, Places]:
    """Returns the places in the text as given."""
    pieces: NDArray[Any] = np.array([*offsets.pieces()] or [(0, 0, 0, 0)], np.int64)
    layer, length, source, width = pieces.T
    at = np.searchsorted(layer, starts, "right") - 1
    begin = source[at] + np.where(length[at] == width[at], starts - layer[at], 0)
    at = np.searchsorted(layer, ends - 1, "right") - 1
    end = source[at] + np.where(length[at] == width[at], ends - layer[at], width[at])
    return begin, end


@cache
def _latin() -> bytes:
    """Returns the letter or digit that stands for each byte; 0 for separators."""
    return bytes(_folded(chr(at)) & 0xFF for at in range(256))


@cache
def _table() -> NDArray[np.uint16]:
    """Returns what stands for each code point: 0 for separators, the last entry for all beyond the first plane."""
    return np.array([_folded(chr(at)) for at in range(0x10000)] + [1], np.uint16)


@cache
def letter_table() -> NDArray[np.uint8]:
    """Returns the letter that stands for each code point of the first plane, 0 for separators; of scripts with spaces only."""
    return _bytes(_table()[:0x10000])


def _bytes(folded: NDArray[np.uint16]) -> NDArray[np.uint8]:
    return np.where(folded == 0, 0, np.maximum(folded & 0xFF, 1)).astype(np.uint8)


def _folded(letter: str) -> int:
    if not letter.isalnum():
        return 0
    if ord(letter) >= RUNNING_FROM:
        return ord(letter)
    base = unicodedata.normalize("NFKD", letter.casefold())[:1]
    return ord(base) if base.isalnum() else ord(letter)
