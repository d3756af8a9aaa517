"""`onrecord backup` and `onrecord restore`: copies of the record."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option

_jobs = click.option(
    "-j", "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Verify on N processes."
)


@click.command(short_help="Copy the record, also while it is being written to.")
@click.argument("target", type=click.Path(path_type=Path), metavar="DIR|FILE.tar")
@record_option
@_jobs
def backup(target: Path, folder: Path, *, jobs: int) -> None:
    """Copy the record as it is now to a new folder, or into one file when its name ends in .tar.

    The copy is verified before it gets its name. Search index and catalog are not copied: they are made again.
    """
    from onrecord.cli.copies import back_up  # noqa: PLC0415  loads the record

    back_up(folder, target, jobs=jobs)


@click.command(short_help="Make a record out of a copy.")
@click.argument("source", type=click.Path(path_type=Path, exists=True), metavar="DIR|FILE.tar")
@record_option
@_jobs
def restore(source: Path, folder: Path, *, jobs: int) -> None:
    """Make the record out of a copy that `onrecord backup` made, and verify it.

    Nothing is overwritten: the record's folder must be empty or not there.
    """
    from onrecord.cli.copies import bring_back  # noqa: PLC0415  loads the record

    bring_back(source, folder, jobs=jobs)
