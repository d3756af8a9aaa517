"""How often there was occasion to say something: statements, briefings and expected briefings by month or year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.pipeline.phrase_uses import Scope, scoped
from onrecord.record.coverage import Coverage, coverage
from onrecord.record.rows import BriefingRow
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.search.codes import month_name

By = Literal["month", "year"]
_DAY = timedelta(days=1)


@frozen
class Occasions:
    """What was held in a period, and how many briefings the offices' cadence lets expect (None where it is not known)."""

    statements: int
    briefings: int
    expected: int | None


@frozen
class Held:
    """How much was searched: offices, first and last day, days with a briefing among those on which one was expected."""

    offices: tuple[str, ...]
    first: date | None
    last: date | None
    held: int | None
    expected: int | None
    statements: int
    gaps: int

    def as_dict(self) -> dict[str, Any]:
        """Returns the coverage as values that JSON knows."""
        return {
            "offices": list(self.offices),
            "from": _iso(self.first),
            "to": _iso(self.last),
            "held": self.held,
            "expected": self.expected,
            "statements": self.statements,
            "gaps": self.gaps,
        }


def held_of(store: Store, finder: Finder, scope: Scope) -> Held:
    """Returns how much the record holds within a scope, of its language alone where it names one."""
    found = _covered(store, scope)
    days = [day for one in found for day in (one.first, one.last) if day is not None]
    due = [one for one in found if one.expected is not None]
    return Held(
        offices=tuple(one.office for one in found),
        first=min(days, default=None),
        last=max(days, default=None),
        held=sum(one.held or 0 for one in due) if due else None,
        expected=sum(one.expected or 0 for one in due) if due else None,
        statements=sum(statements_by_month(finder, scope).values()),
        gaps=sum(len(one.gaps) for one in found),
    )


def occasions(store: Store, finder: Finder, scope: Scope, by: By) -> dict[str, Occasions]:
    """Returns what was held in every period from the first to the last with a briefing, in order."""
    statements = _grouped(statements_by_month(finder, scope), by)
    briefings = Counter(period_of(one.date, by) for one in briefings_of(store, scope))
    expected = _expected(_covered(store, scope), by)
    dated = {*briefings, *expected, *(name for name in statements if name)}
    return {
        name: Occasions(statements.get(name, 0), briefings[name], expected.get(name) if expected else None)
        for name in _all_between(dated, by)
    }


def refuse_unknown(store: Store, scope: Scope) -> None:
    """Raises UsageError where a scope names an office or a language of which the record holds nothing."""
    held = list(store.briefings())
    known = sorted({one.office for one in held})
    if held and scope.office is not None and scope.office not in known:
        raise UsageError(f"the record holds nothing of an office `{scope.office}`; there are {', '.join(known)}")
    if held and scope.language is not None and next(store.briefings(language=scope.language), None) is None:
        spoken = sorted({one.language for one in store.all_editions()})
        raise UsageError(f"the record holds nothing in `{scope.language}`; there are {', '.join(spoken)}")


def briefings_of(store: Store, scope: Scope) -> list[BriefingRow]:
    """Returns the dated briefings of a scope, by date."""
    found = store.briefings(office=scope.office, after=scope.after, before=scope.before, language=scope.language)
    return [one for one in found if one.is_briefing and one.date is not None]


def _covered(store: Store, scope: Scope) -> list[Coverage]:
    return coverage(store, office=scope.office, after=scope.after, before=scope.before, language=scope.language)


def statements_by_month(finder: Finder, scope: Scope) -> dict[str, int]:
    """Returns how many statements a scope has in each month; `""` for those without a date."""
    told = finder.index.engine.counts(scoped(finder, scope), ["month"])["month"]
    return {month_name(code): times for code, times in sorted(told.items())}


def period_of(day: date | None, by: By) -> str:
    """Returns the name of the month or year of a day, `""` where it is not known."""
    return "" if day is None else day.isoformat()[: 7 if by == "month" else 4]


def _grouped(months: Mapping[str, int], by: By) -> dict[str, int]:
    found: Counter[str] = Counter()
    for name, times in months.items():
        found[name if by == "month" else name[:4]] += times
    return dict(found)


def _expected(found: Iterable[Coverage], by: By) -> Counter[str]:
    due: Counter[str] = Counter()
    for one in found:
        known = offices().get(one.office)
        if known is None or one.expected is None or one.first is None or one.last is None:
            continue
        weeks: set[tuple[int, int]] = set()
        for number in range((one.last - one.first).days + 1):
            day = one.first + _DAY * number
            if not known.cadence.expects(day):
                continue
            week = day.isocalendar()[:2]
            if not known.cadence.weekly or week not in weeks:
                due[period_of(day, by)] += 1
            weeks.add(week)
    return due


def _all_between(names: Iterable[str], by: By) -> list[str]:
    found = sorted(names)
    if not found or by == "year":
        return [f"{year:04}" for year in range(int(found[0]), int(found[-1]) + 1)] if found else []
    low, high = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (found[0], found[-1]))
    return [month_name(code) for code in range(low, high + 1)]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
