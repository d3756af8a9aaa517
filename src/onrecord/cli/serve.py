"""`onrecord serve`: the record as a website."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.place_options import place_options
from onrecord.cli.record_option import record_option


@click.command(short_help="Serve the record as a website.")
@record_option
@place_options
@click.option("--workers", type=click.IntRange(1), default=2, show_default=True, metavar="N", help="On N processes.")
def serve(folder: Path, host: str, port: int, workers: int) -> None:
    """Serve the pages of the record until stopped with Ctrl-C.

    Reads ONRECORD_SITE (the site's public address), ONRECORD_HOSTS (other names it answers to), ONRECORD_SECURE=1 (readers
    come by HTTPS) and ONRECORD_CACHE (megabytes of pages that each process keeps). Needs the extra `onrecord[site]`.
    """
    from onrecord.cli.serving import serve_record  # noqa: PLC0415  Django is loaded when the site is to be served

    serve_record(folder, host=host, port=port, workers=workers)
