"""What the commands of `onrecord site` do, where the site's extra is installed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.serving import need_site
from onrecord.record.layout import existing

if TYPE_CHECKING:
    from onrecord.web.gate.options import SiteOptions


def say_what_is_missing(folder: Path) -> None:
    """Prints what the site lacks, a line each; exit code 1 when it lacks something. Raises RecordError without a record."""
    existing(folder)
    options = _started(folder)
    from onrecord.web.project.production import lacking  # noqa: PLC0415  only with the extra

    missing = lacking(options)
    for line in missing:
        click.echo(line)
    click.echo(f"onrecord site: {len(missing)} to do" if missing else "onrecord site: nothing is missing", err=True)
    if missing:
        raise click.exceptions.Exit(1)


def make_missing_tables(folder: Path) -> None:
    """Makes the tables of the site's database."""
    _started(folder)
    from onrecord.web.project.ready import make_tables  # noqa: PLC0415  only with the extra

    steps = make_tables()
    click.echo(f"onrecord site: {steps} steps made" if steps else "onrecord site: all tables are there")


def make_account(folder: Path, name: str, *, email: str, role: str, password: str) -> None:
    """Makes an account; raises UsageError for a name that is taken or a password that is too weak."""
    _started(folder)
    from onrecord.web.pages.people import make_editor  # noqa: PLC0415  only with the extra
    from onrecord.web.project.ready import make_tables  # noqa: PLC0415

    make_tables()
    secret = make_editor(name, role=role, email=email, password=password)
    click.echo(f"onrecord site: {name} signs in at /cms/ as {role}")
    if not password:
        click.echo(f"password: {secret}")


def do_jobs(folder: Path, *, every: float | None) -> None:
    """Runs what is due, once or again and again."""
    _started(folder)
    from onrecord.web.project.jobs import keep_running, run_due  # noqa: PLC0415  only with the extra
    from onrecord.web.project.ready import make_tables  # noqa: PLC0415

    make_tables()
    if every is not None:
        keep_running(every)
        return
    told = ", ".join(f"{name} {count}" for name, count in run_due().items())
    click.echo(f"onrecord site: {told or 'nothing to do'}")


def _started(folder: Path) -> SiteOptions:
    need_site()
    from onrecord.web.gate.options import options_from  # noqa: PLC0415  only with the extra
    from onrecord.web.project.settings import start  # noqa: PLC0415

    options = options_from(os.environ, folder=folder)
    start(options)
    return options
