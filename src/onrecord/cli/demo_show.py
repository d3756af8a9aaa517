"""The demo on a terminal: a play, totals, and what was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click
from rich.table import Table

from onrecord.cli.forms import error_line, error_object, json_line, painted_play
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted, drawn, sheet, side_by_side
from onrecord.demo import PLAY, Stop, differences, tour
from onrecord.errors import OnRecordError
from onrecord.pipeline.tally import Tally, tally_of
from onrecord.text.wrap import printable, wrap

_FOLDERS = {
    "xa_mfa": "Foreign ministry of Anlan",
    "xw_pso": "Press secretary of Westmark",
    "copies": "Copies, news, other offices",
}


def show(*, as_json: bool) -> int:
    """Returns the exit code after showing the demo: 1 when a page was read otherwise than its list says."""
    stops = list(tour())
    if as_json:
        for stop in stops:
            click.echo(json_line(_object(stop)))
        return int(any(_faults(stop) for stop in stops))
    sheet_of = paper()
    for part in (_play(stops, sheet_of), _tables(stops, sheet_of), _checked(stops, sheet_of)):
        click.echo("\n".join(part))
    return int(any(_faults(stop) for stop in stops))


def _object(stop: Stop) -> dict[str, Any]:
    return error_object(stop.outcome) if isinstance(stop.outcome, OnRecordError) else stop.outcome.to_dict()


def _heading(words: str, sheet_of: Paper) -> str:
    return sheet_of.paint(words, bold=True)


def _play(stops: Sequence[Stop], sheet_of: Paper) -> Iterator[str]:
    for stop in stops:
        if stop.page.name == PLAY and not isinstance(stop.outcome, OnRecordError):
            yield painted_play(stop.outcome.to_play(columns=sheet_of.columns), sheet_of)


def _tables(stops: Sequence[Stop], sheet_of: Paper) -> Iterator[str]:
    total = Tally()
    table = sheet(
        ("Pages of", "left"), *((name, "right") for name in ("pages", "briefings", "exchanges", "statements"))
    )
    for folder, name in _FOLDERS.items():
        part = Tally()
        for stop in stops:
            if stop.page.folder == folder:
                part.add(_tally(stop))
        _row(table, name, part)
        total.add(part)
    _row(table, "together", total)
    yield drawn(table, sheet_of)
    yield drawn(side_by_side(total), sheet_of)


def _row(table: Table, name: str, part: Tally) -> None:
    table.add_row(name, *(f"{count:,}" for count in (part.pages, part.briefings, part.exchanges, part.statements)))


def _tally(stop: Stop) -> Tally:
    return Tally(failed=1) if isinstance(stop.outcome, OnRecordError) else tally_of(stop.outcome)


def _faults(stop: Stop) -> list[str]:
    if isinstance(stop.outcome, OnRecordError):
        return [error_line(stop.outcome)]
    return [str(one) for one in differences(stop.page, stop.outcome)]


def _checked(stops: Sequence[Stop], sheet_of: Paper) -> Iterator[str]:
    faults = {stop.page.name: _faults(stop) for stop in stops}
    wrong = [line for lines in faults.values() for line in lines]
    good = sum(not _faults(stop) for stop in stops)
    yield ""
    yield _heading(f"{good}/{len(stops)} pages were read as their lists say", sheet_of)
    for line in wrong:
        yield from wrap(printable(line), sheet_of.columns)
    if wrong:
        yield counted(len(wrong), "difference")
