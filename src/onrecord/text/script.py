"""The script a text is written in, and which characters when it is Chinese."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """Writing systems that press offices use; Japanese text is HAN and KANA."""

    LATIN = "latin"
    HAN = "han"
    KANA = "kana"
    HANGUL = "hangul"
    CYRILLIC = "cyrillic"
    ARABIC = "arabic"
    GREEK = "greek"
    HEBREW = "hebrew"
    ARMENIAN = "armenian"
    GEORGIAN = "georgian"
    DEVANAGARI = "devanagari"
    BENGALI = "bengali"
    TAMIL = "tamil"
    THAI = "thai"
    KHMER = "khmer"
    ETHIOPIC = "ethiopic"


class Variety(StrEnum):
    """The two sets of Chinese characters."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


_BLOCKS: tuple[tuple[int, int, Script], ...] = (
    (0x41, 0x5A, Script.LATIN),
    (0x61, 0x7A, Script.LATIN),
    (0xC0, 0x24F, Script.LATIN),
    (0x370, 0x3FF, Script.GREEK),
    (0x400, 0x52F, Script.CYRILLIC),
    (0x531, 0x58A, Script.ARMENIAN),
    (0x5D0, 0x5EA, Script.HEBREW),
    (0x620, 0x6FF, Script.ARABIC),
    (0x750, 0x77F, Script.ARABIC),
    (0x904, 0x97F, Script.DEVANAGARI),
    (0x985, 0x9FE, Script.BENGALI),
    (0xB85, 0xBFA, Script.TAMIL),
    (0xE01, 0xE5B, Script.THAI),
    (0x10A0, 0x10FF, Script.GEORGIAN),
    (0x1100, 0x11FF, Script.HANGUL),
    (0x1200, 0x139F, Script.ETHIOPIC),
    (0x1780, 0x17FF, Script.KHMER),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x1F00, 0x1FFF, Script.GREEK),
    (0x3005, 0x3007, Script.HAN),
    (0x3041, 0x309F, Script.KANA),
    (0x30A1, 0x30FA, Script.KANA),
    (0x30FC, 0x30FF, Script.KANA),
    (0x3130, 0x318F, Script.HANGUL),
    (0x31F0, 0x31FF, Script.KANA),
    (0x3400, 0x9FFF, Script.HAN),
    (0xAC00, 0xD7A3, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFC, Script.ARABIC),
    (0xFF21, 0xFF3A, Script.LATIN),
    (0xFF41, 0xFF5A, Script.LATIN),
    (0xFF66, 0xFF9D, Script.KANA),
    (0x20000, 0x3FFFF, Script.HAN),
)
_HAN = re.compile("[\u3400-\u9fff]+")
_STARTS = [block[0] for block in _BLOCKS]


@lru_cache(maxsize=8192)
def script_of(letter: str) -> Script | None:
    """Returns the script of one letter, None for signs, digits and scripts not listed."""
    at = ord(letter)
    _, end, script = _BLOCKS[max(bisect_right(_STARTS, at) - 1, 0)]
    return script if _STARTS[0] <= at <= end else None


def scripts(text: str) -> dict[Script, int]:
    """Returns how many letters of each script a text has, the most frequent first."""
    found: Counter[Script] = Counter()
    for letter, times in Counter(text).items():
        script = script_of(letter)
        if script is not None:
            found[script] += times
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def script(text: str) -> Script | None:
    """Returns the script of most of the letters, None for a text without letters."""
    return next(iter(scripts(text)), None)


def variety(text: str) -> Variety | None:
    """Returns which Chinese characters a text uses, None when its characters are common to both.

    GB 2312 holds simplified characters only, Big5 next to none of them: the set that can write more of the
    text's different characters is the one it was written in. A tie, or one stray character in fifty, is None.
    """
    letters = "".join(_HAN.findall("".join(sorted(set(text)))))
    simplified = len(letters.encode("gb2312", "ignore"))
    traditional = len(letters.encode("big5", "ignore"))
    if abs(simplified - traditional) * 50 <= len(letters):
        return None
    return Variety.SIMPLIFIED if simplified > traditional else Variety.TRADITIONAL
