"""Who stands where: actors by proposals and questions, each cell with its positions over time."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from onrecord.web.dossiers.evidence.quote import Quote, Quotes
from onrecord.web.dossiers.shapes import Dossier, Words
from onrecord.web.dossiers.views.timeline import subject_of


@frozen
class Column:
    """What positions are on: a proposal with its kind, or a question (kind "")."""

    key: str
    kind: str
    title: Words


@frozen
class Held:
    """A position in a cell."""

    stance: str
    since: dt.date
    until: dt.date | None
    note: Words
    quotes: tuple[Quote, ...]


@frozen
class Cell:
    """All positions of an actor on one thing, the oldest first."""

    column: Column
    held: tuple[Held, ...]


@frozen
class Row:
    """An actor with its cells, one for each column."""

    actor: str
    name: Words
    cells: tuple[Cell, ...]


@frozen
class Matrix:
    """The rows and columns; those without any position are left out."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def matrix(one: Dossier, quotes: Quotes, on: dt.date | None = None) -> Matrix:
    """Returns the matrix of all times, or of a day."""
    cells: dict[tuple[str, str], list[Held]] = {}
    columns: dict[str, Column] = {}
    for each in sorted(one.positions, key=lambda position: position.since):
        if on is not None and not each.holds_on(on):
            continue
        found = one.proposal(each.proposal)
        title = subject_of(one, each.proposal, each.question)
        columns.setdefault(each.subject, Column(each.subject, found.kind if found else "", title))
        held = Held(each.stance, each.since, each.until, each.note, quotes.all(each.evidence))
        cells.setdefault((each.holder, each.subject), []).append(held)
    order = [proposal.key for proposal in one.proposals]
    shown = sorted(columns.values(), key=lambda column: order.index(column.key) if column.key in order else len(order))
    rows = [
        Row(actor.key, actor.name, tuple(Cell(each, tuple(cells.get((actor.key, each.key), ()))) for each in shown))
        for actor in one.actors
        if any((actor.key, each.key) in cells for each in shown)
    ]
    return Matrix(tuple(shown), tuple(rows))
