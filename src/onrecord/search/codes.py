"""Numbers that stand in the engine for names (speakers, outlets, offices …) and for months."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from onrecord.search.engine import CODED


class Codes:
    """A list of names for each coded fact; lists only grow, and no code is ever used again. Code 0 is "none given"."""

    def __init__(self, lists: Mapping[str, Sequence[str]] | None = None) -> None:
        """Takes the lists as `lists()` returned them."""
        self._names = {fact: list((lists or {}).get(fact, [""])) for fact in CODED}
        self._codes = {fact: {name: code for code, name in enumerate(names)} for fact, names in self._names.items()}

    def code(self, fact: str, name: str | None) -> int:
        """Returns the code of a name, a new one when it is new."""
        if not name:
            return 0
        codes = self._codes[fact]
        code = codes.get(name)
        if code is None:
            code = codes[name] = len(codes)
            self._names[fact].append(name)
        return code

    def name(self, fact: str, code: int) -> str:
        """Returns the name of a code."""
        return self._names[fact][code]

    def names(self, fact: str) -> list[str]:
        """Returns all names of a fact, the one of "none given" left out."""
        return self._names[fact][1:]

    def lists(self) -> dict[str, list[str]]:
        """Returns all lists, as values that JSON knows."""
        return {fact: list(names) for fact, names in self._names.items()}


def month_code(day: date | None) -> int:
    """Returns the number of a month, 0 where no date is known."""
    return 0 if day is None else day.year * 12 + day.month - 1


def month_name(code: int) -> str:
    """Returns a month as `2022-07`, an empty one for code 0."""
    return f"{code // 12:04}-{code % 12 + 1:02}" if code else ""
