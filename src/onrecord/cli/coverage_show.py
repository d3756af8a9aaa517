"""Coverage as a table, as lists of gaps, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from attrs import asdict
from rich.text import Text

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import paper
from onrecord.cli.totals import drawn, sheet
from onrecord.errors import UsageError
from onrecord.record.coverage import Coverage, Gap, days_between
from onrecord.record.coverage import coverage as coverage_of
from onrecord.record.store import Store

SCHEMA = "onrecord.coverage/1"
_LONGEST = 3


def coverage_lines(
    folder: Path, *, office: str | None, span: tuple[date | None, date | None], gaps: bool, as_json: bool
) -> Iterator[str]:
    """Yields the lines to print; raises UsageError for an office of which the record holds nothing."""
    with Store.open(folder) as store:
        found = coverage_of(store, office=office, after=span[0], before=span[1])
    if office is not None and not any(one.statements for one in found):
        raise UsageError(f"{folder}: nothing of `{office}` is held between these days")
    if as_json:
        yield from (json_line({"schema": SCHEMA, **_plain(one)}) for one in found)
        return
    table = sheet(("Office", "left"), ("from", "left"), ("to", "left"), ("held", "right"), ("expected", "right"),
                  ("briefings", "right"), ("statements", "right"))  # fmt: skip
    for one in found:
        table.add_row(
            Text(one.office), _day(one.first), _day(one.last), _number(one.held), _number(one.expected),
            f"{one.briefings:,}", f"{one.statements:,}",
        )  # fmt: skip
    yield drawn(table, paper())
    others = [f"{one.office} {one.other_pages:,}" for one in found if one.other_pages]
    if others:
        yield f"besides, other pages (interviews, written statements): {', '.join(others)}"
    for one in found:
        yield from _gap_lines(one, every=gaps)


def _gap_lines(one: Coverage, *, every: bool) -> Iterator[str]:
    if not one.gaps:
        return
    shown = list(one.gaps) if every else sorted(one.gaps, key=lambda gap: -gap.occasions)[:_LONGEST]
    head = "gaps" if every or len(one.gaps) <= _LONGEST else f"{len(one.gaps)} gaps, the longest"
    yield f"\n{one.office}: {head}"
    yield from (f"  {_gap(gap)}" for gap in shown)
    if one.checked:
        yield f"  last checked {one.checked}"


def _gap(gap: Gap) -> str:
    return f"{days_between(gap.first, gap.last):26} {gap.occasions:,} expected, none held"


def _plain(one: Coverage) -> dict[str, object]:
    made = asdict(one, value_serializer=lambda _, __, value: value.isoformat() if isinstance(value, date) else value)
    return made | {"gaps": [{**gap} for gap in made["gaps"]]}


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


def _number(number: int | None) -> str:
    return "-" if number is None else f"{number:,}"
