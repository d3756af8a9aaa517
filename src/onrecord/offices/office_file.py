"""`office.yml` into an Office, strictly: an unknown key or a wrong value is one error that names file and key."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import yaml

from onrecord.errors import UsageError
from onrecord.offices.entries import Entries
from onrecord.offices.fetching import fetching
from onrecord.offices.office import Address, Assertions, Cadence, Labels, Lookup, Office, Terms
from onrecord.reading.hints import DropRule, KindRule, Person
from onrecord.text.yaml_data import load

_FOLDER = re.compile(r"[a-z]{2}_[a-z0-9]+")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NOBODY = "(?!)"


def parse_office(text: str, folder: str) -> Office:
    """Returns the office that a folder's `office.yml` describes; raises UsageError naming what is wrong."""
    file = f"offices/{folder}/office.yml"
    if not _FOLDER.fullmatch(folder):
        raise UsageError(f"{file}: the folder's name is not two letters of a country, `_` and a short name: xx_yyy")
    try:
        found = load(text)
    except yaml.YAMLError as fault:
        raise UsageError(f"{file}: not YAML: {' '.join(str(fault).split())}") from fault
    entries = Entries(found, file)
    made = _office(entries, folder)
    entries.end()
    if made.id != folder.replace("_", "-"):
        raise UsageError(f"{file}: id: `{made.id}` does not go with the folder; write `{folder.replace('_', '-')}`")
    return made


def _office(entries: Entries, folder: str) -> Office:
    presiders = tuple(_person(row) for row in entries.sections("presiders"))
    names = _any_name(presiders)
    return Office(
        id=entries.text("id"),
        folder=folder,
        version=entries.whole("version"),
        names=_names(entries.section("name")),
        publisher=entries.text("publisher"),
        country=entries.text("country"),
        languages=entries.texts("languages", needed=True),
        time_zone=_zone(entries),
        cadence=_cadence(entries.section("cadence")),
        terms=_terms(entries.section("terms")),
        addresses=tuple(_address(row) for row in entries.sections("addresses")),
        sites=entries.texts("sites"),
        titles=entries.patterns("titles", names),
        ledes=entries.patterns("ledes", names),
        marks=entries.patterns("marks", names),
        labels=_labels(entries.section("labels", needed=False)),
        presiders=presiders,
        templates=entries.texts("templates"),
        kinds=tuple(_kind(row, names) for row in entries.sections("kinds")),
        drop_lines=tuple(_drop(row) for row in entries.sections("drop_lines")),
        lookups=tuple(_lookup(row) for row in entries.sections("lookups")),
        assertions=_assertions(entries.section("assertions")),
        fetch=fetching(entries.section("fetch", needed=False)),
    )


def _any_name(people: tuple[Person, ...]) -> dict[str, str]:
    return {
        "{presider}": _any_of({name for one in people for name in one.names}),
        "{label}": _any_of({name for one in people for name in one.labels}),
    }


def _any_of(words: set[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) or _NOBODY


def _names(entries: Entries) -> dict[str, str]:
    entries.text("en")
    return entries.keyed_texts()


def _zone(entries: Entries) -> str:
    name = entries.text("time_zone")
    if name.startswith("UTC"):
        return name
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise UsageError(
            f"{entries.place}: time_zone: no zone `{name}`; write one like Asia/Shanghai, or UTC+8"
        ) from fault
    return name


_HOLIDAY = re.compile(r"\d\d-\d\d(?:\.\.\d\d-\d\d)?")


def _cadence(entries: Entries) -> Cadence:
    days = entries.texts("days")
    wrong = [day for day in days if day not in _DAYS]
    if wrong:
        raise UsageError(f"{entries.place}: days: `{wrong[0]}` is none of {', '.join(_DAYS)}")
    note, each = entries.text("note", ""), entries.text("each", "day")
    if each not in {"day", "week"}:
        raise UsageError(f"{entries.place}: each: `{each}` is neither day nor week")
    holidays = entries.texts("holidays")
    odd = next((one for one in holidays if not _HOLIDAY.fullmatch(one)), None)
    if odd is not None:
        raise UsageError(f"{entries.place}: holidays: `{odd}` is no day or run of days such as 01-01 or 10-01..10-07")
    entries.end()
    runs = ((one[:5], one[-5:]) for one in holidays)
    return Cadence(frozenset(_DAYS.index(day) for day in days), note, each == "week", tuple(runs))


def _terms(entries: Entries) -> Terms:
    made = Terms(entries.text("license"), entries.text("address"), entries.text("note", ""))
    entries.end()
    return made


def _address(entries: Entries) -> Address:
    made = Address(entries.text("host").casefold(), entries.texts("paths"))
    entries.end()
    return made


def _labels(entries: Entries) -> Labels:
    made = Labels(entries.texts("official"), entries.texts("asker"), entries.texts("moderator"))
    entries.end()
    return made


def _person(entries: Entries) -> Person:
    made = Person(
        entries.texts("names", needed=True),
        entries.texts("labels"),
        entries.day("since"),
        entries.day("until", last=True),
    )
    entries.end()
    if not made.names:
        raise UsageError(f"{entries.place}: names: at least one full name belongs here")
    return made


def _kind(entries: Entries, names: dict[str, str]) -> KindRule:
    made = KindRule(entries.pattern("title", names), entries.text("kind"), entries.flag("is_briefing"))
    entries.end()
    return made


def _drop(entries: Entries) -> DropRule:
    made = DropRule(entries.pattern("line"), entries.text("reason"))
    entries.end()
    return made


def _lookup(entries: Entries) -> Lookup:
    made = Lookup(
        reason=entries.text("reason"),
        address=entries.text("address") if entries.has("address") else None,
        sha256=entries.text("sha256") if entries.has("sha256") else None,
        date=entries.day("date"),
        presider=entries.text("presider") if entries.has("presider") else None,
        drop=entries.patterns("drop"),
    )
    entries.end()
    if (made.address is None) == (made.sha256 is None):
        raise UsageError(f"{entries.place}: name the page by one of address and sha256")
    return made


def _assertions(entries: Entries) -> Assertions:
    made = Assertions(
        entries.whole("minimum_statements"), entries.share("body_covered"), entries.whole("longest_gap_days")
    )
    entries.end()
    return made
