"""Visits stored and told, one line each where it is remarkable, and a summary at the end."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

import click
from attrs import define, field, frozen

from onrecord.archive.polite import Manners, Visitor
from onrecord.archive.visit import Outcome as Ended
from onrecord.archive.visit import Visit
from onrecord.cli.forms import json_line
from onrecord.cli.terminal import paper
from onrecord.cli.totals import counted
from onrecord.pipeline.keep import keep
from onrecord.record.prepared import Outcome
from onrecord.record.writer import Writer, utc_now
from onrecord.text.wrap import printable, shorten

SCHEMA = "onrecord.visit/1"
UNREADABLE = 3
_FAULTS = frozenset({Ended.BLOCKED, Ended.CHALLENGE, Ended.FAILED, Ended.EMPTY_LISTING})
_QUIET = frozenset({"unchanged", "not-modified", "same-words", "not-briefing"})
_COLORS = {"new": "green", "revised": "yellow", "gone": "yellow", "unreadable": "red"}


@frozen
class Manner:
    """How servers are visited and how that is told."""

    contact: str | None = None
    limit: int | None = None
    as_json: bool = False
    verbose: bool = False
    wait: float = 0.0


def polite_visitor(manner: Manner) -> Visitor:
    """Returns a visitor that waits in earnest."""
    return Visitor(utc_now, time.sleep, manners=Manners(contact=manner.contact))


@define
class Told:
    """Stores visits, prints what is to be told of them, and counts."""

    manner: Manner
    counts: Counter[str] = field(factory=Counter)
    failed: bool = False

    def page(self, writer: Writer, visit: Visit, **more: object) -> None:
        """Stores a visit to a page and tells what became of it."""
        outcome = keep(writer, visit)
        self.counts[outcome.result] += 1
        self._fault(visit, also=outcome.result == "unreadable")
        if self.manner.as_json:
            self._json(
                visit, {"kind": "page", "result": outcome.result, "page": outcome.page, "id": outcome.id, **more}
            )
        elif outcome.result not in _QUIET or self.manner.verbose:
            click.echo(self._line(outcome, visit))

    def listing(self, visit: Visit, *, links: int, unknown: int) -> None:
        """Tells of a visit to a listing page."""
        self._fault(visit, also=visit.outcome is Ended.GONE)
        if self.manner.as_json:
            self._json(visit, {"kind": "listing", "result": visit.outcome.value, "links": links, "unknown": unknown})
        elif self.manner.verbose and visit.received is not None:
            click.echo(f"{'listing':13}{visit.address}: {counted(links, 'link')}, {unknown} to fetch")

    def summary(self, writer: Writer | None) -> str:
        """Returns how many visits came to what; without a writer nothing came, and no record was made."""
        parts = [f"{count:,} {name.replace('-', ' ')}" for name, count in sorted(self.counts.items())]
        total = counted(sum(self.counts.values()), "page")
        root = "no record made" if writer is None else f"root {writer.root[:22]}…"
        return f"{total}{': ' if parts else ''}{', '.join(parts)}; {root}"

    def code(self) -> int:
        """Returns the exit code."""
        return UNREADABLE if self.failed else 0

    def _fault(self, visit: Visit, *, also: bool) -> None:
        if visit.outcome in _FAULTS or also:
            self.failed = True
            click.echo(f"onrecord: {visit.outcome.value}: {visit.reason or visit.address}", err=True)

    def _json(self, visit: Visit, more: Mapping[str, Any]) -> None:
        said = {"schema": SCHEMA, "address": visit.address, "outcome": visit.outcome.value, "status": visit.status}
        click.echo(json_line({**said, "reason": visit.reason or None, **more}))

    def _line(self, outcome: Outcome, visit: Visit) -> str:
        sheet = paper()
        word = sheet.paint(f"{outcome.result.replace('-', ' '):13}", _COLORS.get(outcome.result))
        return word + shorten(printable(outcome.id or visit.address), sheet.columns - 13)
