"""`onrecord receipt`: proof of one statement, to be checked without the record."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Prove a statement to somebody who does not have the record.")
@click.argument("statement", metavar="STATEMENT|FILE")
@click.option("--check", is_flag=True, help="Check the receipt in FILE (or - for standard input); needs no record.")
@click.option("--root", metavar="ROOT", help="Make or check it for this root, for example one that was published.")
@click.option(
    "--page", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
    help="With --check: the page as it was captured, to see the words in its bytes.",
)  # fmt: skip
@record_option
@click.option("--json", "as_json", is_flag=True, help="With --check: print one JSON object a line.")
@click.pass_context
def receipt(
    context: click.Context, statement: str, folder: Path, *, check: bool, root: str | None, page: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Print the evidence receipt of a STATEMENT as JSON, or check one.

    A receipt holds the statement, the ledger entries of its revision and of the page's capture, and the hashes that
    lead from them to the root of the ledger. Whoever knows the root can check it with --check, or by hand. Exit code 1
    where a receipt does not hold.
    """
    from onrecord.cli.receipt_show import check_file, print_receipt  # noqa: PLC0415  loads the record

    if check:
        context.exit(check_file(statement, root=root, page=page, as_json=as_json))
    if page is not None:
        raise click.UsageError("--page goes with --check")
    print_receipt(statement, folder, root=root)
