"""Prints an edition's revisions and what changed between them, for people and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from onrecord.analysis.reuse.edit import Edit, Operation
from onrecord.cli.forms import json_line
from onrecord.cli.redline import redline, whole
from onrecord.cli.terminal import Paper, paper
from onrecord.record.edition_history import EditionHistory, Seen, histories, steps
from onrecord.record.outside import OutsideChange
from onrecord.record.page_change import PageChange, compare
from onrecord.record.statement_change import StatementChange
from onrecord.record.statement_map import MapKind
from onrecord.record.store import Store
from onrecord.text.wrap import printable, shorten, wrap

_INDENT = 4
_PLACES = {"title": "Title", "remainder": "Outside statements", "furniture": "Furniture", "elsewhere": "Read elsewhere"}


def show_revisions(
    name: str, folder: Path, *, as_json: bool, noise: bool, between: tuple[int | None, int | None]
) -> None:
    """Prints every edition under a name; raises UsageError when the record holds nothing of that name."""
    on = paper()
    with Store.open(folder) as store:
        for at, history in enumerate(histories(store, name)):
            if at and not as_json:
                click.echo(on.paint("─" * on.columns, dim=True))
            click.echo(json_line(history.to_dict()) if as_json else "\n".join(_history(history, on)))
            for first, last in steps(name, history, first=between[0], last=between[1]):
                change = compare(*(store.revision(history.edition.id, number) for number in (first, last)))
                if as_json:
                    step = {
                        "schema": "onrecord.page-change/1",
                        "edition": history.edition.id,
                        "from": first,
                        "to": last,
                    }
                    click.echo(json_line({**step, **change.to_dict(noise=noise)}))
                else:
                    click.echo("\n".join(["", *_step(first, last, change, on, noise=noise)]))


def _history(history: EditionHistory, on: Paper) -> Iterator[str]:
    count = len(history.revisions)
    yield on.paint(f"{history.edition.id}  {count} revision{'s' if count != 1 else ''}", bold=True)
    title = history.revisions[-1].row.title if history.revisions else None
    if title:
        yield from wrap(printable(title), on.columns)
    for one in history.revisions:
        yield from _seen(one, on)
    for at, page in enumerate(history.pages):
        checks = f"checked {page.checks} times" if page.checks != 1 else "checked once"
        line = (
            f"{checks}, {history.unchanged(at)} unchanged; last {_clock(page.checked)}: {page.result.replace('-', ' ')}"
        )
        yield from (on.paint(each, dim=True) for each in wrap(line, on.columns))


def _seen(one: Seen, on: Paper) -> Iterator[str]:
    facts = f"captured {_clock(one.time)}  {one.row.cause.replace('-', ' ')}  {one.row.statements} statements"
    yield f"  {on.paint(f'r{one.row.number}', bold=True)}  {facts}"
    yield on.paint(f"      sha256 {one.row.capture}", dim=True)
    if one.address:
        yield on.paint("      " + shorten(printable(one.address), on.columns - 6), dim=True)


def _clock(time: str) -> str:
    return time.replace("T", " ").removesuffix("Z")[:16] + " UTC"


def _step(first: int, last: int, change: PageChange, on: Paper, *, noise: bool) -> Iterator[str]:
    counts = Counter(one.kind.value for one in change.statements)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(counts.items()))
    yield from wrap(f"r{first} -> r{last}: {told or 'no statement changed'}, {change.map.same} the same", on.columns)
    shown = [one for one in change.statements if noise or not one.noise]
    beside = [one for one in change.outside if noise or not one.noise]
    for statement in shown:
        yield from ("", *_statement(statement, on, noise=noise))
    for lines in beside:
        yield from ("", *_outside(lines, on, noise=noise))
    hidden = len(change.statements) + len(change.outside) - len(shown) - len(beside)
    if not change.statements and not change.outside:
        yield "Only links, markup or layout changed."
    if hidden:
        yield ""
        word = "change" if hidden == 1 else "changes"
        yield from wrap(
            f"{hidden} {word} of menus, page dates, links or markup left out; --noise shows them.", on.columns
        )


def _statement(one: StatementChange, on: Paper, *, noise: bool) -> Iterator[str]:
    names = "+".join(each.id for each in one.old) or "+".join(each.id for each in one.new)
    if one.old and one.new and [each.id for each in one.old] != [each.id for each in one.new]:
        names += " -> " + "+".join(each.id for each in one.new)
    label = printable((one.new or one.old)[0].label or "").strip()
    where = ", its words are still on the page" if one.elsewhere else ""
    for line in wrap(f"{names} {label} {one.kind.value}{where}".replace("  ", " "), on.columns):
        yield on.paint(line, bold=True)
    for change in one.labels:
        was, now = (printable(side).strip() if side else "(none)" for side in (change.before, change.after))
        yield from wrap(f"    {change.part}: {was} -> {now}", on.columns)
    edits = tuple(edit for edit in one.edits if noise or not edit.noise)
    yield from _words(one.kind, one.before, one.after, edits, on)


def _outside(one: OutsideChange, on: Paper, *, noise: bool) -> Iterator[str]:
    reason = "" if one.reason in {"title", "main-text"} else f" ({one.reason.replace('-', ' ')})"
    yield on.paint(f"{_PLACES[one.place]}{reason}: {one.kind.value}", bold=True)
    edits = tuple(edit for edit in one.edits if noise or not edit.noise)
    yield from _words(one.kind, one.before, one.after, edits, on)


def _words(kind: MapKind, before: str, after: str, edits: tuple[Edit, ...], on: Paper) -> Iterator[str]:
    if not before or not after:
        yield from whole(before or after, on, gone=not after, indent=_INDENT)
        return
    if edits:
        yield from redline(after, edits, on, indent=_INDENT)
    elif kind is MapKind.MOVED:
        yield " " * _INDENT + shorten(printable(after), on.columns - _INDENT)
    for edit in edits:
        yield from _edit(edit, on)


def _edit(edit: Edit, on: Paper) -> Iterator[str]:
    kind = edit.kind.value.replace("-", " ")
    if edit.holds:
        kind += " with " + ", ".join(one.value for one in edit.holds)
    room = max((on.columns - _INDENT - 6 - len(kind)) // 2, 12)
    before, after = shorten(printable(edit.before), room), shorten(printable(edit.after), room)
    match edit.operation:
        case Operation.INSERTION:
            told = f"added {after}"
        case Operation.DELETION:
            told = f"dropped {before}"
        case Operation.TRANSPOSITION:
            told = f"moved {after}"
        case Operation.SUBSTITUTION:
            told = f"{before} -> {after}"
    yield on.paint(" " * _INDENT + f"* {kind}: {told}", dim=not edit.material)
