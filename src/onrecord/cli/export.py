"""`onrecord export`: statements leave the record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Write statements as tables, XML, annotations, citations or web archives.")
@click.argument("form", metavar="FORMAT")
@click.argument("ids", nargs=-1, metavar="[ID ...]")
@record_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE, whole or not at all."
)
@click.option(
    "--from", "source", type=click.File("r", encoding="utf-8"), metavar="FILE|-",
    help="Take ids from a file: one a line, or JSON lines with a key `id` or `statement`.",
)  # fmt: skip
@click.option("--search", "query", metavar="QUERY", help="Write all matches of a query (see `onrecord search`).")
@click.option("--all-revisions", is_flag=True, help="Write every revision, not only the newest of each edition.")
@click.option("--json", "as_json", is_flag=True, help="Tell on standard error as a JSON object how much was written.")
def export(form: str, ids: tuple[str, ...], folder: Path, output: Path | None, **options: Any) -> None:
    """Write the statements of the record, those that ids name, or all matches of a query.

    FORMAT is one of akn, bibtex, csl, csv, jsonl, parquet, ris, tei, tsv, warc, webannotation.

    An id names a statement, an exchange, an edition or a briefing. The number of statements written is told on standard
    error. Beside a CSV or TSV file its description is written (`FILE-metadata.json`).
    """
    from onrecord.cli.export_file import Wanted, export_file  # noqa: PLC0415  loads the record

    wanted = Wanted(ids, options["source"], options["query"], options["all_revisions"])
    click.echo(export_file(form, folder, output, wanted, as_json=options["as_json"]), err=True)
