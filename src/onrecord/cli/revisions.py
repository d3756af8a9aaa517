"""`onrecord revisions`: how an official page changed after it was first captured."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Show how an official page changed.")
@click.argument("name", metavar="BRIEFING|EDITION")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line: each edition, then each step.")
@click.option("--noise", is_flag=True, help="Also show what is about the page only: menus, its dates, links, markup.")
@click.option("--from", "first", type=click.IntRange(1), metavar="N", help="Compare this revision ...")
@click.option("--to", "last", type=click.IntRange(1), metavar="N", help="... with this one; else each with the next.")
def revisions(name: str, folder: Path, *, as_json: bool, noise: bool, first: int | None, last: int | None) -> None:
    """List the revisions of a briefing's editions and what changed from each to the next.

    Each revision is shown with the time of its capture, its address and digest, each change with its statement, its words
    and its kind: number, date, name, negation, modality, wording, speaker label ... Words that went are [-red-], words
    that came {+green+}.
    """
    from onrecord.cli.revisions_show import show_revisions  # noqa: PLC0415  loads the record

    show_revisions(name, folder, as_json=as_json, noise=noise, between=(first, last))
