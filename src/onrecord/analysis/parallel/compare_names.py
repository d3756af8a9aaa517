"""Names that two sentences do not share: each side has one whose counterpart is not where it would be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from onrecord.analysis.parallel.finder import Hit
from onrecord.analysis.parallel.glossary import NAMES, Entry
from onrecord.analysis.parallel.lexicon import Lexicon

_BESIDE_SHORT = r"\d|两国|三国|双方|三方|关系|对话|贸易|会谈|磋商|合作|之间|联合|边境|双边|人民"
"""What follows two countries' first characters: 韦北对话, 安塔两国."""
_Forms = Callable[[Entry], tuple[str, ...]]


def names_differ(
    left: Sequence[Hit], right: Sequence[Hit], *, near: tuple[str, str], lexicon: Lexicon
) -> tuple[tuple[Hit, ...], tuple[Hit, ...]] | None:
    """Returns names that only one side has, None unless both sides have such a name.

    `near` are the words of the whole statements: a name that stands elsewhere in them is not missing.
    """
    entries = lexicon.entries
    ours = _alone(left, right, entries, near[1], forms=_right)
    theirs = _alone(right, left, entries, near[0], forms=_left)
    return (ours, theirs) if ours and theirs else None


def _alone(
    hits: Iterable[Hit], others: Iterable[Hit], entries: Sequence[Entry], near: str, *, forms: _Forms
) -> tuple[Hit, ...]:
    """Returns the hits of names that have no counterpart among the others, nor any of their other forms near by."""
    known = {number for other in others for number in other.entries}
    return tuple(
        hit
        for hit in hits
        if any(entries[number].sort in NAMES for number in hit.entries)
        and known.isdisjoint(hit.entries)
        and not any(_stands(form, near) for number in hit.entries for form in forms(entries[number]))
    )


def _stands(form: str, text: str) -> bool:
    """Tells whether a name stands in a text, whole or as Chinese shortens it: 塔方 for 塔罗, 安、奥两国 for 安澜 and 奥尔斯克."""
    return form in text or (form[0] > "\u2e7f" and _short(form[0]).search(text) is not None)


@lru_cache(maxsize=1024)
def _short(sign: str) -> re.Pattern[str]:
    han = "[\u4e00-\u9fff]"
    return re.compile(f"{sign}[方、]|、{sign}|(?:{sign}{han}|{han}{sign})(?:{_BESIDE_SHORT})")


def _left(one: Entry) -> tuple[str, ...]:
    return one.left


def _right(one: Entry) -> tuple[str, ...]:
    return one.right
