"""What an editor's list of issues or ladders must be like: nothing in it is dropped or read otherwise without a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar

from onrecord.errors import UsageError
from onrecord.text.yaml_data import load_own

Made = TypeVar("Made")
_ID: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


class FaultyEntry(Exception):  # noqa: N818  it never leaves the reading of a list
    """Says what is wrong with an entry."""


def entries(text: str, place: str, make: Callable[[Mapping[str, Any]], Made]) -> dict[str, Made]:
    """Returns the entries of a list by their ids, in order; raises UsageError naming place, entry and what is wrong with it."""
    rows: Any = load_own(text, place)
    if rows is None:
        return {}
    if not isinstance(rows, list):
        raise UsageError(f"{place}: a list is wanted, whose entries begin with `- id:`")
    made: dict[str, Made] = {}
    for number, row in enumerate(rows, 1):
        try:
            name = _id(row)
            if name in made:
                raise FaultyEntry(f"the id `{name}` stands twice")
            made[name] = make(row)
        except FaultyEntry as fault:
            raise UsageError(f"{place}, entry {number}: {fault}") from None
    return made


def _id(row: Any) -> str:
    if not isinstance(row, Mapping) or row.get("id") is None:
        raise FaultyEntry("an id is missing")
    name = row["id"]
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise FaultyEntry(f"`{name}` is no id; an id is of letters, digits and hyphens, in quotes where it is a number")
    return name


def only_keys(row: Any, known: Iterable[str], needed: Iterable[str]) -> Mapping[str, Any]:
    """Returns a mapping that has no key but the known ones and all that are needed."""
    if not isinstance(row, Mapping):
        raise FaultyEntry(f"`{row}` is no mapping of {', '.join(known)}")
    for key in row:
        if key not in {*known}:
            raise FaultyEntry(f"`{key}` is no key here; there are {', '.join(known)}")
    missing = [key for key in needed if row.get(key) is None]
    if missing:
        raise FaultyEntry(f"{' and '.join(missing)} missing")
    return row


def words(value: Any) -> str:
    """Returns words with a letter or digit."""
    if not isinstance(value, str) or not any(map(str.isalnum, value)):
        raise FaultyEntry(f"`{value}` is no phrase; put quotes around one that YAML reads otherwise")
    return value


def by_language(value: Any, make: Callable[[Any], Made]) -> dict[str, tuple[Made, ...]]:
    """Returns lists of terms by language."""
    if not isinstance(value, Mapping) or not value:
        raise FaultyEntry("terms must be lists by language, such as `en: [ferry]`")
    for language, some in value.items():
        if not isinstance(language, str) or not isinstance(some, list) or not some:
            raise FaultyEntry(f"the terms of `{language}` are no list; write `{language}: [ferry]`")
    return {language: tuple(map(make, some)) for language, some in value.items()}
