"""`onrecord verify`: whether the record is what it says it is."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Check every digest, byte and word of the record.")
@click.argument("statement", required=False)
@click.option(
    "--since", metavar="ROOT", help="An older root (4096:ab12...): has the record kept everything it had then?"
)
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line: findings, then the result.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Use N processes."
)
@click.pass_context
def verify(
    context: click.Context, statement: str | None, folder: Path, *, since: str | None, as_json: bool, jobs: int
) -> None:
    """Derive everything in the record again from its files and name each that is not as the ledger says.

    With the id of a STATEMENT only that one is checked: its words in the page's bytes, and the path of hashes that ties
    them to the root. Keep the root that the last line shows: with --since it proves later that nothing was rewritten or
    taken away. What a crash left behind is told as a note and is no failure. Exit code 1 where something differs.
    """
    from onrecord.cli.verify_record import verify_record, verify_statement  # noqa: PLC0415  loads the record

    if statement is not None:
        context.exit(verify_statement(statement, folder, since=since, as_json=as_json))
    context.exit(verify_record(folder, since=since, as_json=as_json, jobs=jobs))
