"""The fields of an address's query that name days, parts of a list or a kind: read, or refused by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from onrecord.errors import UsageError
from onrecord.pipeline.compare import Days, days_of, refuse_disorder
from onrecord.search.days import period

Value = TypeVar("Value")


class FieldError(UsageError):
    """A field of a form or of an address that cannot be read; `field` is its name."""

    def __init__(self, field: str, why: str) -> None:
        """Takes the field and a sentence on what is wrong with it."""
        super().__init__(why)
        self.field = field


def days(asked: Mapping[str, str], name: str) -> tuple[date, date] | None:
    """Returns the first and last day of the year, month or day in a field, None where it is empty."""
    text = asked.get(name, "").strip()
    if not text:
        return None
    try:
        return period(text, 1)
    except UsageError:
        raise FieldError(name, f"`{text[:40]}` is no date; write 2022, 2022-07 or 2022-07-15") from None


def window(asked: Mapping[str, str]) -> tuple[date | None, date | None]:
    """Returns the first and last day of `from` and `to`, None where it is open; raises FieldError."""
    first, last = days(asked, "from"), days(asked, "to")
    if first and last and last[1] < first[0]:
        raise FieldError("to", f"`{asked['from'][:40]}..{asked['to'][:40]}` ends before it begins")
    return first and first[0], last and last[1]


def windows(asked: Mapping[str, str], names: tuple[str, str]) -> tuple[Days, Days]:
    """Returns two windows, the earlier first; raises FieldError for one that is none, and for the later first."""
    before, after = (_named(name, partial(days_of, asked[name].strip())) for name in names)
    _named(names[1], partial(refuse_disorder, before, after))
    return before, after


def _named(field: str, make: Callable[[], Value]) -> Value:
    try:
        return make()
    except UsageError as fault:
        raise FieldError(field, str(fault)) from None
