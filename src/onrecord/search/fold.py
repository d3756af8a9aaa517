"""What makes two spellings of a word equal in a search: case, accents, width, traditional characters.

Every code point is folded by itself, never by what stands beside it, so that a query of one word folds as the same word
does in the middle of a text (OpenCC's phrases would not).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from onrecord.text.simplify import simplified

CLOSED = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
    "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Chinese and Japanese characters, as the inside of a character class: blanks between them mean nothing."""
SPACELESS = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3\uac00-\ud7a3" + CLOSED
"""These and Thai, Lao, Burmese, Khmer, and Hangul (whose particles stick to the words)."""

# Accents, vowel points and signs without width say nothing to a search.
_SILENT = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]+"
)
# Letters and signs that fold to themselves: what most text is made of need not be looked up.
_PLAIN = "\x00-\x7f\u0430-\u0438\u043a-\u044f\u3041-\u3096\u30a1-\u30fa\u30fc、。，；：！？（）《》“”‘’—…·–\u3000\u00a0\uac00-\ud7a3"


class _Folds(dict[int, str]):
    """The folded form of each code point, made when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


def _fold(char: str) -> str:
    if "\ud800" <= char <= "\udfff":
        return " "
    plain = char
    while True:
        apart = unicodedata.normalize("NFKD", plain).casefold()
        folded = unicodedata.normalize("NFC", _SILENT.sub("", apart))
        folded = "".join(_simple(one) for one in folded)
        if folded == plain:
            return folded
        plain = folded


def _simple(char: str) -> str:
    rewrite = simplified(char)
    return char if rewrite is None else rewrite.text


_FOLDS = _Folds()


def fold_char(found: re.Match[str]) -> str:
    """Returns a matched code point folded."""
    return _FOLDS[ord(found[0])]


@cache
def foldable() -> re.Pattern[str]:
    """Returns the pattern of a code point that may fold to something else; compiled when first asked for."""
    common = bytes(byte for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF) for byte in (high, low))
    han = "".join(sorted(set(common.decode("gb2312", "ignore"))))
    # One by one between line breaks: no phrase of the dictionary can reach across.
    lines = "\n".join(han)
    rewrite = simplified(lines)
    same = lines if rewrite is None else rewrite.text
    kept = [one for one, new in zip(han, same[::2], strict=True) if one == new]
    return re.compile(f"[^{_PLAIN}{''.join(kept)}]")
