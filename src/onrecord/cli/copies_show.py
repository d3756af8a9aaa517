"""What a sweep found, as tables and redlines for people or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from attrs import asdict, frozen
from rich.text import Text

from onrecord.cli.forms import json_line
from onrecord.cli.terminal import Paper, paper
from onrecord.cli.totals import counted, drawn, sheet
from onrecord.pipeline.scan.rows import SCHEMA as COPY
from onrecord.pipeline.scan.witnesses import (
    Reprinted,
    Totals,
    Witness,
    by_site,
    by_statement,
    most_altered,
    totals,
    witnesses,
)
from onrecord.text.wrap import printable, shorten, wrap

SCHEMA = "onrecord.copies/1"
_INDENT = "    "
_COUNTS = 39
"""Columns that the counts beside a name take, without the word at the head of the second."""
_GRADES = ("as printed", "spelling or a small word", "words changed", "may reverse it")


@frozen
class Wanted:
    """What the command line asks for."""

    statement: str | None = None
    site: str | None = None
    limit: int = 10
    echoes: bool = False
    own: bool = False
    as_json: bool = False


def copies_lines(out: Path, wanted: Wanted) -> Iterator[str]:
    """Yields the lines to print; raises UsageError for a folder without a sweep."""
    swept = totals(out)
    reuse = "echo" if wanted.echoes else "copy"
    found = witnesses(out, statement=wanted.statement, site=wanted.site, reuse=reuse, own=wanted.own)
    if wanted.as_json:
        yield json_line({"schema": SCHEMA, **asdict(swept), "statement": wanted.statement, "site": wanted.site})
        yield from (json_line({"schema": COPY, **one.row}) for one in found)
        return
    sheet_of_paper = paper()
    if wanted.statement is not None:
        yield from _one_by_one(found, wanted, sheet_of_paper)
    else:
        yield from _together(list(found), wanted, sheet_of_paper)
    if not wanted.own:
        held = witnesses(out, statement=wanted.statement, site=wanted.site, reuse=reuse, own=True)
        yield from _set_apart({one.page for one in held}, sheet_of_paper)
    yield from wrap(_searched(swept), sheet_of_paper.columns)


def _together(found: Sequence[Witness], wanted: Wanted, paper: Paper) -> Iterator[str]:
    statements = by_statement(found)
    if not statements:
        yield "The record's own pages: none found." if wanted.own else "No copies found."
        return
    yield from _titled(
        "The record's own pages" if wanted.own else "Most reprinted",
        _table(statements[: wanted.limit], "Statement", paper),
        paper,
    )
    yield from _altered(most_altered(statements)[: wanted.limit], paper)
    yield from _titled("Sites", _table(by_site(found)[: wanted.limit], "Site", paper), paper)


def _titled(title: str, table: str, paper: Paper) -> Iterator[str]:
    yield paper.paint(title, bold=True)
    yield table
    yield ""


def _table(found: Sequence[Reprinted], title: str, paper: Paper) -> str:
    other = "sites" if title == "Statement" else "statements"
    table = sheet(
        (title, "left"), ("pages", "right"), (other, "right"), ("word for word", "right"), ("altered", "right")
    )
    for one in found:
        table.add_row(
            Text(shorten(printable(one.name or "(no address)"), max(paper.columns - _COUNTS - len(other), 24))), f"{len(one.pages):,}",
            f"{len(one.sites if title == 'Statement' else one.statements):,}", f"{len(one.exact):,}", f"{len(one.altered):,}",
        )  # fmt: skip
    return drawn(table, paper)


def _altered(found: Sequence[Reprinted], paper: Paper) -> Iterator[str]:
    if not found:
        return
    yield paper.paint("Most altered", bold=True)
    for one in found:
        yield f"  {printable(one.name)}  {counted(len(one.altered), 'page')} of {len(one.pages):,}"
        for (before, after, grade), times in one.edits.most_common(3):
            yield _INDENT + shorten(_change(before, after, grade, times), paper.columns - len(_INDENT))
    yield ""


def _change(before: str, after: str, grade: str, times: int) -> str:
    words = f"[-{printable(before)}-]" if before else ""
    words += f"{{+{printable(after)}+}}" if after else ""
    return f"{words}  {grade.replace('-', ' ')}{f', {times:,} times' if times > 1 else ''}"


def _one_by_one(found: Iterator[Witness], wanted: Wanted, paper: Paper) -> Iterator[str]:
    held = sorted(found, key=lambda one: (-one.row["severity"], -one.row["material"], one.page, one.row["page_start"]))
    for one in held[: wanted.limit]:
        row = one.row
        yield paper.paint(printable(f"{row['day'] or 'no date'}  {row['site'] or '(no address)'}"), bold=True)
        yield _INDENT + paper.paint(printable(row["address"] or f"{row['file']}, page {row['number']}"), dim=True)
        sort = "the record's own page" if wanted.own else row["mode"]
        yield f"{_INDENT}{sort} of {printable(row['statement'])}: {_verdict(one)}"
        for edit in row["edits"]:
            if edit["severity"] >= 1:
                change = _change(edit["before"], edit["after"], f"{edit['grade']}, {edit['status']}", 1)
                yield from (_INDENT * 2 + line for line in wrap(change, paper.columns - 2 * len(_INDENT)))
        yield ""
    shown = min(len(held), wanted.limit)
    none = f"No copies of {wanted.statement} found."
    if wanted.own:
        none = f"The record's own page of {wanted.statement}: not found."
    yield f"{shown:,} of {counted(len(held), 'passage')}" if held else none


def _set_apart(pages: AbstractSet[str], paper: Paper) -> Iterator[str]:
    if pages:
        told = f"No copies, and set apart: {counted(len(pages), 'page')} of the record itself (--own)."
        yield from wrap(told, paper.columns)


def _verdict(one: Witness) -> str:
    if one.exact:
        return "word for word"
    marked = any(edit["status"] == "marked" for edit in one.row["edits"])
    if not one.altered:
        return "faithful, cuts marked" if marked else "faithful but for spelling and small words"
    number = one.row["material"]
    matter = "matters" if number == 1 else "matter"
    return f"differs from the record: {counted(number, 'change')} that {matter}, {_GRADES[one.row['severity']]}"


def _searched(swept: Totals) -> str:
    apart = f", {counted(swept.quarantined, 'page')} set apart" if swept.quarantined else ""
    return (
        f"Searched: {counted(swept.pages, 'page')} in {counted(swept.files, 'file')}, "
        f"{swept.candidates:,} of them read closely{apart}."
    )
