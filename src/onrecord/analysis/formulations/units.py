"""What a phrase is made of when it is compared: characters of a script without spaces, words of any other."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Final

from onrecord.text.script import Script, script
from onrecord.text.span import Span
from onrecord.text.words import characters, words

SIGN: Final = "."
"""Stands for a comma, stop or line break between units, as it does where a phrase is searched for."""

_SIGNS = re.compile("[.,;:!?\n。、，；：！？،؛؟।॥։۔]")
_SHORT = re.compile(r"(?:[a-z]\.)+[a-z]|[bce-hj-ln-ru-z]|[mds][rst]|mrs|gen|sen|rep|gov")
"""Initials and titles behind which a point ends nothing."""
_CLOSED = {Script.HAN, Script.KANA, Script.THAI, Script.KHMER}


def is_closed(text: str) -> bool:
    """Tells whether a text is of a script that writes without spaces."""
    return script(text) in _CLOSED


def units(text: str) -> list[Span]:
    """Returns the units of a text as spans: every character of a script without spaces, else every word."""
    return words(text, cutter=characters)


def folded(text: str, spans: list[Span]) -> list[str]:
    """Returns the units' words in lower case, so that they compare."""
    return [text[start:end].casefold() for start, end in spans]


def said(text: str) -> list[str]:
    """Returns the units' words in lower case with `SIGN` where signs stand between two: what a phrase is compared by."""
    spans = units(text)
    made = folded(text, spans)
    starts = [one.start for one in spans]
    cut: dict[int, None] = {}
    for one in _SIGNS.finditer(text):
        at = bisect_right(starts, one.start())
        if not 0 < at < len(spans) or spans[at - 1].end > one.start():
            continue
        if one[0] != "." or not _SHORT.fullmatch(made[at - 1]):
            cut[at] = None
    for at in reversed(cut):
        made.insert(at, SIGN)
    return made


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"\s+")


def one_line(text: str) -> str:
    """Returns the text with every run of white space as one blank."""
    return _blanks().sub(" ", text).strip()
