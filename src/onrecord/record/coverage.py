"""How much of what an office said the record holds: what stands beside every "first", "last" and "not found"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import groupby

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.record.store import Store

_DAY = timedelta(days=1)
_MOST_YEARS = 200
"""More than any press office is old; days are gone through one by one."""


@frozen
class Gap:
    """Occasions of which the record holds nothing, one after the other: first and last day, how many occasions."""

    first: date
    last: date
    occasions: int


@frozen
class Coverage:
    """What is held of one office between two days, both included.

    `expected` counts the occasions (days, or weeks for a weekly briefing) on which the office's cadence lets expect
    one, `held` those with one; both are None for an office whose cadence is not known. `briefings` counts all briefings held, on whatever day,
    `other_pages` the interviews and written statements, `statements` the statements of the newest revisions of both.
    `checked` is when one of its pages was last looked at.
    """

    office: str
    first: date | None
    last: date | None
    expected: int | None
    held: int | None
    briefings: int
    other_pages: int
    statements: int
    gaps: tuple[Gap, ...]
    checked: str | None


@frozen
class Total:
    """What is held of several offices together; `expected` and `held` are None where no cadence is known."""

    offices: tuple[str, ...]
    first: date | None
    last: date | None
    expected: int | None
    held: int | None
    briefings: int
    other_pages: int
    statements: int


def days_between(first: date | None, last: date | None) -> str:
    """Returns a span of days in words, one day as one: `2020-03-18 to 2021-01-05`; "" where it is not known."""
    if first is None or last is None:
        return ""
    return f"{first}" if first == last else f"{first} to {last}"


def total_of(found: Sequence[Coverage]) -> Total:
    """Returns the coverage of several offices added up."""
    due = [one for one in found if one.expected is not None]
    days = [day for one in found for day in (one.first, one.last) if day is not None]
    return Total(
        offices=tuple(one.office for one in found),
        first=min(days, default=None),
        last=max(days, default=None),
        expected=sum(one.expected or 0 for one in due) if due else None,
        held=sum(one.held or 0 for one in due) if due else None,
        briefings=sum(one.briefings for one in found),
        other_pages=sum(one.other_pages for one in found),
        statements=sum(one.statements for one in found),
    )


def coverage(
    store: Store,
    *,
    office: str | None = None,
    after: date | None = None,
    before: date | None = None,
    language: str | None = None,
) -> list[Coverage]:
    """Returns the coverage of each office with something in the record, or of one; within days, both included.

    With a `language` only of the editions in it: an office without one is left out, unless it was asked for.
    Raises UsageError where the days are so far apart that nothing can have been expected on most of them.
    """
    if office is not None:
        return [_of(store, office, after, before, language)]
    every = [_of(store, one, after, before, language) for one in _offices(store)]
    return [one for one in every if language is None or one.briefings or one.other_pages]


def _offices(store: Store) -> list[str]:
    return [str(row[0]) for row in store.catalog.execute("SELECT DISTINCT office FROM briefings ORDER BY office")]


def _of(store: Store, office: str, after: date | None, before: date | None, language: str | None) -> Coverage:
    every = list(store.briefings(office=office, after=after, before=before, language=language))
    rows = [one for one in every if one.is_briefing]
    days = sorted({one.date for one in rows if one.date is not None})
    first = after or (days[0] if days else None)
    last = before or (days[-1] if days else None)
    due = _expected(office, first, last)
    held = None if due is None else sum(not {*days}.isdisjoint(occasion) for occasion in due)
    return Coverage(
        office=office,
        first=first,
        last=last,
        expected=None if due is None else len(due),
        held=held,
        briefings=len(rows),
        other_pages=len(every) - len(rows),
        statements=_statements(store, office, after, before, language),
        gaps=() if due is None else tuple(_gaps(due, {*days})),
        checked=_checked(store, office),
    )


def _expected(office: str, first: date | None, last: date | None) -> list[tuple[date, ...]] | None:
    """Returns the occasions for a briefing, each with the days it may fall on; None where the cadence is not known."""
    known = offices().get(office)
    if known is None or not known.cadence.days or first is None or last is None:
        return None
    if last.year - first.year > _MOST_YEARS:
        raise UsageError(
            f"from {first} to {last} are more than the {_MOST_YEARS} years for which expected briefings are counted; "
            "ask for nearer days"
        )
    every = (first + _DAY * number for number in range((last - first).days + 1))
    days = [day for day in every if known.cadence.expects(day)]
    if not known.cadence.weekly:
        return [(day,) for day in days]
    return [tuple(week) for _, week in groupby(days, key=lambda day: day.isocalendar()[:2])]


def _gaps(due: Sequence[tuple[date, ...]], held: AbstractSet[date]) -> Iterator[Gap]:
    for missed, run in groupby(due, key=held.isdisjoint):
        if missed:
            occasions = list(run)
            yield Gap(occasions[0][0], occasions[-1][-1], len(occasions))


def _statements(store: Store, office: str, after: date | None, before: date | None, language: str | None) -> int:
    words = (
        "SELECT coalesce(sum(r.statements), 0) FROM revisions r JOIN editions e ON e.id = r.edition AND "
        "e.revisions = r.number JOIN briefings b ON b.id = e.briefing WHERE b.office = ?1 "
        "AND (?2 IS NULL OR b.date >= ?2) AND (?3 IS NULL OR b.date <= ?3) "
        "AND (?4 IS NULL OR e.language = ?4 OR substr(e.language, 1, length(?4) + 1) = ?4 || '-')"
    )
    values = office, after.isoformat() if after else None, before.isoformat() if before else None, language
    return int(store.catalog.execute(words, values).fetchone()[0])


def _checked(store: Store, office: str) -> str | None:
    row = store.catalog.execute(
        "SELECT max(p.checked) FROM pages p JOIN editions e ON e.id = p.edition JOIN briefings b ON b.id = e.briefing "
        "WHERE b.office = ?",
        (office,),
    ).fetchone()
    return None if row[0] is None else str(row[0])
