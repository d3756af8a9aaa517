"""`onrecord ladder` and `onrecord tiers`: how strong the words are, and how hot."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option

_OFFICE = click.option("--office", metavar="ID", help="Only this press office.")
_LANGUAGE = click.option("--lang", "language", metavar="CODE", help="Only editions in this language (en, zh).")


@click.command(short_help="Show how often each rung of a ladder of graded formulas was said.")
@click.argument("name", required=False, metavar="[LADDER]")
@record_option
@_OFFICE
@_LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per rung.")
def ladder(name: str | None, folder: Path, *, office: str | None, language: str | None, as_json: bool) -> None:
    """Show how often, first and last an office said each of its graded formulas, the mildest first.

    Without LADDER the ladders are listed, each with where its order comes from. A record's own `ladders.yml` adds to them.
    """
    from onrecord.cli.ladder_show import ladder_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    echo(ladder_lines(folder, name, only=(office, language), as_json=as_json), as_json=as_json)


@click.command(short_help="Show how hot phrases are, year by year.")
@click.argument("phrases", nargs=-1, required=True, metavar="PHRASE ...")
@record_option
@_OFFICE
@_LANGUAGE
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one per phrase and year.")
def tiers(phrases: tuple[str, ...], folder: Path, *, office: str | None, language: str | None, as_json: bool) -> None:
    """Show in which tier each phrase stands in each year, by the share of the year's briefings that say it.

    The definition of the tiers is printed with the table.
    """
    from onrecord.cli.ladder_show import tier_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    echo(tier_lines(folder, phrases, only=(office, language), as_json=as_json), as_json=as_json)
