"""Reads the fields of a part of a file, strictly: each has a form, and what nobody asked for is a fault."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.errors import UsageError

_KEY: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_LONGEST: Final = 4_000


class FieldError(UsageError):
    """A field that is missing or has no such form: `what` is missing, text, long, key, choice or day."""

    def __init__(self, place: str, name: str, what: str, told: str) -> None:
        """Keeps where the field stands, so that a form can say it in its own words."""
        super().__init__(f"{place}: `{name}` {told}")
        self.place, self.name, self.what = place, name, what


class Fields:
    """A mapping of a file with the place where it stands, for messages."""

    def __init__(self, value: Any, place: str) -> None:
        """Takes the mapping; raises UsageError for anything else."""
        if not isinstance(value, Mapping):
            raise UsageError(f"{place}: fields are needed here (name: value)")
        self.place = place
        self._held = {str(name): one for name, one in value.items()}
        self._asked: set[str] = set()

    def has(self, name: str) -> bool:
        """Tells whether a field is there and not empty."""
        return self._held.get(name) not in (None, "", [], {})

    def raw(self, name: str) -> Any:
        """Returns a field as it stands, None where it is missing."""
        self._asked.add(name)
        return self._held.get(name)

    def text(self, name: str, *, needed: bool = True, longest: int = _LONGEST) -> str:
        """Returns a text in one line or several, "" where it is missing and not needed."""
        found = self.raw(name)
        if found is None and not needed:
            return ""
        if not isinstance(found, str) or (needed and not found.strip()):
            raise FieldError(self.place, name, "text" if found else "missing", "has to be a text")
        if len(found) > longest or any(ord(one) < 32 and one not in "\n\t" for one in found):
            told = f"is longer than {longest} characters, or has signs no text has"
            raise FieldError(self.place, name, "long", told)
        return found.strip()

    def key(self, name: str, *, needed: bool = True) -> str:
        """Returns a key: lower case letters, digits, hyphens."""
        found = self.text(name, needed=needed, longest=80)
        if found and not _KEY.fullmatch(found):
            told = f"is “{found}”; a key has lower case letters, digits and hyphens"
            raise FieldError(self.place, name, "key", told)
        return found

    def keys(self, name: str) -> tuple[str, ...]:
        """Returns a list of keys; one alone may stand without a list."""
        found = self.raw(name)
        rows = [] if found is None else found if isinstance(found, list) else [found]
        return tuple(Fields({"key": one}, f"{self.place}, {name}").key("key") for one in rows)

    def words(self, name: str, *, needed: bool = True) -> dict[str, str]:
        """Returns a text by language; a bare text is English."""
        found = self.raw(name)
        if found in (None, {}) and not needed:
            return {}
        if found in (None, "", {}):
            raise FieldError(self.place, name, "missing", "has no text in any language")
        if isinstance(found, str):
            found = {"en": found}
        part = Fields(found, f"{self.place}, {name}")
        return {one: part.text(language(one, part.place)) for one in part.names()}

    def names(self) -> list[str]:
        """Returns the names of all fields that are there."""
        return list(self._held)

    def one_of(self, name: str, choices: tuple[str, ...], default: str = "") -> str:
        """Returns one of some words."""
        found = self.text(name, needed=not default) or default
        if found not in choices:
            told = f"is “{found[:40]}”; it is one of {', '.join(choices)}"
            raise FieldError(self.place, name, "choice", told)
        return found

    def day(self, name: str, *, needed: bool = True) -> dt.date | None:
        """Returns a day."""
        found = self.raw(name)
        if found is None and not needed:
            return None
        if isinstance(found, str):
            try:
                found = dt.date.fromisoformat(found.strip())
            except ValueError:
                found = None
        if not isinstance(found, dt.date) or isinstance(found, dt.datetime):
            raise FieldError(self.place, name, "day" if self.has(name) else "missing", "has to be a day, as 2019-07-17")
        return found

    def needed_day(self, name: str) -> dt.date:
        """Returns a day that cannot be missing."""
        found = self.day(name)
        if found is None:
            raise FieldError(self.place, name, "missing", "has to be a day")
        return found

    def rows(self, name: str) -> Iterator[Fields]:
        """Yields the parts of a list."""
        found = self.raw(name)
        if found is not None and not isinstance(found, list):
            raise UsageError(f"{self.place}: `{name}` has to be a list")
        for number, one in enumerate(found or (), 1):
            yield Fields(one, f"{self.place}, {name} {number}")

    def parts(self, name: str) -> Iterator[tuple[str, Fields]]:
        """Yields the parts that have keys, in their order."""
        found = self.raw(name)
        held = Fields(found or {}, f"{self.place}, {name}")
        for key in held.names():
            if not _KEY.fullmatch(key) or len(key) > 80:
                raise UsageError(f"{held.place}: “{key[:80]}” is no key; keys have lower case letters, digits, hyphens")
            yield key, Fields(held.raw(key), f"{self.place}, {name}, {key}")

    def done(self) -> None:
        """Raises UsageError where a field stands that nobody asked for."""
        odd = sorted(set(self._held) - self._asked)
        if odd:
            raise UsageError(f"{self.place}: nothing is known of {', '.join(f'`{one[:40]}`' for one in odd)}")


def language(name: str, place: str) -> str:
    """Returns the code of a language."""
    if not _LANGUAGE.fullmatch(name) or len(name) > 12:
        raise UsageError(f"{place}: “{name[:40]}” is no language; codes look like en, zh")
    return name
