"""Promises and what became of them, as a list or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.analysis.replies.promises import Promised, State
from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted
from onrecord.pipeline.verbs.replies import followup_value, promised
from onrecord.record.store import Store
from onrecord.text.wrap import printable, shorten

_COLORS = {State.MET: "green", State.OPEN: "yellow", State.LAPSED: "red"}


def followups_lines(
    folder: Path, *, office: str | None, state: str | None, today: date | None, days: tuple[int, int], as_json: bool
) -> Iterator[str]:
    """Yields the lines to print; `days` are those of `--within` and `--lapse`."""
    with Store.open(folder) as store:
        last, found = promised(store, office, today, within=days[0], lapse=days[1])
    if last is None:
        yield from () if as_json else ("the record holds no dated statement here",)
        return
    kept = [one for one in found if state is None or one.state == state]
    if as_json:
        yield from (json_line(followup_value(one)) for one in kept)
        return
    shown = paper()
    for one in kept:
        yield from _told(one, shown)
    states = Counter(one.state.value for one in found)
    yield f"{counted(len(found), 'promise')} as of {last}: " + ", ".join(
        f"{states[one.value]} {one.value}" for one in State
    )


def _told(one: Promised, shown: Paper) -> Iterator[str]:
    promise = one.promise
    yield f"{shown.paint(one.state.value, _COLORS[one.state], bold=True)}  {promise.day}  {promise.statement}"
    if promise.about:
        yield f"  asked: {shorten(printable(promise.about), shown.columns - 9)}"
    yield f"  said: ‘{shorten(printable(promise.words), shown.columns - 10)}’"
    if one.met_by is not None and one.met_on is not None:
        after = (one.met_on - promise.day).days
        yield f"  met, it seems, by {one.met_by} after {counted(after, 'day')}; both say {', '.join(one.shared)}"
    if one.asked_again:
        more = f" and {len(one.asked_again) - 2} more" if len(one.asked_again) > 2 else ""
        yield f"  asked again: {', '.join(one.asked_again[:2])}{more}"
    yield ""
