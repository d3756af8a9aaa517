"""A mapping from a YAML file, read strictly: each key is asked for by its type, and a key nobody asked for is an error."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TypeVar

from onrecord.errors import UsageError

T = TypeVar("T")
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")


class Entries:
    """One mapping of a file; `place` is how an error names it ("cn_mfa/office.yml: terms")."""

    def __init__(self, found: object, place: str) -> None:
        """Takes what YAML made of the mapping."""
        if not isinstance(found, Mapping):
            raise UsageError(f"{place}: a mapping of keys and values belongs here, not {found!r}")
        self._found = dict(found)
        self._asked: set[object] = set()
        self.place = place

    def _get(self, key: str, kind: type[T], what: str, default: T | None) -> T:
        self._asked.add(key)
        value = self._found.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            missing = "the key is missing" if key not in self._found else f"{value!r} is not {what}"
            raise UsageError(f"{self.place}: {key}: {missing}; {what} belongs here")
        return value

    def has(self, key: str) -> bool:
        """Returns whether the key is there with a value."""
        self._asked.add(key)
        return self._found.get(key) is not None

    def text(self, key: str, default: str | None = None) -> str:
        """Returns a text; without a default the key must be there."""
        return self._get(key, str, "a text", default)

    def whole(self, key: str, default: int | None = None) -> int:
        """Returns a whole number."""
        return self._get(key, int, "a whole number", default)

    def share(self, key: str, default: float | None = None) -> float:
        """Returns a number from 0 to 1."""
        value = float(self._get(key, (int, float), "a number from 0 to 1", default))  # type: ignore[arg-type]
        if not 0 <= value <= 1:
            raise UsageError(f"{self.place}: {key}: {value} is not a number from 0 to 1")
        return value

    def flag(self, key: str) -> bool:
        """Returns true or false; the key must be there."""
        return self._get(key, bool, "true or false", None)

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Returns a list of texts, empty where the key is missing unless it is needed."""
        rows = self._get(key, list, "a list of texts", None if needed else [])
        wrong = [row for row in rows if not isinstance(row, str)]
        if wrong:
            raise UsageError(f"{self.place}: {key}: {wrong[0]!r} is not a text; put it in quotation marks")
        return tuple(rows)

    def section(self, key: str, *, needed: bool = True) -> Entries:
        """Returns a mapping below this one."""
        found = self._get(key, dict, "a mapping", None if needed else {})
        return Entries(found, f"{self.place}: {key}")

    def sections(self, key: str) -> Iterator[Entries]:
        """Yields the mappings of a list, none where the key is missing."""
        rows = self._get(key, list, "a list of mappings", [])
        for number, row in enumerate(rows, 1):
            yield Entries(row, f"{self.place}: {key} {number}")

    def keyed_texts(self) -> dict[str, str]:
        """Returns the whole mapping as texts by key."""
        return {str(key): self.text(str(key)) for key in self._found}

    def day(self, key: str, *, last: bool = False) -> date | None:
        """Returns a day; a year or a month given alone is its first day, or its last. None where the key is missing."""
        self._asked.add(key)
        value = self._found.get(key)
        if value is None or isinstance(value, date):
            return value
        match = _MONTH.fullmatch(str(value))
        if match is None or not 1 <= int(match.group(2) or 1) <= 12:
            raise UsageError(f"{self.place}: {key}: {value!r} is no day; write 2019-12-24, 2019-12 or 2019")
        year, month = int(match.group(1)), int(match.group(2) or (12 if last else 1))
        return date(year, month, calendar.monthrange(year, month)[1] if last else 1)

    def pattern(self, key: str, names: Mapping[str, str] | None = None) -> re.Pattern[str]:
        """Returns a regular expression; the marks of `names` ("{presider}") in it stand for the alternatives given there."""
        return compiled(self.text(key), names, f"{self.place}: {key}")

    def patterns(self, key: str, names: Mapping[str, str] | None = None) -> tuple[re.Pattern[str], ...]:
        """Returns a list of regular expressions, as `pattern` does."""
        return tuple(compiled(text, names, f"{self.place}: {key}") for text in self.texts(key))

    def end(self) -> None:
        """Raises UsageError when the mapping has a key that nobody asked for."""
        unknown = sorted(str(key) for key in self._found if key not in self._asked)
        if unknown:
            known = ", ".join(sorted(str(key) for key in self._asked))
            raise UsageError(f"{self.place}: unknown key `{unknown[0]}`; known here: {known}")


def compiled(text: str, names: Mapping[str, str] | None, place: str) -> re.Pattern[str]:
    """Returns the regular expression, case ignored; a fault in it is a UsageError that names the place."""
    whole = text
    for mark, words in (names or {}).items():
        whole = whole.replace(mark, f"(?:{words})")
    try:
        return re.compile(whole, re.IGNORECASE)
    except re.error as fault:
        raise UsageError(f"{place}: {text!r} is no regular expression: {fault}") from fault
