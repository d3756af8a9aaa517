"""`onrecord add`: pages into the record."""

from __future__ import annotations

import os
from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Put pages into the record.")
@click.argument("pages", nargs=-1, required=True, metavar="FILE|FOLDER|WARC|URL|- ...")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per page.")
@click.option("-v", "--verbose", is_flag=True, help="Print a line for every page, not only for what is remarkable.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=lambda: os.cpu_count() or 1, show_default="all cores", metavar="N",
    help="Read on N processes.",
)  # fmt: skip
@click.option("--office", metavar="ID", help="Read by the rules of this press office (see `onrecord offices`).")
@click.option(
    "--wait", type=click.FloatRange(0), default=0.0, metavar="SECONDS", help="Wait while another process is writing."
)
@click.pass_context
def add(
    context: click.Context, pages: tuple[str, ...], folder: Path, *, as_json: bool, verbose: bool, jobs: int,
    office: str | None, wait: float,
) -> None:  # fmt: skip
    """Store pages: the bytes as they are, the text read from them, and an entry in the ledger for each.

    Makes the record where there is none. Adding the same bytes again adds nothing but a note that the page was
    unchanged. A page that was captured before and now says something else, or again what it said before that, becomes a new
    revision; the old one stays.
    A page that cannot be read is kept as it is, costs one line on standard error and exit code 3.
    """
    from onrecord.cli.add_pages import Manner, add_pages  # noqa: PLC0415  the reader is loaded when pages are to be read

    manner = Manner(as_json=as_json, verbose=verbose, jobs=jobs, office=office, wait=wait)
    context.exit(add_pages(pages, folder, manner))
