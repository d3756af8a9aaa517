"""`onrecord followups`: what was put off, and what became of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="List promised answers: met, open, lapsed.")
@record_option
@click.option("--office", metavar="ID", help="Only this press office.")
@click.option("--state", type=click.Choice(["met", "open", "lapsed"]), help="Only promises in this state.")
@click.option(
    "--on",
    "today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="As of this day; the last briefing's where none is given.",
)
@click.option(
    "--within", type=click.IntRange(1), default=30, show_default=True, help="Days in which a match is looked for first."
)
@click.option(
    "--lapse",
    type=click.IntRange(1),
    default=90,
    show_default=True,
    help="Days after which a promise without a match has lapsed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per promise.")
def followups(
    folder: Path, *, office: str | None, state: str | None, today: datetime | None, within: int, lapse: int, as_json: bool
) -> None:  # fmt: skip
    """List the answers that were put off ("we will release information in due course") and what later statements suggest.

    A statement that shares the promise's rare words and names is suggested as what met it; whether it did is for a
    person to say. Later questions of the same matter are listed too.
    """
    from onrecord.cli.followups_show import followups_lines  # noqa: PLC0415  loaded when asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    day = today and today.date()
    echo(
        followups_lines(folder, office=office, state=state, today=day, days=(within, lapse), as_json=as_json),
        as_json=as_json,
    )
