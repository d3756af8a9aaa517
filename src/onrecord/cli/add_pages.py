"""Puts the pages that a command line names into a record, and tells what became of each."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

import click
from attrs import asdict, frozen

from onrecord.archive.received import received
from onrecord.cli.forms import error_line, error_object, json_line
from onrecord.cli.progress import Progress
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted, holdings
from onrecord.errors import CaptureError, UsageError
from onrecord.model.received import Received
from onrecord.offices import office as office_of
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.late_writer import LateWriter
from onrecord.record.prepared import Outcome
from onrecord.record.writer import Writer, utc_now
from onrecord.text.wrap import printable, shorten

SCHEMA = "onrecord.added/1"
UNREADABLE = 3
_ALONE = 6
"""Pages for which no other process is started."""
_WORDS = {
    "new": "new",
    "revised": "new revision of a page",
    "same-words": "changed, but not in its words",
    "unchanged": "unchanged",
    "not-briefing": "no briefing",
    "unreadable": "kept, but not readable",
    "failed": "could not be had",
}
_COLORS = {"new": "green", "revised": "yellow", "unreadable": "red"}


@frozen
class Manner:
    """How pages are added and how that is told."""

    as_json: bool = False
    verbose: bool = False
    jobs: int = 1
    office: str | None = None
    wait: float = 0.0


def add_pages(pages: Sequence[str], folder: Path, manner: Manner) -> int:
    """Returns the exit code after adding every page; raises UsageError where there is nothing to add."""
    if manner.office is not None:
        office_of(manner.office)
    with LateWriter(folder, wait=manner.wait) as late, Progress(pages) as progress:
        found = received(pages, clock=utc_now, stdin=sys.stdin.buffer)
        lost, rest = _to_first_page(found)
        if late.writer is None and rest is None:
            counts = told(lost, manner, progress)
        else:
            writer = late.needed()
            some = chain(lost, rest or ())
            with closing(ingest(writer, some, jobs=manner.jobs, office=manner.office, alone=_ALONE)) as outcomes:
                counts = told(outcomes, manner, progress)
            follow_up(writer.store)
            if not manner.as_json and counts:
                click.echo(summary(counts, writer, folder))
    if not counts:
        raise UsageError(f"nothing to add: no page in {', '.join(pages)}")
    return UNREADABLE if counts["unreadable"] or counts["failed"] else 0


def _to_first_page(
    found: Iterator[Received | CaptureError],
) -> tuple[list[CaptureError], Iterator[Received | CaptureError] | None]:
    """Returns what could not be had before the first page, and all from that page on; None where no page came."""
    lost: list[CaptureError] = []
    for one in found:
        if isinstance(one, Received):
            return lost, chain([one], found)
        lost.append(one)
    return lost, None


def told(outcomes: Iterable[Outcome | CaptureError], manner: Manner, progress: Progress) -> Counter[str]:
    """Returns how many pages became what, after printing what is to be told of each."""
    counts: Counter[str] = Counter()
    sheet = paper()
    for one in outcomes:
        if isinstance(one, CaptureError):
            counts["failed"] += 1
            progress.say(error_line(one))
            if manner.as_json:
                click.echo(json_line(error_object(one)))
        else:
            counts[one.result] += 1
            _tell(one, manner, progress, sheet)
        progress.step()
    return counts


def _tell(one: Outcome, manner: Manner, progress: Progress, sheet: Paper) -> None:
    if manner.as_json:
        click.echo(json_line({"schema": SCHEMA, **asdict(one)}))
    elif one.result == "revised" or manner.verbose:
        click.echo(_line(one, sheet))
    if one.result == "unreadable":
        progress.say(f"onrecord: kept, but not read: {one.reason}")


def _line(one: Outcome, sheet: Paper) -> str:
    word = one.result.replace("-", " ")
    tail = " ".join(part for part in (one.id, None if one.id else printable(one.address or one.page)) if part)
    return sheet.paint(f"{word:12} ", _COLORS.get(one.result)) + shorten(tail, sheet.columns - 13)


def summary(counts: Counter[str], writer: Writer, folder: Path) -> str:
    """Returns what was added and what the record holds now, in two or three lines."""
    held = writer.store.count()
    parts = [f"{counts[name]:,} {words}" for name, words in _WORDS.items() if counts[name]]
    total = holdings(held, "briefings", "editions", "statements")
    return f"{counted(sum(counts.values()), 'page')}: {'; '.join(parts)}\n{folder}: {total}; root {writer.root[:22]}…"
