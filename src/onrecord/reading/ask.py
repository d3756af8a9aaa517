"""Whether words ask, how many they are, and what they are about."""

from __future__ import annotations

import re
from functools import cache
from operator import add
from typing import NamedTuple

_MARK = re.compile(r"[?？؟\u037e]")
_ASKS_END = re.compile(r"[?？؟\u037e][\s\"'”’」』）)\]]*$")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]\s?;")
"""Greece's question mark looks like a semicolon."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")

_ONLY_THANKS = re.compile(
    r"(?:(?:ok(?:ay)?|yes|all right|great|right|good|perfect|got it)[,.!\s]*)?(?:thank you|thanks|thank you very much|thank you so much|gracias|muchas gracias|谢谢)[\w\s,.!’'。！，]{0,24}$",
    re.I,
)


def asks(text: str) -> bool:
    """Tells whether words hold a question mark of any script."""
    return _MARK.search(text) is not None or (";" in text and _GREEK.search(text) is not None)


def ends_asking(text: str) -> bool:
    """Tells whether words end in a question."""
    return _ASKS_END.search(text) is not None or (text[-1:] == ";" and _GREEK.search(text[-3:]) is not None)


def words_in(text: str) -> int:
    """Returns a count of words; three Han characters count as two words."""
    if _is_latin(text):
        return len(_latin().word.findall(text))
    han = sum(map(len, _HAN_RUN.findall(text)))
    return len(_WORD.findall(_HAN_RUN.sub(" ", text) if han else text)) + han * 2 // 3


def only_thanks(text: str) -> bool:
    """Tells whether words only thank."""
    return _ONLY_THANKS.match(text) is not None


_CONTENT = re.compile(r"[A-Z][A-Za-z'’\-]{2,}|[^\W\d_]{5,}")
_EMPTY = frozenset(
    "about there would could should think their where which those these being going other after before still every"
    " really right thing things people question questions president today whether maybe might again first second thank"
    " thanks minister secretary because doing saying talking anything something everything mister going having"
    " you're you’re don't don’t didn't they're they’re there's that's that’s what's it's mr. doctor specifically"
    " what when how why who and but the can does are was were will has have did you our sir yes".split()
)  # fmt: skip


def han_of(text: str) -> str:
    """Returns the Han characters of a text."""
    return "".join(_HAN_RUN.findall(text))


def matter(text: str) -> frozenset[str]:
    """Returns what a passage is about: Han bigrams, or names and long words folded."""
    if _is_latin(text):
        telling = _latin().content.findall(text)
        return frozenset([folded[:6] for word in telling if (folded := word.casefold()) not in _EMPTY])
    han = han_of(text)
    if len(han) * 2 > len(text):
        return frozenset(map(add, han, han[1:]))
    found = {folded[:6] for word in _CONTENT.findall(text) if (folded := word.casefold()) not in _EMPTY}
    found.update(map(add, han, han[1:]))
    return frozenset(found)


# Of these blocks the Latin letters are all the letters there are: a short list, which patterns look up at once.
_BEYOND_LATIN = re.compile("[^\0-\u024f\u2000-\u206f]")


def _is_latin(text: str) -> bool:
    return text.isascii() or _BEYOND_LATIN.search(text) is None


class _Latin(NamedTuple):
    """`_WORD` and `_CONTENT` for text in which all letters are Latin."""

    word: re.Pattern[str]
    content: re.Pattern[str]


@cache
def _latin() -> _Latin:
    letters = "".join(chr(code) for code in range(0x250) if chr(code).isalnum() and not chr(code).isdecimal())
    word = re.compile(f"[{letters}]+(?:['’][{letters}]+)?")
    return _Latin(word, re.compile(rf"[A-Z][A-Za-z'’\-]{{2,}}|[{letters}]{{5,}}"))
