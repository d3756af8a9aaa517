"""What a phrase is made of when it is compared: characters of a script without spaces, words of any other."""

from __future__ import annotations

import re
from functools import cache

from onrecord.text.script import Script, script
from onrecord.text.span import Span
from onrecord.text.words import characters, words

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


@cache
def _blanks() -> re.Pattern[str]:
    return re.compile(r"\s+")


def one_line(text: str) -> str:
    """Returns the text with every run of white space as one blank."""
    return _blanks().sub(" ", text).strip()
