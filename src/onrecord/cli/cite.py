"""`onrecord cite`: how to cite what is in the record."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.command(short_help="Cite statements: who said it, where, when, in which revision.")
@click.argument("ids", nargs=-1, required=True, metavar="ID ...")
@record_option
@click.option(
    "--format", "form", type=click.Choice(["plain", "bibtex", "ris", "csl"]), default="plain", show_default=True,
    help="The form of the citation.",
)  # fmt: skip
@click.option("--json", "form", flag_value="csl", help="The same as --format csl, one item a line.")
def cite(ids: tuple[str, ...], folder: Path, form: str) -> None:
    """Print a citation for each id: a statement (…/en/a3), an exchange (…/en/x3), an edition (…/en) or a briefing.

    A citation always carries the revision and the digest of the bytes that were read; an id without a revision means
    the newest.
    """
    from onrecord.cli.cite_show import citations  # noqa: PLC0415  loads the record

    for text in citations(ids, folder, form):
        click.echo(text)
