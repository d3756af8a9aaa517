"""Promises and what became of them, as a list or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.analysis.replies.promises import Promised, State, follow_up, promises_in
from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted
from onrecord.pipeline.replied import dated
from onrecord.record.store import Store
from onrecord.text.wrap import printable, shorten

SCHEMA = "onrecord.followup/1"
_COLORS = {State.MET: "green", State.OPEN: "yellow", State.LAPSED: "red"}


def followups_lines(
    folder: Path, *, office: str | None, state: str | None, today: date | None, days: tuple[int, int], as_json: bool
) -> Iterator[str]:
    """Yields the lines to print; `days` are those of `--within` and `--lapse`."""
    with Store.open(folder) as store:
        said = list(dated(store, office=office))
    if not said:
        yield from () if as_json else ("the record holds no dated statement here",)
        return
    promises = [one for some in said for one in promises_in(some)]
    last = today or max(one.day for one in said)
    found = follow_up(promises, said, today=last, within=days[0], lapse=days[1])
    kept = [one for one in found if state is None or one.state == state]
    if as_json:
        yield from (json_line(promised_object(one)) for one in kept)
        return
    shown = paper()
    for one in kept:
        yield from _told(one, shown)
    states = Counter(one.state.value for one in found)
    yield f"{counted(len(found), 'promise')} as of {last}: " + ", ".join(
        f"{states[one.value]} {one.value}" for one in State
    )


def promised_object(one: Promised) -> dict[str, Any]:
    """Returns a promise and what became of it as JSON knows it."""
    promise = one.promise
    return {
        "schema": SCHEMA, "answer": promise.statement, "date": promise.day.isoformat(), "language": promise.language,
        "span": [*promise.span], "words": promise.words, "marker": promise.marker, "about": promise.about, "state": one.state.value,
        "met_by": one.met_by, "met_on": one.met_on.isoformat() if one.met_on else None, "share": one.share,
        "shared": list(one.shared), "asked_again": list(one.asked_again),
    }  # fmt: skip


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
