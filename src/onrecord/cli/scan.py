"""`onrecord scan`: copies of the record in web archives."""

from __future__ import annotations

import os
from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Sweep web archives for copies of what the record holds.")
@click.argument("files", nargs=-1, required=True, metavar="FILE|FOLDER|- ...")
@record_option
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="DIR",
    help="The folder of the sweep; the same command again goes on where it was stopped.",
)  # fmt: skip
@click.option(
    "--cluster", metavar="ADDRESS", help="Work on the Dask cluster whose scheduler is here (tcp://host:8786)."
)
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=lambda: os.cpu_count() or 1, show_default="all cores", metavar="N",
    help="Use N processes of this machine.",
)  # fmt: skip
@click.option(
    "--seconds", type=click.FloatRange(0.1), default=30.0, show_default=True, metavar="S",
    help="Set a page apart that takes longer.",
)  # fmt: skip
@click.option(
    "--megabytes", type=click.IntRange(64), default=2048, show_default=True, metavar="MB",
    help="Set a page apart that needs more memory.",
)  # fmt: skip
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line: each file when it is done, then the sums."
)
@click.pass_context
def scan(context: click.Context, /, files: tuple[str, ...], folder: Path, out: Path, **options: object) -> None:
    """Find passages of the record in files of pages, word by word, with what was changed.

    FILE is a web archive (.warc, .warc.gz), its text extracts (.wet, .warc.wet.gz), JSON lines (.jsonl, .jsonl.gz) or
    Parquet with columns `url`, `text` or `html`, `date`. A folder stands for such files in it, - for a list of names on
    standard input. Each file becomes one file of passages in DIR; `onrecord copies --sweep DIR` shows them together.
    A page that hangs or crashes is set apart and named in a file that ends in .quarantine.jsonl. Exit code 3: a file could not be read.
    """
    from onrecord.cli.scan_files import Wanted, scan_files  # noqa: PLC0415  the index is loaded when it is needed

    context.exit(scan_files(files, folder, out, Wanted(**options)))  # type: ignore[arg-type]
