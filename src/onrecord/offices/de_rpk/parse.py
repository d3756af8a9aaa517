"""What the data of the folder cannot say: each transcript lists its own spokespersons, by surname and ministry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from onrecord.reading.block import Head
from onrecord.reading.hints import Hints, Person
from onrecord.reading.label_families import folded

_LIST = re.compile(r"Sprecher(?:innen)?(?: und Sprecher(?:innen)?)?\s*:\s*(.+)")
_FIRST_LINES = 40
# The head of the federal press office, or his deputy, speaks for the government as a whole and opens the questions.
_LEADS = re.compile(r"S(?:t|R)S(?:['’]in)?\s+(.+)")


def sharpen(hints: Hints, head: Head, lines: Sequence[str]) -> Hints:  # noqa: ARG001  # one signature for all offices
    """Returns the hints with everybody on the page's list of spokespersons as an official's label."""
    named = next((found.group(1) for line in lines[:_FIRST_LINES] if (found := _LIST.match(line))), None)
    if named is None:
        return hints
    printed = [words.strip() for words in re.split(r"[,;](?![^(]*\))", named) if words.strip()]
    leads = [(words, found.group(1)) for words in printed if (found := _LEADS.match(words))]
    known = {folded(label) for one in hints.presiders for label in one.labels}
    new = tuple(Person((surname,), (words,)) for words, surname in leads if folded(words) not in known)
    return evolve(
        hints,
        official_labels=hints.official_labels | {folded(one) for words in printed for one in _labels_of(words)},
        presiders=hints.presiders + new,
    )


def _labels_of(listed: str) -> tuple[str, ...]:
    """Returns the labels of somebody on the list: with the ministry as listed, and without, as reprints have it."""
    return (listed, listed.split("(", maxsplit=1)[0])
