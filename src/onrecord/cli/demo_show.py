"""The demo on a terminal: a play, totals, and what was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from onrecord.cli.demo_record import record_lines, show_answers
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


def show(folder: Path, *, as_json: bool) -> int:
    """Returns the exit code after showing the demo: 1 when a page was read otherwise than its list says."""
    stops = list(tour())
    if as_json:
        for stop in stops:
            click.echo(json_line(_object(stop)))
        return int(any(_faults(stop) for stop in stops))
    sheet_of = paper()
    for heading, part in (
        (f"1. One page as a play: {PLAY}", _play(stops, sheet_of)),
        ("2. All pages", _tables(stops, sheet_of)),
        ("3. Held against the lists of those who wrote the pages", _checked(stops, sheet_of)),
        (f"4. The same pages as a record: {folder}", record_lines(folder, sheet_of)),
    ):
        click.echo(sheet_of.paint(heading, bold=True) + "\n")
        click.echo("\n".join(part) + "\n")
    click.echo(sheet_of.paint("5. What the record answers", bold=True) + "\n")
    show_answers(folder, sheet_of)
    return int(any(_faults(stop) for stop in stops))


def _object(stop: Stop) -> dict[str, Any]:
    return error_object(stop.outcome) if isinstance(stop.outcome, OnRecordError) else stop.outcome.to_dict()


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
    yield drawn(table, sheet_of) + "\n"
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
    faults = [fault for stop in stops for fault in _faults(stop)]
    good = sum(not _faults(stop) for stop in stops)
    color = "red" if faults else "green"
    yield sheet_of.paint(f"{good}/{len(stops)} pages were read as their lists say", color) + ":"
    yield "office, nature, date, presider, language, number of exchanges"
    for fault in faults:
        yield from wrap(printable(fault), sheet_of.columns)
    if faults:
        yield counted(len(faults), "difference")
