"""`onrecord omitted`: exchanges that are reported elsewhere and missing from the official page."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from onrecord.cli.record_option import record_option

_STATUSES = ("claimed", "seen-on-video", "confirmed", "withdrawn")


@click.command(short_help="Note an exchange that the official page leaves out.")
@click.argument("briefing")
@record_option
@click.option("--text", type=click.File(encoding="utf-8"), help="A file with the words (- for standard input).")
@click.option("--claimed-by", default="", metavar="ADDRESS", help="The page that reports them.")
@click.option("--after", metavar="STATEMENT", help="The statement behind which they belong.")
@click.option("--status", type=click.Choice(_STATUSES), default="claimed", show_default=True, help="How sure it is.")
@click.option("--reason", default="", help="Why the words are taken to have been spoken.")
@click.option("--author", default="", envvar="ONRECORD_AUTHOR", help="Who says so.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one line per omission.")
def omitted(
    briefing: str, folder: Path, text: IO[str] | None, *, claimed_by: str, after: str | None, status: str, reason: str,
    author: str, as_json: bool,
) -> None:  # fmt: skip
    """List what is said to be missing from a briefing's official page; with --text add such a claim.

    The words stay apart from official words: they are an entry of their own, with the page that reports them, a status,
    a reason and an author. The same words again with another status replace the claim.
    """
    from onrecord.cli.omitted_show import omitted_lines  # noqa: PLC0415  the record is loaded when it is asked for
    from onrecord.record.omissions import Claim, Status  # noqa: PLC0415

    claim = None if text is None else Claim(text.read().strip(), claimed_by, reason, author, after, Status(status))
    for line in omitted_lines(folder, briefing, claim, as_json=as_json):
        click.echo(line)
