"""`onrecord coverage`: how much of what an office said the record holds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.record_option import record_option

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="Show expected days, held days and gaps of each office.")
@click.argument("office", required=False)
@record_option
@click.option("--after", type=_DAY, metavar="DAY", help="From this day on (2019-12-24), itself included.")
@click.option("--before", type=_DAY, metavar="DAY", help="Up to this day, itself included.")
@click.option("--gaps", is_flag=True, help="List every gap, not only the longest.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per office.")
def coverage(
    office: str | None, folder: Path, after: datetime | None, before: datetime | None, *, gaps: bool, as_json: bool
) -> None:
    """Show what is held of each office's briefings: the days on which its cadence lets expect one, those with one, the gaps.

    Without OFFICE all offices of the record are shown. Days are counted from the first to the last briefing held.
    """
    from onrecord.cli.coverage_show import coverage_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    span = after and after.date(), before and before.date()
    echo(coverage_lines(folder, office=office, span=span, gaps=gaps, as_json=as_json), as_json=as_json)
