"""`onrecord new` and `onrecord terms`: what a briefing says for the first time, and the history of its terms."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option
from onrecord.errors import UsageError


@click.command(short_help="Show what a briefing says for the first time, and what is back.")
@click.argument("briefing")
@record_option
@click.option(
    "--most", type=click.IntRange(1), default=12, show_default=True, help="Show so many phrases of each sort."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per edition.")
def new(briefing: str, folder: Path, *, most: int, as_json: bool) -> None:
    """Show the phrases a briefing says for the first time, those back after half a year, and its newest sentences.

    BRIEFING is the id of a briefing or of one of its editions, or `latest`. "First" means first in what the record holds;
    how much that is stands beside it.
    """
    from onrecord.cli.new_show import new_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    echo(new_lines(folder, briefing, most=most, as_json=as_json), as_json=as_json)


@click.command(short_help="Report a briefing's terms with their history.")
@click.argument("briefing")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "json"]), default="md", show_default=True,
    help="Markdown, a page of HTML, or one JSON object a line.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to FILE.")
def terms(briefing: str, folder: Path, *, form: str, output: Path | None) -> None:
    """Report the terms of a briefing: each with today's quotation, the earlier uses with their days, both languages.

    BRIEFING is the id of a briefing or of one of its editions, or `latest`. Terms are those said for the first time,
    those back after half a year, and the office's standing formulations.
    """
    from onrecord.cli.new_show import terms_text  # noqa: PLC0415  the record is loaded when it is asked for

    text = terms_text(folder, briefing, form)
    if output is None:
        click.echo(text, nl=False)
    else:
        try:
            output.write_text(text, "utf-8")
        except OSError as fault:
            raise UsageError(f"{output}: cannot be written: {fault.strerror or fault}") from None
