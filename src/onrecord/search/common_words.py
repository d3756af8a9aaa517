"""Pairs of very common words, indexed for themselves: a phrase of them needs no look at the places of every "the".

Only words that stand in about one statement of eight or more are listed; a phrase with any other word is fast by itself.
What is found does not depend on the list, only how fast; an index must be read by the list that it was written by.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, repeat

from onrecord.search.tokens import BREAK

_JOIN = "+"
COMMON = frozenset(
    (
        # English, with what an apostrophe leaves; the last line is of press briefings.
        "a about all also an and any are as at be been but by can do don for from get go going has have he here his how "
        "i if in is it just know ll m more not now of on one or our out re s said say so t that the their there these "
        "they think this those to up us ve very was we well were what when who will with would you "
        "country foreign government minister people president question thank today "
        # Spanish
        "al como con de del el en es esta este ha hay la las lo los mas muy no para pero por porque que se son su sus "
        "tambien un una y"
    ).split()
)


def pairs_line(line: str) -> str:
    """Returns the pairs of common words of a line of tokens, each in the place of its first word, `BREAK` in all others."""
    words = line.split()
    if COMMON.isdisjoint(words):
        return ""
    return " ".join(map(_joined().get, pairwise(words), repeat(BREAK)))


@cache
def _joined() -> dict[tuple[str, str], str]:
    return {(one, other): f"{one}{_JOIN}{other}" for one in COMMON for other in COMMON}


def pairs(words: Sequence[str]) -> list[str] | None:
    """Returns the pairs that words one behind the other make, None where one of them is not common or there is only one."""
    if len(words) > 1 and all(word in COMMON for word in words):
        return [f"{one}{_JOIN}{other}" for one, other in pairwise(words)]
    return None
