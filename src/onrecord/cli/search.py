"""`onrecord search`: which statements say it."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Find statements: words, phrases, who said it, when.")
@click.argument("words", nargs=-1, required=True, metavar="QUERY")
@record_option
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="Show N statements.")
@click.option("--offset", type=click.IntRange(0), default=0, metavar="N", help="Leave out the first N.")
@click.option(
    "--all", "every", is_flag=True, help="Show every statement found, oldest first where no order is asked for."
)
@click.option(
    "--sort", type=click.Choice(["relevance", "date", "oldest"]),
    help="The order; without it the most relevant first, or the newest where the query has no words.",
)  # fmt: skip
@click.option(
    "--counts", "by", multiple=True,
    type=click.Choice(["month", "year", "speaker", "outlet", "office", "kind", "language", "nature"]),
    help="Count the statements found by this instead of showing them; may be given again.",
)  # fmt: skip
@click.option("--exact", is_flag=True, help="Look for the words as typed, not for other names of the same thing.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object a line: the answer, then each statement or count."
)
def search(words: tuple[str, ...], folder: Path, **options: object) -> None:
    """Find statements by what was said, by whom and when.

    QUERY is words (all must occur), "an exact phrase", OR, NOT or -word, (brackets), a NEAR/5 b, pref*, and filters:
    office: speaker: outlet: kind: lang: nature: briefing: after:2022-07 before:2023 on:2022-07-15. Chinese needs no
    spaces. Put QUERY in single quotes; where it begins with a minus, write -- before it.
    """
    from onrecord.cli.search_show import Wanted, search_lines  # noqa: PLC0415  the index is loaded when it is asked

    for line in search_lines(folder, " ".join(words), Wanted(**options)):  # type: ignore[arg-type]
        click.echo(line)
