"""`onrecord offices`: which press offices have a folder of their own."""

from __future__ import annotations

import click


@click.command(short_help="List the press offices that sharpen the reading.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per office.")
def offices(*, as_json: bool) -> None:
    """List the press offices with a folder of their own: id, name, languages (`--json` tells more).

    Pages of other offices are read as well, by the general rules.
    """
    from onrecord.cli.office_list import office_lines  # noqa: PLC0415  loads the offices and the table

    for line in office_lines(as_json=as_json):
        click.echo(line)
