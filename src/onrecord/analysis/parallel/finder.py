"""Finds the forms of a glossary in text: by words where a language has spaces, else the longest form at each character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attrs import frozen

from onrecord.analysis.parallel.tables import RUNNING, spoken

_TOKEN = re.compile(r"[^\W_]+")


class Hit(NamedTuple):
    """A form found: where it stands and the numbers of the entries it is a form of."""

    start: int
    end: int
    entries: tuple[int, ...]


@frozen
class Finder:
    """The forms of one language, by what they begin with, longest first."""

    running: bool
    spaced_forms: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]]
    running_forms: dict[str, list[tuple[str, tuple[int, ...]]]]

    def find(self, text: str) -> list[Hit]:
        """Returns the forms that stand in a text, in order and disjoint."""
        return self._running(text) if self.running else self._spaced(text)

    def _running(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        known, at, end = self.running_forms, 0, len(text)
        while at < end:
            for form, entries in known.get(text[at], ()):
                if text.startswith(form, at):
                    found.append(Hit(at, at + len(form), entries))
                    at += len(form)
                    break
            else:
                at += 1
        return found

    def _spaced(self, text: str) -> list[Hit]:
        matches = list(_TOKEN.finditer(text))
        tokens = [folded(one[0]) for one in matches]
        found: list[Hit] = []
        at = 0
        while at < len(tokens):
            for form, entries in self.spaced_forms.get(tokens[at], ()):
                if tuple(tokens[at : at + len(form)]) == form:
                    found.append(Hit(matches[at].start(), matches[at + len(form) - 1].end(), entries))
                    at += len(form)
                    break
            else:
                at += 1
        return found


def finder(language: str, forms: Iterable[Sequence[str]]) -> Finder:
    """Returns what finds the forms of entries; the position of an entry in `forms` is its number."""
    running = spoken(language) in RUNNING
    numbers: dict[str, list[int]] = {}
    for number, row in enumerate(forms):
        for form in row:
            numbers.setdefault(form, []).append(number)
    spaced: dict[str, dict[tuple[str, ...], list[int]]] = {}
    dense: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for form, owners in numbers.items():
        if running:
            dense.setdefault(form[0], []).append((form, tuple(dict.fromkeys(owners))))
        elif key := tuple(folded(one) for one in _TOKEN.findall(form)):
            known = spaced.setdefault(key[0], {}).setdefault(key, [])
            known.extend(one for one in owners if one not in known)
    for rows in dense.values():
        rows.sort(key=lambda row: (-len(row[0]), row[0]))
    ordered = {
        first: sorted(((key, tuple(owners)) for key, owners in rows.items()), key=lambda row: (-len(row[0]), row[0]))
        for first, rows in spaced.items()
    }
    return Finder(running, ordered, dense)


def folded(token: str) -> str:
    """Returns a word comparable: case and plural folded; words in capitals (US, WHO) keep them."""
    if token.isupper() and len(token) > 1:
        return token
    low = token.casefold()
    if len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-3] + "y" if low.endswith("ies") and len(low) > 4 else low[:-1]
    return low
