"""Operations: coverage and gaps, printed names, the log of corrections."""

from __future__ import annotations

from typing import Any, Final, Literal, cast

from django.http import HttpRequest, QueryDict
from ninja import Router

from onrecord.errors import UsageError
from onrecord.record.coverage import coverage as made_coverage
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params, value
from onrecord.web.api.endpoint import endpoint
from onrecord.web.api.shapes.proofs import Corrections, LoggedChange, NameList
from onrecord.web.api.shapes.things import CoverageList
from onrecord.web.record.book import Book
from onrecord.web.record.registers import PrintedCount, names_page
from onrecord.web.record.shelf import picked

router = Router()
_LOGGED: Final = ("correction", "omission")


@endpoint(router, "/coverage", cost=10, tag="registers")
def coverage(
    book: Book,
    *,
    office: params.OfficeId | None = None,
    after: params.Day | None = None,
    before: params.Day | None = None,
) -> CoverageList:
    """Returns how much is held of what each office was expected to say, with the gaps; days include their ends."""
    found = book.coverage() if not (office or after or before) else None
    if found is None:
        _known(book, office)
        found = made_coverage(book.store, office=office, after=after, before=before)
    return {"items": [value.coverage(one) for one in found]}


@endpoint(router, "/names", cost=2, tag="registers")
def names(
    book: Book,
    *,
    office: params.OfficeId | None = None,
    sort: Literal["person", "outlet"] | None = None,
    standing: Literal["named", "ambiguous", "unresolved", "unnamed"] | None = None,
    limit: params.Limit = 100,
    cursor: params.Cursor | None = None,
) -> NameList:
    """Returns names as labels print them, the most frequent first, and whom each means; what is unclear stays unclear."""
    _known(book, office)
    offices = [one.office for one in book.coverage() if office in {None, one.office}]
    found = [one for each in offices for one in _printed(book, each)]
    kept = [one for one in found if sort in {None, one.sort} and standing in {None, one.meaning.standing.value}]
    given, more = cursors.part("names", kept, lambda one: f"{one.office} {one.sort} {one.printed}", cursor, limit)
    items = [
        {
            "sort": one.sort,
            "office": one.office,
            "printed": one.printed,
            "statements": one.count,
            "standing": one.meaning.standing.value,
            "names": list(one.meaning.names),
        }
        for one in given
    ]
    return {"items": cast("Any", items), "next": more}


@endpoint(router, "/corrections", tag="registers")
def corrections(
    book: Book,
    *,
    kind: Literal["correction", "omission"] | None = None,
    limit: params.Limit = 50,
    cursor: params.Cursor | None = None,
) -> Corrections:
    """Returns the log of corrections and omissions, the newest first. Official words are never corrected."""
    before = None if cursor is None else cursors.read("corrections", cursor, int)[0]
    kinds = _LOGGED if kind is None else (kind,)
    marks = ", ".join("?" for _ in kinds)
    words = f"SELECT entry FROM notes WHERE kind IN ({marks}) AND (? IS NULL OR entry < ?) ORDER BY entry DESC LIMIT ?"  # noqa: S608
    rows = book.store.catalog.execute(words, (*kinds, before, before, limit + 1)).fetchall()
    numbers = [int(row[0]) for row in rows]
    items: list[LoggedChange] = [
        {
            "entry": one.id,
            "time": one.time,
            "kind": cast("Any", one.kind),
            "target": str(one.body.get("target") or one.body.get("briefing")),
            "body": {name: None if told is None else str(told) for name, told in one.body.items()},
        }
        for one in picked(book.store, numbers[:limit])
    ]
    more = cursors.written("corrections", numbers[limit - 1]) if len(numbers) > limit else None
    return {"items": items, "next": more}


def _printed(book: Book, office: str) -> tuple[PrintedCount, ...]:
    """Returns the names that the page of names shows; both keep them as long as the record stays as it is."""
    request = HttpRequest()
    request.GET = QueryDict(f"office={office}")
    found: tuple[PrintedCount, ...] = names_page(book, request).value.names
    return found


def _known(book: Book, office: str | None) -> None:
    if office is not None and all(one.office != office for one in book.coverage()):
        raise UsageError(f"the record holds nothing of a press office `{office}`")
