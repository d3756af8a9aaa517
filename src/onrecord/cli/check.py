"""`onrecord check`: whether it was reported right."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command(short_help="Check a page or draft against the record.")
@click.argument("page", metavar="FILE|URL|-")
@record_option
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@click.option("--html", "html_file", type=_FILE, metavar="FILE", help="Write the report as one HTML page.")
@click.option("--md", "note_file", type=_FILE, metavar="FILE", help="Write the report as a note in Markdown.")
@click.option("--csv", "table_file", type=_FILE, metavar="FILE", help="Write the changes as a table.")
@click.option("--annotations", "annotation_file", type=_FILE, metavar="FILE", help="Write W3C Web Annotations.")
@click.option("--claim-review", "review_file", type=_FILE, metavar="FILE", help="Write drafts of ClaimReview.")
def check(page: str, folder: Path, *, as_json: bool, **files: Path | None) -> None:
    """Show what of a page or a draft is in the record, and how its words differ.

    FILE is a page, a text, Markdown or DOCX draft. Words that the record has and the page has not are [-red-], the page's
    own {+green+}. Where a FILE to be written is -, that form is printed in the report's place. Exit code 1: a difference
    that matters was found.
    """
    from onrecord.cli.check_show import show_check  # noqa: PLC0415  loads the record and the matcher

    raise SystemExit(show_check(page, folder, as_json=as_json, files=files))
