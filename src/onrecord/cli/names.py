"""`onrecord names`: who is meant by the names that pages print."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="List printed names of outlets and people, and whom they mean.")
@click.argument("office", required=False)
@record_option
@click.option("--unresolved", is_flag=True, help="Only names that mean nobody known, or several.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per name.")
def names(office: str | None, folder: Path, *, unresolved: bool, as_json: bool) -> None:
    """List the names that labels print, the most used first, with the outlet or person that each means on its days.

    What a name means comes from data with dates: outlets.yml, and the presiders of each office. A record's own
    `outlets.yml`, in its folder, is read first. What is ambiguous stays so and is listed by --unresolved.
    """
    from onrecord.cli.name_lines import name_lines  # noqa: PLC0415  the record is loaded when it is asked for

    for line in name_lines(folder, office=office, waiting=unresolved, as_json=as_json):
        click.echo(line)
