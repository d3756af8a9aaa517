"""Walks the listings of the offices that a command line names, and stores what they lead to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import click

from onrecord.archive.polite import Visitor
from onrecord.cli.visit_pages import Manner, Told, polite_visitor
from onrecord.offices import office as office_of
from onrecord.offices.office import Office
from onrecord.pipeline.fetch_office import fetch_office
from onrecord.pipeline.follow import follow_up
from onrecord.record.late_writer import LateWriter
from onrecord.record.page_key import page_key
from onrecord.record.rows import PageRow
from onrecord.record.writer import utc_now

_RECENT = dt.timedelta(days=30)


def fetch_pages(
    office_ids: Sequence[str], folder: Path, manner: Manner, *, since: dt.date | None = None, whole: bool = False
) -> int:
    """Returns the exit code after fetching what is new of each office; raises UsageError for one that is unknown."""
    wanted = [office_of(one) for one in office_ids]
    first = None if whole else since or (utc_now() - _RECENT).date()
    return fetch_offices(wanted, folder, manner, polite_visitor(manner), since=first)


def fetch_offices(
    wanted: Sequence[Office], folder: Path, manner: Manner, visitor: Visitor, *, since: dt.date | None
) -> int:
    """Returns the exit code after walking offices with a visitor, and storing each page before the next is asked for."""
    told = Told(manner)
    with LateWriter(folder, wait=manner.wait) as late:
        for office in wanted:
            _fetch(office, late, visitor, told, since)
        if late.writer is not None:
            follow_up(late.writer.store)
        if not manner.as_json:
            click.echo(told.summary(late.writer))
    return told.code()


def _fetch(office: Office, late: LateWriter, visitor: Visitor, told: Told, since: dt.date | None) -> None:
    def known(address: str) -> PageRow | None:
        return None if late.writer is None else late.writer.store.page_row(page_key(address, sha256=""))

    for step in fetch_office(office, visitor, known=known, since=since):
        if step.kind == "listing":
            told.listing(step.visit, links=step.links, unknown=step.unknown)
            continue
        link = step.link
        day = link.date.isoformat() if link is not None and link.date is not None else None
        told.page(late.needed(), step.visit, title=link.title if link is not None else None, date=day)
        if told.manner.limit is not None and sum(told.counts.values()) >= told.manner.limit:
            return
