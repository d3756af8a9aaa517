"""`onrecord compare` and `onrecord dropped`: the wording of an issue at two times."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.record_option import record_option

_ISSUE = click.option(
    "--issue", metavar="ID", help="Only exchanges on this issue (korean-peninsula, taiwan …; see issues.yml)."
)
_OFFICE = click.option("--office", metavar="ID", help="Only this press office.")
_LANGUAGE = click.option("--lang", "language", metavar="CODE", help="Only editions in this language (en, zh).")
_MOST = click.option(
    "--most", type=click.IntRange(1), default=15, show_default=True, help="Show so many wordings of each sort."
)
_JSON = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per office and language."
)


@click.command(short_help="Compare the wording of an issue in two windows of time.")
@click.argument("before", metavar="FROM..TO")
@click.argument("after", metavar="FROM..TO")
@record_option
@_ISSUE
@_OFFICE
@_LANGUAGE
@_MOST
@_JSON
def compare(
    before: str,
    after: str,
    folder: Path,
    *,
    issue: str | None,
    office: str | None,
    language: str | None,
    most: int,
    as_json: bool,
) -> None:
    """Show which wording was kept, changed, dropped, new from one window to the other.

    A window is 2020..2021, 2020-09..2022-06 or 2022-07-01.. (open). Counts stand against the exchanges on the issue in
    each window. Wording whose uses all lie within 60 days is marked as an event's; those who presided are listed.
    """
    from onrecord.cli.compare_show import compare_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    echo(
        compare_lines(folder, (before, after), issue=issue, only=(office, language), most=most, as_json=as_json),
        as_json=as_json,
    )


@click.command(short_help="Show the wording of an issue that is no longer said.")
@record_option
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    required=True,
    metavar="DAY",
    help="The first day of the later window.",
)
@_ISSUE
@_OFFICE
@_LANGUAGE
@_MOST
@_JSON
def dropped(
    folder: Path,
    *,
    since: datetime,
    issue: str | None,
    office: str | None,
    language: str | None,
    most: int,
    as_json: bool,
) -> None:
    """Show what was said before a day and no longer, or much less, since; and what came or rose instead.

    Counts stand against the exchanges on the issue before the day and from it on.
    """
    from onrecord.cli.compare_show import dropped_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    echo(
        dropped_lines(folder, since.date(), issue=issue, only=(office, language), most=most, as_json=as_json),
        as_json=as_json,
    )
