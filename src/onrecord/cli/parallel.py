"""`onrecord parallel`: two languages of a briefing side by side, and what differs."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Show two languages of a briefing side by side.")
@click.argument("briefing", required=False)
@record_option
@click.option("--languages", metavar="A,B", help="Which two editions, such as en,zh; else English and the other.")
@click.option("--all", "whole", is_flag=True, help="Show every exchange sentence by sentence, not only what differs.")
@click.option(
    "--learn", is_flag=True, help="Let the glossary grow from all briefings of the record, and keep it there."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: the alignment, mismatches, renderings.")
def parallel(
    briefing: str | None, folder: Path, *, languages: str | None, whole: bool, learn: bool, as_json: bool
) -> None:
    """Set the editions of a BRIEFING beside each other and show what differs between them.

    Told are an exchange, statement or sentence that one edition lacks, numbers, dates, names, negation and modality that
    differ, and official names rendered in two ways. Which edition is right is not judged; words that differ stand in
    [[double brackets]]. Without BRIEFING, names that briefings render in two ways are listed.
    """
    from onrecord.cli.parallel_pages import Wanted, show_parallel  # noqa: PLC0415  loads the record

    show_parallel(folder, Wanted(briefing, languages, whole, learn, as_json))
