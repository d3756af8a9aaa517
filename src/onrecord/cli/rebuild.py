"""`onrecord rebuild` and `onrecord reread`: what can be made again from the files."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Make catalog and search index anew from the files.")
@record_option
def rebuild(folder: Path) -> None:
    """Delete the projections (catalog, search index) and make them again from the files of the record."""
    from onrecord.cli.totals import holdings  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.pipeline.rebuild import rebuild as rebuild_it  # noqa: PLC0415

    held = rebuild_it(folder)
    click.echo(holdings(held, "briefings", "editions", "statements"))


@click.command(short_help="Read held captures again with the reader of today.")
@record_option
@click.option("--office", metavar="ID", help="Only what belongs to this press office.")
@click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Read on N processes."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per edition.")
@click.pass_context
def reread(context: click.Context, folder: Path, office: str | None, jobs: int, *, as_json: bool) -> None:
    """Read the newest capture of every edition again.

    Where today's reader reads something else, the reading becomes a new revision with that cause; the old one stays,
    and a map says what became of each statement.
    """
    from onrecord.cli.reread_show import reread_all  # noqa: PLC0415  the reader is loaded when pages are to be read

    context.exit(reread_all(folder, office=office, jobs=jobs, as_json=as_json))
