"""`onrecord copies`: what a sweep found, who printed what and how faithfully."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("copies", short_help="Show what a sweep found: who reprinted what, how faithfully.")
@click.argument("statement", required=False, metavar="[STATEMENT]")
@click.option(
    "--sweep", "out", required=True, type=click.Path(path_type=Path), envvar="ONRECORD_SWEEP", metavar="DIR",
    help="The folder that `onrecord scan` wrote.", show_default="ONRECORD_SWEEP",
)  # fmt: skip
@click.option("--site", metavar="HOST", help="Only what this site printed, the hosts below it included.")
@click.option(
    "--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="Show N of each list."
)
@click.option("--echoes", is_flag=True, help="Show formulas that many say, which are no copies, instead.")
@click.option(
    "--own", is_flag=True, help="Show the pages that the record itself was read from, which are no copies, instead."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line: the sums, then every copy.")
def copies(statement: str | None, out: Path, **options: object) -> None:
    """Show the copies that a sweep found.

    Without STATEMENT: most reprinted statements, most altered ones, and sites. With the id of a statement, an edition or
    a briefing (cn-mfa/2019-12-24): every copy of it, with the words that were changed.
    """
    from onrecord.cli.copies_show import Wanted, copies_lines  # noqa: PLC0415  tables are loaded when there is one to read

    for line in copies_lines(out, Wanted(statement, **options)):  # type: ignore[arg-type]
        click.echo(line)
