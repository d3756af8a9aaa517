"""Two windows of an issue's wording side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from onrecord.analysis.formulations.issues import issue_of
from onrecord.analysis.formulations.shift import Fate, Window, Wording, share
from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted
from onrecord.pipeline.compare import Compared, Days, days_of, since
from onrecord.pipeline.compare import compare as compared
from onrecord.pipeline.opened import open_record
from onrecord.pipeline.periods import refuse_unknown
from onrecord.pipeline.phrase_uses import Scope
from onrecord.text.wrap import printable, shorten, wrap

_GONE = ("No longer said, or much less", (Fate.DROPPED, Fate.FELL))
_CHANGED = ("Said in other words", (Fate.CHANGED,))
_CAME = ("New, or much more", (Fate.NEW, Fate.ROSE))
_KEPT = ("Kept", (Fate.KEPT,))
_Section = tuple[str, tuple[Fate, ...]]


def compare_lines(
    folder: Path,
    spans: tuple[str, str],
    *,
    issue: str | None,
    only: tuple[str | None, str | None],
    most: int,
    as_json: bool,
) -> Iterator[str]:
    """Yields the lines of `onrecord compare`."""
    windows = days_of(spans[0]), days_of(spans[1])
    yield from _lines(folder, windows, issue, only, (_GONE, _CHANGED, _CAME, _KEPT), most=most, as_json=as_json)


def dropped_lines(
    folder: Path, day: date, *, issue: str | None, only: tuple[str | None, str | None], most: int, as_json: bool
) -> Iterator[str]:
    """Yields the lines of `onrecord dropped`."""
    yield from _lines(folder, since(day), issue, only, (_GONE, _CHANGED, _CAME), most=most, as_json=as_json)


def _lines(
    folder: Path, windows: tuple[Days, Days], issue: str | None, only: tuple[str | None, str | None],
    sections: tuple[_Section, ...], *, most: int, as_json: bool,
) -> Iterator[str]:  # fmt: skip
    with open_record(folder) as record:
        about = issue_of(issue, record.store.layout.root) if issue else None
        refuse_unknown(record.store, Scope(office=only[0], language=only[1]))
        found = compared(record.store, *windows, issue=about, office=only[0], language=only[1])
    if as_json:
        fates = tuple(fate for _, some in sections for fate in some)
        yield from (json_line(one.as_dict(*fates)) for one in found)
        return
    page = paper()
    for one in found:
        yield from _told(one, sections, page, most)
    if not found:
        yield f"nothing to compare: one of the windows has no exchange{' on the issue' if issue else ''}"


def _told(one: Compared, sections: tuple[_Section, ...], page: Paper, most: int) -> Iterator[str]:
    about = f" · {one.issue}" if one.issue else ""
    yield page.paint(f"{one.office} · {one.language}{about}", bold=True)
    yield _window("before", one.shift.before)
    yield _window("after ", one.shift.after)
    told = {title: one.shift.of(*fates) for title, fates in sections}
    if not any(told.values()):
        yield "  No wording was found that is dropped, new or said in other words" + (
            ", or kept." if _KEPT in sections else "."
        )
    elif _KEPT not in sections and not told[_GONE[0]]:
        yield "  No wording was dropped."
    for title, wordings in told.items():
        if wordings:
            yield f"\n{page.paint(title, bold=True)}" + (
                f" ({most} of {len(wordings)})" if len(wordings) > most else ""
            )
            for wording in wordings[:most]:
                yield from _wording(wording, page)
    yield ""


def _window(name: str, one: Window) -> str:
    who = ", ".join(f"{printable(presider)} {times}" for presider, times in one.presiders[:4])
    occasions = counted(one.occasions, "exchange or announcement", "exchanges and announcements")
    return f"{name} {one.first} to {one.last}: {occasions} on {counted(one.days, 'day')} ({who})"


def _wording(one: Wording, page: Paper) -> Iterator[str]:
    marks = [f"now {printable(one.became)}"] if one.became else []
    if one.event:
        marks.append("an event: all within 60 days")
    yield f"  {page.paint(printable(one.text), bold=True)}" + (f"  ({'; '.join(marks)})" if marks else "")
    quiet = f"; none in the {one.quiet:,} since {one.last}" if one.quiet and one.after and one.before else ""
    yield f"    before {share(one.before, one.before_of)}, after {share(one.after, one.after_of)}{quiet}"
    yield page.paint(f"    {one.first} to {one.last}, for example {one.example}:", dim=True)
    yield from (f"      {line}" for line in wrap(shorten(printable(one.quotation), 2 * page.columns), page.columns - 6))
