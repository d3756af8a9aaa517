"""What a press office's folder tells the general reader: plain data, so that reading knows of no office."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache

from attrs import frozen

from onrecord.reading.label_families import folded

_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ABOUT = re.compile(r"\b(?:on|of|about|with|for|to|and)\s+(?:the\s+)?$", re.IGNORECASE)
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@frozen(cache_hash=True)
class Person:
    """Somebody who leads for an office, under every name that pages print.

    `names` are full names, one or more for each script; `labels` what labels and headlines print instead ("MS. WHITLOCK",
    "PRIME MINISTER"). `since` and `until` are the days of office; they settle whom a label means that several held.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    def served(self, day: dt.date) -> bool:
        """Returns whether the day lies in the time of office."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def full_name(self, printed: str) -> str:
        """Returns the full name in the script of the printed words, the first name where none is in that script."""
        script = _script(printed)
        return next((name for name in self.names if _script(name) == script), self.names[0])

    def called(self, label: str) -> bool:
        """Returns whether a label's words are one of this person's names, marks and case aside."""
        key = folded(label)
        return any(key == folded(name) for name in (*self.names, *self.labels))


@frozen
class KindRule:
    """A page title of this pattern is a briefing of this kind, or a page that is none."""

    pattern: re.Pattern[str]
    kind: str
    is_briefing: bool


@frozen
class DropRule:
    """A line that matches this pattern from its beginning is furniture, for this reason."""

    pattern: re.Pattern[str]
    reason: str


@frozen
class Hints:
    """What sharpens the general reader on one page. The default values are the general reader's own.

    Label words are folded (`label_families.folded`). `body` names classes and ids of the element that holds the
    words, best first. `date` and `presider` are set where the page is known to print them wrong or not at all.
    `official` tells that the office itself serves the page: by its address, or without one by what its head says.
    """

    reader: str = "general"
    version: int = 1
    office: str | None = None
    publisher: str | None = None
    language: str | None = None
    presiders: tuple[Person, ...] = ()
    official_labels: frozenset[str] = frozenset()
    asker_labels: frozenset[str] = frozenset()
    moderator_labels: frozenset[str] = frozenset()
    body: tuple[str, ...] = ()
    title_kinds: tuple[KindRule, ...] = ()
    drop_lines: tuple[DropRule, ...] = ()
    date: dt.date | None = None
    presider: str | None = None
    official: bool = False

    def kind_of(self, title: str) -> KindRule | None:
        """Returns the first rule whose pattern is found in a page's title."""
        return next((rule for rule in self.title_kinds if rule.pattern.search(title)), None)

    def dropped(self, line: str) -> str | None:
        """Returns the reason why a line is furniture, None when no rule says so."""
        return next((rule.reason for rule in self.drop_lines if rule.pattern.match(line)), None)

    def presider_in(self, title: str, *, day: dt.date | None = None) -> str | None:
        """Returns the full name of the first person whom a title names; None when it names none, or the day does not settle whom."""
        found: list[tuple[int, int, str]] = []
        plain = title.casefold()
        if not self.presiders or _begins_of(self.presiders).search(plain) is None:
            return None  # in most lines nobody is named
        for words, parts, one in _names_of(self.presiders):
            if parts[0] not in plain or parts[-1] not in plain:
                continue  # most names are not there, and looking for their parts is fast
            at = name_place(words, title)
            if at >= 0 and (words in one.names or (_leads(title, at, words) and (day is None or one.served(day)))):
                found.append((at, -len(words), one.full_name(words)))
        first = {name for at, size, name in found if (at, size) == min(found)[:2]}
        return first.pop() if len(first) == 1 else None

    def presider_called(self, label: str, *, day: dt.date | None = None) -> str | None:
        """Returns the full name of whom a label means; None when nobody, or when the day does not settle which of several."""
        people = _called(self.presiders).get(folded(label), ())
        if len(people) > 1 and day is not None:
            people = tuple(one for one in people if one.served(day))
        names = {one.full_name(label) for one in people}
        return names.pop() if len(names) == 1 else None


GENERAL = Hints()


@lru_cache(maxsize=256)
def presider_keys(people: tuple[Person, ...]) -> frozenset[str]:
    """Returns the folded names under which labels print these people."""
    return frozenset(folded(word) for one in people for word in (*one.names, *one.labels))


@lru_cache(maxsize=256)
def _called(people: tuple[Person, ...]) -> Mapping[str, tuple[Person, ...]]:
    """Returns whom each folded name means, in the order given."""
    keys = {folded(words) for one in people for words in (*one.names, *one.labels)}
    return {key: tuple(one for one in people if one.called(key)) for key in sorted(keys)}


@lru_cache(maxsize=256)
def _names_of(people: tuple[Person, ...]) -> tuple[tuple[str, tuple[str, ...], Person], ...]:
    """Returns each name with its first and last part, case folded (whole in letters without word borders), and whose it is."""
    return tuple(
        (
            words,
            (words.casefold(),) if _EAST.search(words) else (words.split()[0].casefold(), words.split()[-1].casefold()),
            one,
        )
        for one in people
        for words in (*one.names, *one.labels)
    )


@lru_cache(maxsize=256)
def _begins_of(people: tuple[Person, ...]) -> re.Pattern[str]:
    """Returns the pattern of all first parts of names: where it is not found, nobody is named."""
    return re.compile("|".join(sorted({re.escape(parts[0]) for _, parts, _ in _names_of(people)})))


def name_place(name: str, words: str) -> int:
    """Returns where a name stands in words as whole words, -1 where it does not; Chinese needs no word borders."""
    if _EAST.search(name):
        return words.find(name)
    pattern = r"[\s\u00a0]+".join(re.escape(part) for part in name.split())
    found = re.search(rf"(?<![^\W\d_]){pattern}(?![^\W\d_])", words, re.IGNORECASE)
    return found.start() if found else -1


def _leads(title: str, at: int, words: str) -> bool:
    """Tells whether a short name in a title is not what the title is about ("on President X's visit", "with Minister Y")."""
    return not _ABOUT.search(title[:at]) and title[at + len(words) :][:2] not in {"'s", "’s"}


def _script(words: str) -> str:
    for script, pattern in (("east", _EAST), ("cyrillic", _CYRILLIC), ("arabic", _ARABIC)):
        if pattern.search(words):
            return script
    return "latin"
