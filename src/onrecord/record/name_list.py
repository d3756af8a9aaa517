"""The names that pages print, counted, and how far each is resolved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import define, frozen

from onrecord.model.statement import Kind
from onrecord.record.names import Meaning, Sort, Standing, outlet_of, person_of
from onrecord.record.store import Store


@frozen
class PrintedName:
    """A name as printed at one office: how often, from when to when, who it means, and one statement that bears it."""

    sort: Sort
    office: str
    printed: str
    uses: int
    first: date | None
    last: date | None
    meaning: Meaning
    example: str


@define
class _Count:
    uses: int = 0
    first: date | None = None
    last: date | None = None
    example: str = ""


def printed_names(store: Store, *, office: str | None = None) -> list[PrintedName]:
    """Returns every name printed in labels, the most used first; of one office, or of all."""
    counts: dict[tuple[Sort, str, str], _Count] = {}
    for sort, at, printed, day, name in _uses(store, office):
        found = counts.setdefault((sort, at, printed), _Count())
        found.uses += 1
        found.example = found.example or name
        if day is not None:
            found.first = min(found.first or day, day)
            found.last = max(found.last or day, day)
    made = [
        PrintedName(
            sort, at, printed, one.uses, one.first, one.last, _meaning(store, sort, at, printed, one.last), one.example
        )
        for (sort, at, printed), one in counts.items()
    ]
    return sorted(made, key=lambda one: (-one.uses, one.sort, one.office, one.printed))


def unresolved(store: Store, *, office: str | None = None) -> list[PrintedName]:
    """Returns the names that mean nobody known, or several: the queue for an editor."""
    waiting = {Standing.UNRESOLVED, Standing.AMBIGUOUS}
    return [one for one in printed_names(store, office=office) if one.meaning.standing in waiting]


def _uses(store: Store, office: str | None) -> Iterator[tuple[Sort, str, str, date | None, str]]:
    for edition in store.all_editions(office=office):
        revision = store.revision(edition.id)
        at = edition.briefing.partition("/")[0]
        for one in revision.statements:
            day, name = revision.briefing.date, revision.ref(one)
            if one.outlet:
                yield Sort.OUTLET, at, one.outlet, day, name
            if one.speaker and one.kind in {Kind.ANSWER, Kind.SPEECH}:
                yield Sort.PERSON, at, one.speaker, day, name


def _meaning(store: Store, sort: Sort, office: str, printed: str, day: date | None) -> Meaning:
    if sort is Sort.OUTLET:
        return outlet_of(printed, day=day, folder=store.layout.root)
    return person_of(printed, office=office, day=day)
