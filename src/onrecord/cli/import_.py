"""`onrecord import`: statements of a table into the record."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command("import", short_help="Take in tables: own exports, question and answer pairs.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE ...")
@record_option
@click.option("--office", metavar="ID", help="Whose words a table of pairs holds; else its links tell.")
@click.option(
    "--event",
    default="press-conference",
    show_default=True,
    metavar="KIND",
    help="The kind of event a table of pairs tells of.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per page or refused row.")
@click.pass_context
def import_(
    context: click.Context, files: tuple[Path, ...], folder: Path, office: str | None, event: str, *, as_json: bool
) -> None:
    """Store the statements of CSV, TSV, JSON Lines, Parquet, XLSX or ODS files.

    Takes what `onrecord export` writes as a table, and tables of question and answer pairs with the columns date, question,
    answer and, if they are there, link, spokesperson, who_asked (CMFA PressCon has these). The rows of one page become one plain
    text that the record keeps; it is marked as imported and never as an official page. A row that cannot be taken costs
    one line on standard error and exit code 3; the others are stored.
    """
    from onrecord.cli.import_show import import_files  # noqa: PLC0415  loads the reader

    context.exit(import_files(files, folder, office=office, event=event, as_json=as_json))
