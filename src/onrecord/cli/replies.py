"""`onrecord replies`: did they answer? Labels with the words that show them, and counts by outlet and question type."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option

_OUTCOMES = ("answered", "partial", "not_answered", "unclear")


@click.command(short_help="Show how questions were answered, with the words that show it.")
@click.argument("target", metavar="[BRIEFING|ANSWER]", required=False)
@record_option
@click.option("--by", type=click.Choice(["question-type", "outlet"]), help="Count instead of listing.")
@click.option("--office", metavar="ID", help="Only this press office.")
@click.option("--set", "value", type=click.Choice(_OUTCOMES), help="An editor's label of the answer TARGET.")
@click.option("--reason", default="", help="Why the editor's label is right.")
@click.option("--author", default="", envvar="ONRECORD_AUTHOR", help="Who says so.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per reply or count.")
def replies(
    target: str | None, folder: Path, *, by: str | None, office: str | None, value: str | None, reason: str, author: str,
    as_json: bool,
) -> None:  # fmt: skip
    """Show of each answered question what it asks for, whether that is stated, and the words that show it.

    With a BRIEFING its replies are listed. Without one the replies of the record are counted, always apart by question
    type: a comment is nearly always given, a fact is not. What is told is what the text shows.

    With --set an editor's label of one answer is written to the ledger, with its reason and author; the program's label
    stays beside it.
    """
    from onrecord.cli.replies_show import replies_lines, set_lines  # noqa: PLC0415  loaded when asked for
    from onrecord.cli.terminal import echo  # noqa: PLC0415  loaded when asked for

    if value is not None:
        lines = set_lines(folder, target, value, reason=reason, author=author, as_json=as_json)
    else:
        lines = replies_lines(folder, target, by=by, office=office, as_json=as_json)
    echo(lines, as_json=as_json)
