"""Names that two sentences do not share: each side has one whose counterpart is not where it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from onrecord.analysis.parallel.finder import Hit
from onrecord.analysis.parallel.glossary import NAMES, Entry
from onrecord.analysis.parallel.lexicon import Lexicon

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
    """Tells whether a name stands in a text, whole or, in Chinese, as a side of talks is called: 塔方 for 塔罗."""
    return form in text or f"{form[0]}方" in text


def _left(one: Entry) -> tuple[str, ...]:
    return one.left


def _right(one: Entry) -> tuple[str, ...]:
    return one.right
