"""`onrecord watch`: the pages of the record looked at again."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option
from onrecord.cli.visit_options import visit_options


@click.command(short_help="Look again at the pages that are due.")
@record_option
@click.option("--plan", is_flag=True, help="Print which pages are due, and look at none.")
@visit_options
@click.pass_context
def watch(
    context: click.Context, folder: Path, *, plan: bool, limit: int | None, contact: str | None, as_json: bool,
    verbose: bool, wait: float,
) -> None:  # fmt: skip
    """Look again at official pages of the record: an hour after they were captured or changed, a day, a week, 30 days, then every 90 days.

    One pass over what is due now; run it every hour. A page that says something else becomes a new revision. That a page was looked
    at and is unchanged, gone or blocked is stored too.
    """
    from onrecord.cli.visit_pages import Manner  # noqa: PLC0415  the network client is loaded when it is needed
    from onrecord.cli.watch_pages import print_plan, watch_pages  # noqa: PLC0415

    manner = Manner(contact=contact, limit=limit, as_json=as_json, verbose=verbose, wait=wait)
    context.exit(print_plan(folder, manner) if plan else watch_pages(folder, manner))
