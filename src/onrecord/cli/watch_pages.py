"""Looks again at the pages of a record that are due, and stores what came of it."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from onrecord.archive.polite import Clock, Visitor
from onrecord.cli.forms import json_line
from onrecord.cli.visit_pages import SCHEMA, Manner, Told, polite_visitor
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.watch import due_pages, look, when
from onrecord.record.layout import stamp
from onrecord.record.store import Store
from onrecord.record.writer import Writer, utc_now


def watch_pages(folder: Path, manner: Manner, *, visitor: Visitor | None = None, clock: Clock = utc_now) -> int:
    """Returns the exit code after one pass over the pages that are due."""
    # Looked up first: a folder that holds no record is an error here, and no new record.
    Store.open(folder).close()
    told = Told(manner)
    by = visitor or polite_visitor(manner)
    with Writer(folder, wait=manner.wait) as writer:
        pages = due_pages(writer.store.page_rows(), now=clock())
        for row in islice(pages, manner.limit):
            told.page(writer, look(row, by))
        follow_up(writer.store)
        if not manner.as_json:
            click.echo(told.summary(writer))
    return told.code()


def print_plan(folder: Path, manner: Manner, *, clock: Clock = utc_now) -> int:
    """Returns 0 after printing which pages are due since when."""
    with Store.open(folder) as store:
        rows = list(islice(due_pages(store.page_rows(), now=clock()), manner.limit))
        for row in rows:
            if manner.as_json:
                click.echo(
                    json_line({"schema": SCHEMA, "kind": "plan", "address": row.address, "due": stamp(when(row))})
                )
            else:
                click.echo(f"{stamp(when(row))}  {row.address}")
        if not rows and not manner.as_json:
            click.echo("nothing is due")
    return 0
