"""`onrecord site`: what whoever runs the website needs beside `onrecord serve`."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.record_option import record_option


@click.group(short_help="Run the website: accounts, jobs, what is missing.")
def site() -> None:
    """Accounts, jobs and checks of the website that `onrecord serve` shows.

    What readers and editors add lies beside the record, in DIR-site, or where ONRECORD_DATA and DATABASE_URL say.
    """


@site.command(short_help="Say what is missing for the public.")
@record_option
def check(folder: Path) -> None:
    """Say what is missing before the site is shown to the public; exit code 1 when something is."""
    from onrecord.cli.site_work import say_what_is_missing  # noqa: PLC0415  loads Django

    say_what_is_missing(folder)


@site.command(short_help="Make the tables of the database.")
@record_option
def tables(folder: Path) -> None:
    """Make the tables that the site's database lacks; `onrecord serve` does so as well when it starts."""
    from onrecord.cli.site_work import make_missing_tables  # noqa: PLC0415  loads Django

    make_missing_tables(folder)


@site.command(short_help="Make an account for an editor.")
@click.argument("name")
@click.option("--email", default="", metavar="ADDRESS", help="Where notices go.")
@click.option(
    "--role",
    type=click.Choice(["admin", "editor", "moderator", "author"]),
    default="admin",
    show_default=True,
    help="What the account may do.",
)
@click.option("--password", default="", help="Made up and printed when it is not given.")
@record_option
def editor(name: str, folder: Path, *, email: str, role: str, password: str) -> None:
    """Make an account that can sign in at /cms/."""
    from onrecord.cli.site_work import make_account  # noqa: PLC0415  loads Django

    make_account(folder, name, email=email, role=role, password=password)


@site.command(short_help="Publish what is due, send mails, fire alerts.")
@click.option("--every", type=click.FloatRange(1), metavar="SECONDS", help="Again and again, until stopped.")
@record_option
def jobs(folder: Path, *, every: float | None) -> None:
    """Do what is due now: publish, send mails, fire alerts. `onrecord serve` does it every half minute by itself."""
    from onrecord.cli.site_work import do_jobs  # noqa: PLC0415  loads Django

    do_jobs(folder, every=every)
