"""Reads the pages that a command line names and prints each as soon as it is read."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from functools import partial

import click
from attrs import frozen

from onrecord.archive import captures
from onrecord.cli.forms import error_line, error_object, json_line, page_text
from onrecord.cli.progress import Progress
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import totals
from onrecord.errors import CaptureError, OnRecordError, UsageError
from onrecord.model.capture import Capture
from onrecord.offices import office as office_of
from onrecord.pipeline.in_order import in_order
from onrecord.pipeline.read_all import lost, read_or_error
from onrecord.pipeline.tally import Tally, tally_of

UNREADABLE = 3


@frozen
class Printed:
    """What one page comes to: a text for standard output, a line for standard error, its counts."""

    text: str | None
    error: str | None
    tally: Tally


def read_pages(pages: Sequence[str], *, form: str, jobs: int, office: str | None) -> int:
    """Returns the exit code after printing every page; raises UsageError for an unknown office and where nothing is to be read."""
    if office is not None:
        office_of(office)
    step = partial(_printed, form=form, paper=paper(), office=office)
    found = captures(pages, stdin=sys.stdin.buffer)
    total = Tally()
    outcomes = in_order(step, found, jobs=jobs, lost=partial(_lost, form=form))
    with Progress(pages) as progress, closing(outcomes):
        for one in outcomes:
            if one.text is not None:
                if form == "story" and total.pages:
                    click.echo(paper().paint("─" * paper().columns, dim=True))
                click.echo(one.text)
            if one.error is not None:
                progress.say(one.error)
            total.add(one.tally)
            progress.step()
    if not total.pages and not total.failed:
        raise UsageError(f"nothing to read: no page in {', '.join(pages)}")
    if form == "summary":
        click.echo("\n" + totals(total, paper()))
    return UNREADABLE if total.failed else 0


def _printed(capture: Capture | CaptureError, *, form: str, paper: Paper, office: str | None) -> Printed:
    outcome = read_or_error(capture, office=office)
    if isinstance(outcome, OnRecordError):
        return _refused(outcome, form)
    return Printed(page_text(outcome, form, paper), None, tally_of(outcome))


def _refused(refusal: OnRecordError, form: str) -> Printed:
    text = json_line(error_object(refusal)) if form == "json" else None
    return Printed(text, error_line(refusal), Tally(failed=1))


def _lost(capture: Capture | CaptureError, reason: str, *, form: str) -> Printed:
    return _refused(lost(capture, reason), form)
