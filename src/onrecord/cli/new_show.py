"""What is new in a briefing, on a terminal; its terms as a report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.cli.forms import json_line
from onrecord.cli.history_show import coverage_words
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted
from onrecord.pipeline.novelty import Novelty, novelty
from onrecord.pipeline.opened import open_record
from onrecord.pipeline.terms import terms
from onrecord.pipeline.terms_page import html, markdown
from onrecord.text.wrap import printable, shorten, wrap

_SENTENCES = 5


def new_lines(folder: Path, briefing: str, *, most: int, as_json: bool) -> Iterator[str]:
    """Yields the lines of `onrecord new`."""
    with open_record(folder) as record:
        found = novelty(record.store, record.finder, briefing)
    if as_json:
        yield from (json_line(one.as_dict()) for one in found)
        return
    page = paper()
    for one in found:
        yield from _told(one, page, most)


def terms_text(folder: Path, briefing: str, form: str) -> str:
    """Returns the report of `onrecord terms`."""
    with open_record(folder) as record:
        found = terms(record.store, record.finder, briefing)
    if form == "json":
        return "".join(f"{json_line(one.as_dict())}\n" for one in found)
    write = html if form == "html" else markdown
    return "\n".join(write(one) for one in found)


def _told(one: Novelty, page: Paper, most: int) -> Iterator[str]:
    yield page.paint(one.edition, bold=True)
    share = (
        "nothing earlier to compare with"
        if one.share is None
        else f"{one.share:.0%} of its words said on an earlier day"
    )
    yield f"{share}; {coverage_words(one.coverage)}"
    if one.first:
        yield f"\n{page.paint('Said for the first time', bold=True)}"
        for phrase in one.first[:most]:
            later = f", later on {counted(phrase.later_days, 'day')}" if phrase.later_days else ""
            yield f"  {page.paint(printable(phrase.text), 'yellow', bold=True)}  {counted(phrase.times, 'time')}{later}"
            yield f"    {shorten(printable(phrase.sentence), page.columns - 4)}"
    if one.returns:
        yield f"\n{page.paint('Back after an absence', bold=True)}"
        for back in one.returns[:most]:
            yield (
                f"  {page.paint(printable(back.text), 'yellow', bold=True)}  last {back.last} ({counted(back.absent, 'day')} "
                f"ago), before that on {counted(back.days, 'day')}"
            )
    if one.sentences:
        yield f"\n{page.paint('Sentences with most new text', bold=True)}"
        for sentence in one.sentences[:_SENTENCES]:
            yield from (f"  {line}" for line in wrap(printable(sentence.text), page.columns - 2))
            yield page.paint(f"    {sentence.new} of {sentence.units} new · {sentence.statement}", dim=True)
    yield ""
