"""Whether a turn was spoken freely or is a read or edited statement, by the small words of talk in it.

What answers weigh differs between the two: a ministry's printed exchange says little by the way, a podium's much.
"""

from __future__ import annotations

import re
from typing import Final

EDITED: Final = "en-edited"
"""The name under which weights of edited English exchanges are kept."""
_SHORTENED = re.compile(r"'(?:m|re|ve|ll|d|t)\b")
_BEGUN = re.compile(r"[.?!] (?:well|so|and|but|yes|no|look|sure|right|now)\b")
_SAID = (
    "--", "—", "i think", "i mean", "you know", "i guess", "sort of", "kind of", "obviously", "gonna", "yeah", "okay", "thank", "guys",
    "it's", "that's", "he's", "what's", "here's", "let's", "who's",
)  # fmt: skip
_APART = 350
"""Code points in which talk has one such word at least."""
_FEWEST = 200
"""Fewer code points may be talk without one."""


def weighed_as(question: str, answer: str, language: str) -> str:
    """Returns under which name weights are looked up: the language, or `EDITED` for English exchanges without the words of talk.

    Both texts are folded (`markers.folded`).
    """
    return EDITED if language == "en" and is_edited(question, answer) else language


def is_edited(question: str, answer: str) -> bool:
    """Tells whether folded English texts have fewer words of talk than one in `_APART` code points."""
    size = len(question) + len(answer)
    if size < _FEWEST:
        return False
    return sum(map(_talk, (question, answer))) * _APART < size


def _talk(text: str) -> int:
    """Returns how many words of talk a folded text has."""
    return len(_SHORTENED.findall(text)) + len(_BEGUN.findall(text)) + sum(map(text.count, _SAID))
