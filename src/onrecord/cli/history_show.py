"""The history of a phrase on a terminal, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.text import Text

from onrecord.analysis.formulations.chart import block_chart
from onrecord.analysis.formulations.variants import Change
from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted, drawn, sheet
from onrecord.pipeline.chart_file import bars_of, write_chart
from onrecord.pipeline.history import History, history
from onrecord.pipeline.opened import open_record
from onrecord.pipeline.periods import Held, refuse_unknown
from onrecord.pipeline.phrase_uses import Scope, Use
from onrecord.pipeline.variant_uses import UsedVariant
from onrecord.record.coverage import days_between
from onrecord.text.wrap import printable, shorten, width

_SHOWN = 3


def history_lines(
    folder: Path, phrase: str, *, plot: Path | None, as_json: bool, options: Mapping[str, Any]
) -> Iterator[str]:
    """Yields the lines to print."""
    scope = scope_of(options)
    with open_record(folder) as record:
        refuse_unknown(record.store, scope)
        found = history(record.store, record.finder, phrase, scope=scope, by=options["by"])
    if plot is not None:
        write_chart(found, plot)
    if as_json:
        yield json_line(found.as_dict())
        return
    yield from _told(found, paper(), every=options["every"])
    if plot is not None:
        yield f"\n{plot}"


def scope_of(options: Mapping[str, Any]) -> Scope:
    """Returns the scope that a command's options name."""
    days = {
        name: day.date() if isinstance(day, datetime) else None
        for name in ("after", "before")
        for day in [options.get(name)]
    }
    return Scope(options.get("said_by", "office"), options.get("office"), options.get("language"), **days)


def coverage_words(held: Held) -> str:
    """Returns what was searched, in one line: what stands beside every "first" and "never"."""
    if held.first is None:
        return "the record holds no briefing here"
    share = f"{held.held:,} of {held.expected:,} expected briefings held" if held.expected else "cadence not known"
    names = ", ".join(held.offices[:3]) + (f" and {len(held.offices) - 3} more" if len(held.offices) > 3 else "")
    return f"in {counted(held.statements, 'statement')} of {names}, {days_between(held.first, held.last)}: {share}"


def _told(found: History, page: Paper, *, every: bool) -> Iterator[str]:
    yield page.paint(printable(found.phrase), bold=True)
    if found.first is None or found.last is None:
        yield f"not said{':' if found.coverage.first is None else ''} {coverage_words(found.coverage)}"
    else:
        yield f"first {found.first.date}   last {found.last.date}"
        yield (
            f"{counted(len(found.uses), 'use')} in {counted(found.said_in, 'statement')} on {counted(found.days, 'day')}, "
            f"{coverage_words(found.coverage)}"
        )
        yield ""
        yield from block_chart(bars_of(found), columns=page.columns)
    if found.asked.uses and found.scope.said_by == "office" and found.asked.first and found.asked.last:
        yield f"\nasked: {counted(found.asked.uses, 'use')} in questions, {found.asked.first.date} to {found.asked.last.date}"
    yield from _uses(found.uses, page, every=every)
    if len(found.forms) > 1:
        yield "\nwritten: " + "; ".join(f"{printable(one.text)} {one.uses:,}" for one in found.forms[:6])
    if found.variants:
        yield "\nVariants (statements with one and not the phrase itself)"
        yield from (_variant(one, page) for one in found.variants)
    if found.counterparts:
        yield "\nIn other languages (counted in editions of the same briefings, not asserted)"
        table = sheet(("form", "left"), ("", "left"), ("beside it", "right"), ("in all", "right"))
        for one in found.counterparts:
            table.add_row(
                Text(shorten(printable(one.text), page.columns - 40)), one.language,
                f"{one.together:,} of {one.exchanges:,} exchanges", f"{one.statements:,} of {one.of:,}",
            )  # fmt: skip
        yield drawn(table, page)


def _uses(uses: Sequence[Use], page: Paper, *, every: bool) -> Iterator[str]:
    if not uses:
        return
    yield ""
    few = every or len(uses) <= 2 * _SHOWN + 1
    shown = list(uses) if few else [*uses[:_SHOWN], *uses[-_SHOWN:]]
    for at, one in enumerate(shown):
        if not few and at == _SHOWN:
            yield f"  … {len(uses) - 2 * _SHOWN:,} more (--all) …"
        yield from use_lines(one, page)


def use_lines(one: Use, page: Paper) -> Iterator[str]:
    """Yields a use in two lines: who said it when, asked by whom, and the words around it."""
    who = " · ".join(printable(part) for part in (one.speaker, one.asker and f"asked by {one.asker}") if part)
    yield f"{one.date or 'undated'}  {page.paint(one.statement, dim=True)}  {who}"
    exact = printable(" ".join(one.exact.split()))
    room = max((page.columns - 4 - width(exact)) // 2, 8)
    before, after = printable(one.before), printable(one.after)
    left = shorten(before[::-1], room)[::-1] + (" " if before[-1:].isspace() else "")
    right = (" " if after[:1].isspace() else "") + shorten(after, room)
    yield f"  {left}{page.paint(exact, 'yellow', bold=True)}{right}"


_MARKS = {Change.DROPPED: ("-", "red"), Change.ADDED: ("+", "green"), Change.REPLACED: ("~", "yellow")}


def _variant(one: UsedVariant, page: Paper) -> str:
    changes = []
    for part in one.parts:
        if part.change is not Change.KEPT:
            sign, color = _MARKS[part.change]
            words = f"{part.old}→{part.new}" if part.change is Change.REPLACED else part.old or part.new
            changes.append(page.paint(f"{sign}{printable(words)}", color))
    days = days_between(one.first, one.last)
    return f"{one.statements:>6,}  {printable(one.text)}  {' '.join(changes)}  {page.paint(days, dim=True)}"
