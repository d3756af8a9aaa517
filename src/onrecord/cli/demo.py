"""`onrecord demo`: the pages that ship with the package, read and held against what is known of them."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.place_options import place_options


@click.command(short_help="Build a record of invented pages and question it.")
@click.option(
    "--record",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("demo-record"),
    show_default=True,
    metavar="DIR",
    help="Where the demo's record is made; one that is there already is completed.",
)
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per page read, and nothing else."
)
@click.option("--serve", "served", is_flag=True, help="Then serve the demo's record as a website.")
@place_options
@click.pass_context
def demo(context: click.Context, folder: Path, *, as_json: bool, served: bool, host: str, port: int) -> None:
    """Read the pages of two invented governments that ship with the package, and make a record of them.

    Shows one transcript as a play, totals, whether every page was read as its list says, the record that they make, and
    what it answers. Exit code 1 when a page was read otherwise.
    """
    from onrecord.cli.demo_show import show  # noqa: PLC0415  the reader is loaded when pages are to be read

    if served:
        from onrecord.cli.serving import need_site, refuse_taken  # noqa: PLC0415  needed only where the site is served

        need_site()
        refuse_taken(host, port)
    code = show(folder, as_json=as_json)
    if served and not code:
        from onrecord.cli.serving import serve_record  # noqa: PLC0415  as above

        serve_record(folder, host=host, port=port, workers=2, demo=True)
    context.exit(code)
