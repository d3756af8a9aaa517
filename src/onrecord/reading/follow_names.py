"""Who is spoken to by name in an answer: the reporter answered at its head, the next one called at its end."""

from __future__ import annotations

import re
from functools import lru_cache

_HEAD, _TAIL = 110, 60
"""Code points of an answer's head and tail in which a name may be an address."""
_ADDRESS = re.compile(
    r"(?:^|[.?!,—–-] ?|\b(?:[Tt]hank you|[Tt]hanks|[Ww]ell|[Oo]kay|[Yy]es|[Yy]eah|[Ss]ure|[Nn]o|[Hh]i|[Ll]ook)[, ]+)"
    r"([A-Z][a-zà-ÿ'’\-]{1,14})(?=[,.?!—–]|$| --)"
)
_CAPITAL = re.compile("[A-Z]")
_KEPT = 512
"""Answers whose names are remembered: those of a page, which are asked for again with each of its questions."""
_CALLED = re.compile(r"(?:^|[.?!,] )[a-zA-Z ,]{0,20}\b([A-Z][a-zà-ÿ'’\-]+)[.,?]?\s*$")
_NO_NAMES = frozenset(
    "yes yeah no okay ok right sure thanks please correct exactly absolutely well good so and but sir true false maybe again"
    " everybody everyone anybody anything never always nothing what why how who here there next that this it's it great"
    " wow oh you me he she they we done look now mr mrs ms dr president secretary obviously first second third because"
    " however then listen hi hello hey ma’am ma'am madam minister senator governor general inaudible laughter also today"
    " yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday china russia iran america americans god"
    " congress january february march april may june july august september october november december ukraine israel syria"
    " iraq texas florida covid finally secondly lastly anyway meaning prime sorry".split()
)


@lru_cache(maxsize=_KEPT)
def addressed(answer: str) -> frozenset[str]:
    """Returns the names by which an answer speaks to somebody, at its head or at its end."""
    text = answer if len(answer) <= _HEAD + _TAIL + 10 else f"{answer[:_HEAD]} … {answer[-_TAIL:]}"
    if _CAPITAL.search(text) is None:
        return frozenset()
    return frozenset(name for name in _ADDRESS.findall(text) if name.casefold() not in _NO_NAMES)


@lru_cache(maxsize=_KEPT)
def called(answer: str) -> str | None:
    """Returns the name that an answer ends with, as the next asker is called."""
    found = _CALLED.search(answer[-_TAIL:])
    return found[1] if found and found[1].casefold() not in _NO_NAMES else None
