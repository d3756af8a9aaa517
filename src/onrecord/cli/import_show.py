"""Takes tables into a record and tells what became of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click
from attrs import asdict

from onrecord.cli.forms import ERROR_SCHEMA, json_line
from onrecord.cli.totals import counted
from onrecord.offices import office as office_of
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.imports import Imported, import_pages
from onrecord.record.imports import ImportedPage, RowError, imported_pages
from onrecord.record.imports.pairs import Manner
from onrecord.record.writer import Writer, utc_now
from onrecord.text.wrap import printable

SCHEMA = "onrecord.imported/1"
UNREADABLE = 3


def import_files(files: Iterable[Path], folder: Path, *, office: str | None, event: str, as_json: bool) -> int:
    """Returns the exit code after importing every file."""
    manner = Manner(None if office is None else office_of(office), event)
    found = chain.from_iterable(imported_pages(file, manner=manner) for file in files)
    first = next(found, None)
    pages: Iterator[ImportedPage | RowError] = chain([first] if first is not None else [], found)
    with Writer(folder) as writer:
        counts = _told(import_pages(writer, pages, now=utc_now()), as_json=as_json)
        follow_up(writer.store)
    if not as_json:
        click.echo(summary(counts, folder))
    return UNREADABLE if counts["refused"] else 0


def summary(counts: Counter[str], folder: Path) -> str:
    """Returns what was imported, in a line or two."""
    kept = counted(counts["statements"], "statement")
    line = f"{kept} of {counted(counts['pages'], 'page')} imported into {folder}"
    if counts["unchanged"]:
        line += f"; {counted(counts['unchanged'], 'page')} already there"
    if counts["by-table"]:
        line += f"\n{counted(counts['by-table'], 'page')} cut into statements as the rows have them: reading cut them elsewhere"
    if counts["refused"]:
        line += f"\n{counted(counts['refused'], 'row')} refused"
    return line


def _told(outcomes: Iterable[Imported | RowError], *, as_json: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in outcomes:
        if isinstance(one, RowError):
            counts["refused"] += 1
            click.echo(f"onrecord: {printable(one.place)}: {printable(one.reason)}", err=True)
            if as_json:
                click.echo(
                    json_line({"schema": ERROR_SCHEMA, "address": None, "error": one.reason, "place": one.place})
                )
            continue
        counts["unchanged" if one.outcome.result == "unchanged" else "pages"] += 1
        counts["statements"] += 0 if one.outcome.result == "unchanged" else one.statements
        counts["by-table"] += one.by_table
        if as_json:
            told = {"statements": one.statements, "by_table": one.by_table}
            click.echo(json_line({"schema": SCHEMA, **asdict(one.outcome), **told}))
    return counts
