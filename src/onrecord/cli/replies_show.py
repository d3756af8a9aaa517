"""Replies as a list, as counts, or as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import asdict
from rich.text import Text

from onrecord.analysis.replies.openings import openings
from onrecord.analysis.replies.reply import Outcome
from onrecord.analysis.replies.wording import OUTCOMES, TYPES, reasons, sentence
from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted, drawn, sheet
from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.pipeline.counted_once import counted_once
from onrecord.pipeline.replied import Replied, listed_outlet, override, replied
from onrecord.pipeline.verbs.replies import reply_value
from onrecord.record.store import Store
from onrecord.record.writer import Writer
from onrecord.text.wrap import printable, shorten

COUNT_SCHEMA, SET_SCHEMA = "onrecord.reply-count/1", "onrecord.annotation/1"
_MUCH = 0.5
_UNNAMED = "(not named)"
_OUTCOMES = tuple(Outcome)


def replies_lines(
    folder: Path, target: str | None, *, by: str | None, office: str | None, as_json: bool
) -> Iterator[str]:
    """Yields the lines to print; raises UsageError for an unknown briefing."""
    briefing = None if target is None else parse_ref(target).briefing
    with Store.open(folder) as store:
        found = list(replied(store, briefing=briefing, office=office))
    if target is not None:
        found = [one for one in found if one.id.startswith(target) or one.briefing == target]
    if by is None and (target is not None or as_json):
        shown = paper()
        for one in found:
            yield json_line(reply_value(one)) if as_json else "\n".join(_told(one, shown))
        if not as_json:
            yield f"{counted(len(found), 'reply').replace('replys', 'replies')}"
        return
    yield from _counts(found, by or "question-type", as_json=as_json)


def set_lines(
    folder: Path, target: str | None, value: str, *, reason: str, author: str, as_json: bool
) -> Iterator[str]:
    """Yields the lines to print after writing an editor's label."""
    if target is None or parse_ref(target).item is None:
        raise UsageError("name the answer that the label is of, for example cn-mfa/2019-12-24/en/a3")
    Store.open(folder).close()
    with Writer(folder) as writer:
        made = override(writer, target, value, reason=reason, author=author)
    if as_json:
        yield json_line({"schema": SET_SCHEMA, "target": target, "field": "reply", **asdict(made)})
    else:
        yield f"{target}  {value}\n    {made.time}, {made.author}: {made.reason}"


def _told(one: Replied, shown: Paper) -> Iterator[str]:
    head = f"{one.id}  {one.outlet or _UNNAMED}, {TYPES[one.reply.question_type]}"
    yield shown.paint(printable(head), bold=True)
    yield f"  {shorten(printable(one.question), shown.columns - 2)}"
    yield f"  {printable(sentence(one.reply, one.answer))}{_by_another(one)}"
    if one.said_before and one.said_before >= _MUCH:
        yield f"  {one.said_before:.0%} of the answer was said on an earlier day"
    if one.override:
        said = f"{OUTCOMES[Outcome(one.override.value)]} ({one.override.author}, {one.override.time}: {one.override.reason})"
        yield f"  an editor: {printable(said)}"
    if one.reply.reasons:
        heard = openings(one.question, one.answer, one.language)
        why = "; ".join(reasons((some.feature for some in one.reply.reasons), heard))
        if why:
            yield shown.paint(f"  because: {why}", dim=True)
    yield ""


def _by_another(one: Replied) -> str:
    """Returns whose words show the handling, where they are not the first answer's."""
    cue = one.reply.shown_by()
    if cue is None or one.reply.outcome is Outcome.ANSWERED:
        return ""
    speaker = one.place(cue.span)[0].speaker
    return f" ({printable(speaker)})" if speaker and speaker != one.speaker else ""


def _counts(found: Iterable[Replied], by: str, *, as_json: bool) -> Iterator[str]:
    """Yields counts by question type, or by outlet and question type; every share has its denominator beside it."""
    rows: dict[tuple[str, str], Counter[str]] = {}
    for one in counted_once(found, lambda one: one.id):
        first = (listed_outlet(one.outlet) if one.outlet else _UNNAMED) if by == "outlet" else ""
        rows.setdefault((first, one.reply.question_type.value), Counter())[one.outcome] += 1
    sizes: Counter[str] = Counter()
    for (first, _), counts in rows.items():
        sizes[first] += counts.total()
    ordered = sorted(rows, key=lambda key: (-sizes[key[0]], key[0], -rows[key].total(), key[1]))
    if as_json:
        for first, kind in ordered:
            counts = rows[first, kind]
            outlet = {"outlet": first} if by == "outlet" else {}
            told = {outcome.value: counts[outcome.value] for outcome in _OUTCOMES}
            yield json_line(
                {"schema": COUNT_SCHEMA, **outlet, "question_type": kind, "replies": counts.total(), **told}
            )
        return
    names = [("Outlet", "left")] if by == "outlet" else []
    table = sheet(*names, ("Question", "left"), ("all", "right"), ("answered", "right"), ("partly", "right"),
                  ("none", "right"), ("unclear", "right"))  # fmt: skip
    for first, kind in ordered:
        counts = rows[first, kind]
        cells = [f"{counts[one.value]:,}" for one in _OUTCOMES]
        name = [Text(shorten(printable(first), 18))] if by == "outlet" else []
        table.add_row(*name, kind, f"{counts.total():,}", *cells)
    yield drawn(table, paper())
    yield (
        "Labels are the program's, from the words alone; editors' labels count where there are any. "
        "Outlets ask for different things: compare within a kind of question. An answer in several editions counts once."
    )
