"""What a search found, for people at a terminal or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import accumulate, pairwise
from pathlib import Path

from attrs import asdict, frozen

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.pipeline.follow import finder_of
from onrecord.pipeline.searched import searched as searched_of
from onrecord.record.store import Store
from onrecord.search import Finder, Held, Hit, Hits, parse
from onrecord.search.query_tree import Sort
from onrecord.text.wrap import printable, shorten, width, wrap

SCHEMA, COUNT_SCHEMA = "onrecord.search/1", "onrecord.count/1"
_INDENT = "    "
_BAR, _MOST = 30, 40
_NAMED = 4


@frozen
class Wanted:
    """What the command line asks for beside the query."""

    limit: int = 10
    offset: int = 0
    every: bool = False
    sort: Sort | None = None
    by: tuple[str, ...] = ()
    exact: bool = False
    as_json: bool = False


def search_lines(folder: Path, query: str, wanted: Wanted) -> Iterator[str]:
    """Yields the lines to print; raises UsageError for a query that cannot be read, RecordError without an index."""
    with Store.open(folder) as store:
        finder = finder_of(store)
        with closing(finder.index):
            limit = 0 if wanted.by or wanted.every else wanted.limit
            found = finder.search(
                query, limit=limit, offset=wanted.offset, sort=wanted.sort, by=wanted.by, exact=wanted.exact
            )
            held = None if found.total else searched_of(store, parse(query), found)
            searched = None if held is None else searched_line(held)
            hits = _hits(finder, query, found, wanted)
            yield from _objects(found, hits, searched) if wanted.as_json else _text(found, hits, searched, wanted)


def searched_line(held: Held) -> str:
    """Returns one line that says how much was searched: what stands beside every "not found"."""
    left = "statement" if held.copies == 1 else "statements"
    besides = f"; {held.copies:,} {left} in copies left out (copies:with searches them too)" if held.copies else ""
    if not held.statements:
        return ("the filters let no statement through" if held.filtered else "the record is empty") + besides
    due = "" if held.expected is None else f", {held.held or 0:,} of {held.expected:,} expected briefings"
    names = ", ".join(held.offices[:_NAMED])
    more = f" and {len(held.offices) - _NAMED} more" if len(held.offices) > _NAMED else ""
    days = f", {held.first}" + (f" to {held.last}" if held.last != held.first else "") if held.first else ""
    through = " that the filters let through" if held.filtered else ""
    noun = "statement" if held.statements == 1 else "statements"
    return f"searched {held.statements:,} {noun}{through}{due}{days} ({names}{more}){besides}"


def _hits(finder: Finder, query: str, found: Hits, wanted: Wanted) -> Iterator[Hit]:
    if wanted.every and not wanted.by:
        return finder.every(query, sort=wanted.sort, exact=wanted.exact)
    return iter(found.hits)


def _objects(found: Hits, hits: Iterator[Hit], searched: str | None) -> Iterator[str]:
    yield json_line(
        {
            "schema": SCHEMA,
            "query": found.query,
            "total": found.total,
            "used": [asdict(one) for one in found.used],
            "suggestions": list(found.suggestions),
            "searched": searched,
        }
    )
    for by, counts in found.counts.items():
        for value, times in counts.items():
            yield json_line({"schema": COUNT_SCHEMA, "by": by, "value": value or None, "statements": times})
    for hit in hits:
        yield json_line(hit.as_dict())


def _text(found: Hits, hits: Iterator[Hit], searched: str | None, wanted: Wanted) -> Iterator[str]:
    sheet = paper()
    shown = 0
    for hit in hits:
        shown += 1
        yield from _hit_lines(hit, sheet)
        yield ""
    for by, counts in found.counts.items():
        yield from _count_lines(by, counts, sheet)
        yield ""
    for line in _foot(found, shown, searched, wanted):
        yield from wrap(printable(line), sheet.columns)


def _foot(found: Hits, shown: int, searched: str | None, wanted: Wanted) -> Iterator[str]:
    for used in found.used:
        yield f"Also looked for {', '.join(used.others)} (other names of {used.typed}; --exact switches it off)."
    if not found.total:
        yield f"Nothing found; {searched}."
    else:
        noun = "statement" if found.total == 1 else "statements"
        yield f"{found.total:,} {noun}" if wanted.by else f"{shown:,} of {found.total:,} {noun}"
    if found.suggestions:
        yield f"Did you mean {' or '.join(found.suggestions)}?"


def _hit_lines(hit: Hit, sheet: Paper) -> Iterator[str]:
    row = hit.row
    day = row.date.isoformat() if row.date else "no date"
    who = row.speaker or row.outlet or f"({row.kind})"
    room = sheet.columns - len(day) - len(row.office) - width(row.id) - 6
    facts = [day, shorten(printable(who), max(room, 12)), row.office]
    line = "  ".join(facts)
    if width(line) + 2 + width(row.id) <= sheet.columns:
        yield f"{sheet.paint(line, bold=True)}  {sheet.paint(row.id, dim=True)}"
    else:
        yield sheet.paint(line, bold=True)
        yield _INDENT + sheet.paint(row.id, dim=True)
    yield from (_INDENT + line for line in _marked(hit, sheet))


def _marked(hit: Hit, sheet: Paper) -> Iterator[str]:
    """Yields the snippet's lines with its marks painted, or between « and » where there are no colors."""
    shown, whole = hit.snippet, hit.row.text
    text, marks = _printed(hit)
    if shown.span.start > 0:
        text, marks = f"…{text}", [(start + 1, end + 1) for start, end in marks]
    if shown.span.end < len(whole):
        text += "…"
    at = 0
    for line in wrap(text, sheet.columns - len(_INDENT) - (0 if sheet.colors else 4)):
        at = text.find(line, at)
        yield _painted(line, [(start - at, end - at) for start, end in marks], sheet)
        at += len(line)


def _printed(hit: Hit) -> tuple[str, list[tuple[int, int]]]:
    """Returns the snippet as it can be printed, and its marks in that text."""
    start = hit.snippet.span.start
    edges = [0, *(at - start for mark in hit.snippet.marks for at in mark), len(hit.snippet.text)]
    parts = [printable(hit.snippet.text[low:high].replace("\n", " ")) for low, high in pairwise(edges)]
    ends = list(accumulate(map(len, parts)))
    return "".join(parts), [(ends[at], ends[at + 1]) for at in range(0, len(parts) - 1, 2)]


def _painted(line: str, marks: list[tuple[int, int]], sheet: Paper) -> str:
    made, done = "", 0
    for start, end in marks:
        low, high = max(start, 0), min(end, len(line))
        if low < high:
            words = line[low:high]
            made += line[done:low] + (sheet.paint(words, "yellow", bold=True) if sheet.colors else f"«{words}»")
            done = high
    return made + line[done:]


def _count_lines(by: str, counts: Mapping[str, int], sheet: Paper) -> Iterator[str]:
    rows = list(counts.items())
    kept = rows if by in {"month", "year"} else rows[:_MOST]
    most = max(counts.values(), default=1)
    room = min(max((width(printable(name)) for name, _ in kept), default=0), 34)
    yield sheet.paint(by, bold=True)
    for name, times in kept:
        label = shorten(printable(name) or "(none named)", max(room, 12))
        bar = "█" * max(1, round(times * _BAR / most))
        yield f"{label}{' ' * (max(room, 12) - width(label))} {times:>9,}  {sheet.paint(bar, 'blue')}"
    if len(rows) > len(kept):
        yield sheet.paint(f"and {len(rows) - len(kept):,} more", dim=True)
