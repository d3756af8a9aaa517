"""Makes copies of records, and records out of copies, and says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from onrecord.cli.totals import counted
from onrecord.cli.verify_record import lost
from onrecord.pipeline.in_order import in_order
from onrecord.record.backup import backup, restore


def back_up(folder: Path, target: Path, *, jobs: int) -> None:
    """Copies a record and prints what was copied."""
    root = backup(folder, target, run=partial(in_order, jobs=jobs, lost=lost))
    click.echo(f"{target}: {counted(root.size, 'entry', 'entries')} copied and verified; root {root}")


def bring_back(source: Path, folder: Path, *, jobs: int) -> None:
    """Makes a record out of a copy and prints what it holds."""
    root = restore(source, folder, run=partial(in_order, jobs=jobs, lost=lost))
    click.echo(f"{folder}: {counted(root.size, 'entry', 'entries')} restored and verified; root {root}")
    click.echo("`onrecord rebuild` makes the search index")
