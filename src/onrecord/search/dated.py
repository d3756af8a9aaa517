"""Statements of some days as a query of the engine: lists of years and months, and the day itself only at the ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from onrecord.search.codes import month_code
from onrecord.search.engine import Engine, Made
from onrecord.search.query_tree import Days

_DAY_BITS = 24


def dated(engine: Engine, days: Days) -> Made:
    """Returns the query for statements of these days."""
    first, last = days.first or date.min, days.last or date.max
    if first > last:
        return engine.codes("month", ())
    low, high = month_code(first), month_code(last)
    inside: list[Made] = []
    outside: list[Made] = []
    times = 0
    for year, held in engine.years.items():
        months = range(year * 12, year * 12 + 12) if year else range(1)
        wanted = [code for code in months if low <= code <= high]
        times += held * len(wanted) // len(months)
        if len(wanted) in {0, len(months)}:
            (inside if wanted else outside).append(engine.year(year))
            continue
        inside.append(engine.codes("month", wanted))
        outside.append(engine.codes("month", [code for code in months if code not in wanted]))
    # The shorter lists are gone through.
    made = engine.every((), outside) if times * 2 > engine.statements else engine.some(inside)
    if first.day == 1 and (last == date.max or (last + timedelta(days=1)).day == 1):
        return made
    return engine.every([made, engine.between("when", day_key(first), day_key(last) + (1 << _DAY_BITS) - 1)])


def common(days: Iterable[Days]) -> Days:
    """Returns the days that all of them have; `first` is behind `last` where there is none."""
    known = [*days]
    firsts, lasts = [one.first for one in known if one.first], [one.last for one in known if one.last]
    return Days(max(firsts, default=None), min(lasts, default=None))


def day_key(day: date | None) -> int:
    """Returns the first number of a day in the engine's order of dates; 0 where no date is known."""
    return 0 if day is None else day.toordinal() << _DAY_BITS
