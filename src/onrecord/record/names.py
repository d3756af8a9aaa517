"""Who is meant by a printed name: outlets and people, by data with dates. What is ambiguous stays ambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.text.normalize import normalize
from onrecord.text.steps import Step
from onrecord.text.yaml_data import load_own

FILE = "outlets.yml"
"""The name of a record's own list of outlets, in the record's folder; it is read before the package's."""

_COUNTRIES = {
    "日本": "JP", "韩国": "KR", "英国": "GB", "美国": "US", "法国": "FR", "德国": "DE", "俄罗斯": "RU", "意大利": "IT",
    "西班牙": "ES", "荷兰": "NL", "加拿大": "CA", "澳大利亚": "AU", "印度": "IN", "印尼": "ID", "印度尼西亚": "ID",
    "巴西": "BR", "墨西哥": "MX", "新加坡": "SG", "马来西亚": "MY", "越南": "VN", "巴基斯坦": "PK", "土耳其": "TR",
    "伊朗": "IR", "伊拉克": "IQ", "埃及": "EG", "古巴": "CU", "阿根廷": "AR", "台湾": "TW", "香港": "HK", "澳门": "MO",
    "中国": "CN", "卡塔尔": "QA", "乌克兰": "UA", "瑞典": "SE", "芬兰": "FI", "挪威": "NO", "波兰": "PL",
}  # fmt: skip
"""Countries as labels print them before an outlet's name, by their two letters."""


class Sort(StrEnum):
    """What a name is the name of."""

    OUTLET = "outlet"
    PERSON = "person"


class Standing(StrEnum):
    """How far a printed name is resolved."""

    NAMED = "named"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    UNNAMED = "unnamed"


@frozen
class Outlet:
    """A news outlet: its id, its names, the listed one first, and the years of its names."""

    id: str
    names: tuple[str, ...]
    country: str | None = None
    kind: str | None = None
    since: int | None = None
    until: int | None = None

    def held_in(self, day: date | None) -> bool:
        """Returns whether the outlet had its name on a day; true where the day is not known."""
        return day is None or ((self.since or 0) <= day.year <= (self.until or 9999))


@frozen
class Meaning:
    """Who a printed name means: one listed name, several where it is ambiguous, none where it is not known."""

    standing: Standing
    names: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def outlets(folder: Path | None = None) -> tuple[Outlet, ...]:
    """Returns the outlets known: those of a record's own file first, then the package's; raises UsageError for a broken file."""
    own = folder / FILE if folder is not None else None
    made: list[Outlet] = []
    if own is not None and own.exists():
        made += _read(own.read_text("utf-8"), str(own))
    return (*made, *_read(files("onrecord.record").joinpath("data", FILE).read_text("utf-8"), FILE))


def outlet_names(folder: Path | None = None) -> Mapping[str, tuple[str, ...]]:
    """Returns the other names of every outlet under its listed name."""
    return MappingProxyType({one.names[0]: one.names[1:] for one in outlets(folder)})


def outlet_of(printed: str | None, *, day: date | None = None, folder: Path | None = None) -> Meaning:
    """Returns which outlet a printed name means on a day: by the whole name, or behind that of its country."""
    if not printed or not printed.strip():
        return Meaning(Standing.UNNAMED)
    table = _table(folder)
    key = name_key(printed)
    found = [one for one in table.get(key, ()) if one.held_in(day)] or [
        one
        for country, code in _COUNTRIES.items()
        if key.startswith(country)
        for one in table.get(key.removeprefix(country).strip(), ())
        if one.country == code and one.held_in(day)
    ]
    return _meaning(one.names[0] for one in found)


def person_of(printed: str | None, *, office: str, day: date | None = None) -> Meaning:
    """Returns which of an office's presiders a printed name means on a day; surnames count where one person has them."""
    if not printed or not printed.strip():
        return Meaning(Standing.UNNAMED)
    known = offices().get(office)
    if known is None:
        return Meaning(Standing.UNRESOLVED)
    key = name_key(printed)
    whole = [one for one in known.presiders if key in {name_key(name) for name in (*one.names, *one.labels)}]
    if not whole:
        parts = [part for part in key.split() if part.rstrip(".") not in _TITLES]
        surname = parts[-1] if parts else key
        whole = [
            one for one in known.presiders
            if any(surname in {name_key(name).split()[0], name_key(name).split()[-1]} for name in one.names)
        ]  # fmt: skip
    serving = [one for one in whole if one.served(day)] if day is not None else whole
    return _meaning(one.names[0] for one in serving or whole)


_TITLES = frozenset("mr mrs ms dr miss sir lady lord secretary minister president ambassador".split())


def name_key(name: str) -> str:
    """Returns a name comparable: case, width, traditional characters and signs folded."""
    folded = normalize(name, steps=(Step.WIDTH, Step.SIMPLIFIED)).text.casefold()
    return " ".join("".join(letter if letter.isalnum() or letter in "'&" else " " for letter in folded).split())


def _meaning(names: Iterable[str]) -> Meaning:
    found = tuple(dict.fromkeys(names))
    standing = {0: Standing.UNRESOLVED, 1: Standing.NAMED}.get(len(found), Standing.AMBIGUOUS)
    return Meaning(standing, found)


@lru_cache(maxsize=8)
def _table(folder: Path | None) -> Mapping[str, tuple[Outlet, ...]]:
    table: dict[str, tuple[Outlet, ...]] = {}
    for one in outlets(folder):
        for name in one.names:
            key = name_key(name)
            if one not in table.get(key, ()):
                table[key] = (*table.get(key, ()), one)
    return MappingProxyType(table)


def _read(text: str, place: str) -> list[Outlet]:
    rows = load_own(text, place)
    if not isinstance(rows, list):
        raise UsageError(f"{place}: a list of outlets is needed")
    return [_outlet(row, f"{place}, entry {number}") for number, row in enumerate(rows, 1)]


def _outlet(row: Any, place: str) -> Outlet:
    try:
        names = tuple(str(name) for name in row["names"])
        made = Outlet(str(row["id"]), names, row.get("country"), row.get("kind"), row.get("since"), row.get("until"))
    except (KeyError, TypeError, AttributeError):
        raise UsageError(f"{place}: an outlet needs an id and a list of names") from None
    if not names:
        raise UsageError(f"{place}: an outlet needs a name")
    return made
