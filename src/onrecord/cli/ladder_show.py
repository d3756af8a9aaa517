"""Ladders and tiers as tables or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from onrecord.analysis.formulations.ladders import definition, ladder_of, ladders
from onrecord.cli.forms import json_line
from onrecord.cli.history_show import coverage_words
from onrecord.cli.terminal import paper
from onrecord.cli.totals import drawn, fits, sheet
from onrecord.pipeline.ladder import climbed, heats
from onrecord.pipeline.opened import open_record
from onrecord.pipeline.periods import held_of, refuse_unknown
from onrecord.pipeline.phrase_uses import Scope
from onrecord.text.wrap import printable, shorten, wrap

_Only = tuple[str | None, str | None]


def ladder_lines(folder: Path, name: str | None, *, only: _Only, as_json: bool) -> Iterator[str]:
    """Yields the lines of `onrecord ladder`."""
    page = paper()
    if name is None:
        yield from _listed(folder, as_json=as_json)
        return
    scope = Scope(office=only[0], language=only[1])
    with open_record(folder) as record:
        found = ladder_of(name, record.store.layout.root)
        refuse_unknown(record.store, scope)
        rungs = climbed(record.finder, found, scope)
        held = held_of(record.store, record.finder, scope)
    if as_json:
        yield from (
            json_line({"schema": "onrecord.rung/1", "ladder": name, "level": at, **one.as_dict()})
            for at, one in enumerate(rungs, 1)
        )
        return
    yield page.paint(found.title, bold=True)
    yield coverage_words(held)
    if found.offices:
        yield from wrap(f"A ladder of {', '.join(found.offices)}: nobody else's words are counted.", page.columns)
    table = sheet(("", "right"), ("rung", "left"), ("days", "right"), ("first", "left"), ("last", "left"))
    for at, one in enumerate(rungs, 1):
        table.add_row(str(at), shorten(one.title, 34), f"{one.days:,}", str(one.first or "never"), str(one.last or ""))
    yield drawn(table, page)
    for at, one in enumerate(rungs, 1):
        if one.met:
            said = ", ".join(f"{printable(phrase)} {times}" for phrase, times in one.met)
            yield from wrap(f"{at}: {said}", page.columns)
    yield from wrap(f"Order: {found.source}", page.columns)


def _listed(folder: Path, *, as_json: bool) -> Iterator[str]:
    for one in ladders(folder).values():
        told = {"id": one.id, "title": one.title, "source": one.source}
        yield json_line(told) if as_json else f"{one.id}: {one.title}"


def tier_lines(folder: Path, phrases: Sequence[str], *, only: _Only, as_json: bool) -> Iterator[str]:
    """Yields the lines of `onrecord tiers`."""
    scope = Scope(office=only[0], language=only[1])
    with open_record(folder) as record:
        refuse_unknown(record.store, scope)
        found = heats(record.store, record.finder, phrases, scope)
    if as_json:
        yield from (json_line({"schema": "onrecord.tier/2", **one.as_dict()}) for one in found)
        return
    page = paper()
    if not found:
        yield "the record holds no briefing here"
        return
    years = list(dict.fromkeys(one.year for one in found))
    table = sheet(("phrase", "left"), *((year, "left") for year in years))
    by = {(one.phrase, one.year): one for one in found}
    for phrase in dict.fromkeys(phrases):
        cells = (by[phrase, year] for year in years)
        table.add_row(
            Text(shorten(printable(phrase), 24)), *(f"{one.tier.name} {one.said_in}/{one.of}" for one in cells)
        )
    if fits(table, page):
        yield drawn(table, page)
    else:
        for phrase in dict.fromkeys(phrases):
            yield page.paint(printable(phrase), bold=True)
            told = (by[phrase, year] for year in years)
            line = " · ".join(f"{one.year} {one.tier.name} {one.said_in}/{one.of}" for one in told)
            yield from (f"  {part}" for part in wrap(line, page.columns - 2))
    yield from wrap(f"briefings with the phrase / briefings held; {definition()}", page.columns)
