r"""The words of a text as the patterns of follow-ups see them, so that a pattern is tried only where its words stand.

A pattern that ignores case is slow on every text it does not match, and most match none. `words` are exactly what
`\b…\b` around a word would find, so that looking a word up among them tells the same.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_ODD = re.compile("[İıſ\u212a]")
# Patterns that ignore case take these for letters of ASCII; lower case alone would leave them apart.
_LIKE = str.maketrans("İıſ\u212a", "iisk")


def lowered(text: str) -> str:
    """Returns a text in lower case, as patterns that ignore case see it."""
    if not text.isascii() and _ODD.search(text):
        text = text.translate(_LIKE)
    return text.lower()


def words(low: str) -> list[str]:
    """Returns the words of a text in lower case, in order."""
    return _WORD.findall(low)
