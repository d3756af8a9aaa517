"""What is said how in two languages: the package's table, names of the caller's, and what was learned from aligned text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import evolve, frozen

from onrecord.analysis.parallel.tables import pair_table, spoken


class Sort(StrEnum):
    """What an entry is: names are told when they differ, official names also when they are rendered in two ways."""

    PLACE = "places"
    BODY = "bodies"
    OFFICIAL = "official"
    TERM = "terms"
    WORD = "words"
    NAME = "names"
    LEARNED = "learned"


NAMES = frozenset({Sort.PLACE, Sort.BODY, Sort.NAME})


@frozen
class Entry:
    """One thing: its forms in the first and in the second language, the usual ones first."""

    sort: Sort
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def id(self) -> str:
        """Returns what the entry goes by: its sort and its first forms."""
        return f"{self.left[0]}={self.right[0]}"

    def turned(self) -> Entry:
        """Returns the entry for the pair the other way round."""
        return Entry(self.sort, self.right, self.left)


@frozen
class Glossary:
    """The entries of a pair of languages."""

    left: str
    right: str
    entries: tuple[Entry, ...] = ()

    def turned(self) -> Glossary:
        """Returns the glossary for the pair the other way round."""
        return Glossary(self.right, self.left, tuple(one.turned() for one in self.entries))

    def with_entries(self, entries: Iterable[Entry]) -> Glossary:
        """Returns the glossary with more entries; one that it has already is not taken twice."""
        known = {(one.left, one.right) for one in self.entries}
        added = tuple(one for one in entries if (one.left, one.right) not in known)
        return evolve(self, entries=(*self.entries, *added))

    def with_names(self, names: Mapping[str, Iterable[str]]) -> Glossary:
        """Returns the glossary with names of the caller's: forms of the first language to forms of the second."""
        return self.with_entries(
            Entry(Sort.NAME, tuple(left.split("|")), tuple(right)) for left, right in names.items()
        )

    def learned(self) -> tuple[Entry, ...]:
        """Returns the entries that were learned: what a caller stores."""
        return tuple(one for one in self.entries if one.sort in {Sort.LEARNED, Sort.NAME})

    def to_dict(self) -> dict[str, Any]:
        """Returns what was learned as a value for JSON; the package's own table is not repeated."""
        return {
            "schema": "onrecord.glossary/1",
            "languages": [self.left, self.right],
            "entries": [[one.sort.value, list(one.left), list(one.right)] for one in self.learned()],
        }


def packaged(left: str, right: str) -> Glossary:
    """Returns the package's glossary of a pair of languages, in whichever order it is written; empty where there is none."""
    return _packaged(spoken(left), spoken(right))


@cache
def _packaged(left: str, right: str) -> Glossary:
    found = pair_table(left, right)
    if not found and pair_table(right, left):
        return _packaged(right, left).turned()
    entries = [
        Entry(Sort(sort), _forms(str(first)), _forms(str(second)))
        for sort, rows in found.items()
        for first, second in rows.items()
    ]
    return Glossary(left, right, tuple(entries))


def from_dict(value: Mapping[str, Any], base: Glossary) -> Glossary:
    """Returns a glossary with what was learned before (`to_dict`) added to it, turned round where need be."""
    entries = [Entry(Sort(sort), tuple(left), tuple(right)) for sort, left, right in value["entries"]]
    if [base.left, base.right] == list(reversed(value["languages"])):
        entries = [one.turned() for one in entries]
    elif [base.left, base.right] != list(value["languages"]):
        return base
    return base.with_entries(entries)


def _forms(text: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in text.split(" | "))
