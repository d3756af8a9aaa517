"""Dates of a query: a year, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.errors import UsageError
from onrecord.search.query_tree import Days

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[年月日]?")


def days(name: str, value: str, place: int) -> Days:
    """Returns the days of `after:` (that time and later), `before:` (earlier than it) or `on:` (within it)."""
    first, last = period(value, place)
    if name == "after":
        return Days(first, None)
    if name == "before":
        if first == date.min:
            raise UsageError(f"nothing is before {value} (character {place} of the query)")
        return Days(None, first - timedelta(days=1))
    return Days(first, last)


def period(value: str, place: int) -> tuple[date, date]:
    """Returns the first and last day of a year, month or day; raises UsageError naming the place when it is none."""
    found = _DATE.fullmatch(value.strip())
    if found is not None:
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            first = date(year or 0, month or 1, day or 1)
            return first, date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
        except ValueError:
            pass
    raise UsageError(f"{value!r} at character {place} of the query is no date; write 2022, 2022-07 or 2022-07-15")
