"""`onrecord correct`: a repair of a reading, with its reason and its author."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Correct who spoke, who asked, a date; never the words.")
@click.argument("target", metavar="STATEMENT|BRIEFING")
@click.argument("field", metavar="[FIELD]", required=False)
@click.argument("value", metavar="[VALUE]", required=False)
@record_option
@click.option("--reason", default="", help="Why this is right: what shows it.")
@click.option("--author", default="", envvar="ONRECORD_AUTHOR", help="Who says so.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per correction.")
def correct(
    target: str, field: str | None, value: str | None, folder: Path, reason: str, author: str, *, as_json: bool
) -> None:
    """Correct what was read of a statement (speaker, outlet, kind, exchange, follow_up) or a briefing (date, kind, presider).

    Without FIELD the corrections of the target are listed. Without VALUE the field is left open. What was read stays in
    the record; the correction is an entry of its own, with its reason and author.
    """
    from onrecord.cli.correct_show import correct_lines  # noqa: PLC0415  the record is loaded when it is asked for

    for line in correct_lines(folder, target, field, value, reason=reason, author=author, as_json=as_json):
        click.echo(line)
