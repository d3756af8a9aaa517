"""`onrecord fetch`: an office's new pages into the record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from onrecord.cli.record_option import record_option
from onrecord.cli.visit_options import visit_options


@click.command(short_help="Fetch a press office's new pages into the record.")
@click.argument("office_ids", nargs=-1, required=True, metavar="OFFICE ...")
@record_option
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Take pages from this day on; 30 days if not given.",
)
@click.option("--all", "whole", is_flag=True, help="Walk the listings to their ends, whatever the dates.")
@visit_options
@click.pass_context
def fetch(
    context: click.Context, office_ids: tuple[str, ...], folder: Path, *, since: datetime | None, whole: bool,
    limit: int | None, contact: str | None, as_json: bool, verbose: bool, wait: float,
) -> None:  # fmt: skip
    """Walk the listing pages of press offices (see `onrecord offices`) from the newest on, and store the pages they link to.

    Keeps to robots.txt and to each office's pace, and asks for nothing that the record holds; a walk that broke off is taken up
    by running it again. A challenge to robots, an error page and an empty list are named on standard error, with exit code 3:
    they never count as "nothing new".
    """
    from onrecord.cli.fetch_pages import fetch_pages  # noqa: PLC0415  the network client is loaded when it is needed
    from onrecord.cli.visit_pages import Manner  # noqa: PLC0415

    if whole and since is not None:
        raise click.UsageError("--all and --since exclude each other")
    manner = Manner(contact=contact, limit=limit, as_json=as_json, verbose=verbose, wait=wait)
    context.exit(fetch_pages(office_ids, folder, manner, since=since.date() if since else None, whole=whole))
