"""One pass over the pages of a record: those that are due are looked at again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from attrs import evolve

from onrecord.archive.polite import INTERVAL, Visitor
from onrecord.archive.visit import Outcome, Visit
from onrecord.offices import offices
from onrecord.pipeline.watch_plan import next_look
from onrecord.record.rows import PageRow

_UNANSWERED = frozenset({Outcome.BLOCKED, Outcome.CHALLENGE, Outcome.FAILED})


def watch(pages: Iterable[PageRow], visitor: Visitor, *, now: dt.datetime) -> Iterator[tuple[PageRow, Visit]]:
    """Yields each page that was due with what came of looking at it, the longest overdue first.

    Pages of press offices are looked at, copies elsewhere are not. The server is told which bytes are held; where it sends the same
    ones again the outcome is `unchanged`.
    """
    for row in due_pages(pages, now=now):
        yield row, look(row, visitor)


def due_pages(pages: Iterable[PageRow], *, now: dt.datetime) -> list[PageRow]:
    """Returns the pages of press offices that are due, the longest overdue first."""
    overdue = ((when(row), row.page, row) for row in pages)
    found = [one for one in overdue if one[0] <= now and _pace(one[2]) is not None]
    return [row for _, _, row in sorted(found, key=lambda one: one[:2])]


def when(row: PageRow) -> dt.datetime:
    """Returns when a page is due."""
    answered = row.result not in _UNANSWERED
    return next_look(dt.datetime.fromisoformat(row.changed), dt.datetime.fromisoformat(row.checked), answered=answered)


def look(row: PageRow, visitor: Visitor) -> Visit:
    """Returns what came of looking at a page again."""
    visit = visitor.visit(row.address or "", interval=_pace(row) or INTERVAL, etag=row.etag, last_modified=row.modified)
    if visit.received is not None and visit.received.capture.sha256 == row.sha256:
        return evolve(visit, outcome=Outcome.UNCHANGED, received=None)
    return visit


def _pace(row: PageRow) -> float | None:
    """Returns the seconds between requests to the office that serves a page, None for a page of no office."""
    address = row.address or ""
    if not address.lower().startswith(("http://", "https://")):
        return None
    return next((one.fetch.interval_seconds for one in offices().values() if one.serves(address)), None)
