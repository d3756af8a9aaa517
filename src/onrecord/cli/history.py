"""`onrecord history`: the history of a phrase."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from onrecord.cli.record_option import record_option

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(short_help="Show first and last use of a phrase, uses by period, variants.")
@click.argument("phrase")
@record_option
@click.option(
    "--by", type=click.Choice(["month", "year"]), default="month", show_default=True, help="Count by this period."
)
@click.option(
    "--said-by", type=click.Choice(["office", "askers", "all"]), default="office", show_default=True,
    help="Whose words count: the office's own, those of the people who ask, or both.",
)  # fmt: skip
@click.option("--office", metavar="ID", help="Only this press office.")
@click.option("--lang", "language", metavar="CODE", help="Only editions in this language (en, zh).")
@click.option("--after", type=_DAY, metavar="DAY", help="From this day on (2019-12-24), itself included.")
@click.option("--before", type=_DAY, metavar="DAY", help="Up to this day, itself included.")
@click.option("--all", "every", is_flag=True, help="Show every use, not only the first and last few.")
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE.svg|png", help="Also write the picture to FILE.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with every use.")
def history(phrase: str, folder: Path, *, plot: Path | None, as_json: bool, **options: Any) -> None:
    """Show when a phrase was first and last said, how often in each period, and in which words.

    Counts stand against all statements and briefings of the period; coverage says how many of the expected briefings the
    record holds, so that "first" means "first in what is held". What reporters say is counted apart.
    """
    from onrecord.cli.history_show import history_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    echo(history_lines(folder, phrase, plot=plot, as_json=as_json, options=options), as_json=as_json)
