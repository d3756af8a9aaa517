"""Reads held captures again and tells what came of it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from pathlib import Path

import click
from attrs import asdict

from onrecord.cli.forms import json_line
from onrecord.cli.totals import counted
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.rebuild import reread
from onrecord.record.store import Store
from onrecord.record.writer import Writer

SCHEMA = "onrecord.added/1"
UNREADABLE = 3


def reread_all(folder: Path, *, office: str | None, jobs: int, as_json: bool) -> int:
    """Returns the exit code after reading everything again."""
    Store.open(folder).close()
    counts: Counter[str] = Counter()
    with Writer(folder) as writer:
        with closing(reread(writer, office=office, jobs=jobs)) as outcomes:
            for one in outcomes:
                counts[one.result] += 1
                if as_json:
                    click.echo(json_line({"schema": SCHEMA, **asdict(one)}))
                elif one.result == "revised":
                    click.echo(f"revised      {one.id}")
                if one.result == "unreadable":
                    click.echo(f"onrecord: {one.id}: {one.reason}", err=True)
        follow_up(writer.store)
    if not as_json:
        total = counted(sum(counts.values()), "edition")
        click.echo(f"{total} read again: {counts['same-words']:,} as before, {counts['revised']:,} revised")
    return UNREADABLE if counts["unreadable"] else 0
