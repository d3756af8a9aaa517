"""`onrecord demo`: the pages that ship with the package, read and held against what is known of them."""

from __future__ import annotations

import click


@click.command(short_help="Read the invented pages that ship with the package.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per page, and nothing else."
)
@click.pass_context
def demo(context: click.Context, *, as_json: bool) -> None:
    """Read the pages of two invented governments that ship with the package.

    Shows one transcript as a play, totals, and whether every page was read as its list says. Exit code 1 when a page
    was read otherwise.
    """
    from onrecord.cli.demo_show import show  # noqa: PLC0415  the reader is loaded when pages are to be read

    context.exit(show(as_json=as_json))
