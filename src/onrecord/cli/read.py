"""`onrecord read`: pages to transcripts, nothing stored."""

from __future__ import annotations

import click


@click.command(short_help="Read pages: who asked what, who answered what.")
@click.argument("pages", nargs=-1, required=True, metavar="FILE|FOLDER|WARC|URL|- ...")
@click.option("--json", "form", flag_value="json", help="Print one JSON object a line, one line per page.")
@click.option("--play", "form", flag_value="play", help="Print plays: every word of a page in its place, with offsets.")
@click.option("--summary", "form", flag_value="summary", help="Print one line per page and totals, not the words.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Use N processes."
)
@click.option("--office", metavar="ID", help="Read by the rules of this press office (see `onrecord offices`).")
@click.pass_context
def read(context: click.Context, pages: tuple[str, ...], form: str | None, jobs: int, office: str | None) -> None:
    """Read pages into transcripts without storing anything.

    Takes files (HTML, text, Markdown, mail, PDF, gzip of these), folders, web archives, addresses, and - for
    standard input. A page that cannot be read costs one line on standard error and exit code 3; the others are read.
    """
    from onrecord.cli.read_pages import read_pages  # noqa: PLC0415  the reader is loaded when a page is to be read

    context.exit(read_pages(pages, form=form or "story", jobs=jobs, office=office))
