"""Operations: coverage and gaps, printed names, the log of corrections."""

from __future__ import annotations

from typing import Any, Literal, cast

from ninja import Router

from onrecord.errors import UsageError
from onrecord.pipeline.verbs.things import log_value, logged
from onrecord.record.coverage import coverage as made_coverage
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params, value
from onrecord.web.api.endpoint import endpoint
from onrecord.web.api.shapes.proofs import Corrections, NameList
from onrecord.web.api.shapes.things import CoverageList
from onrecord.web.record.book import Book
from onrecord.web.record.registers import printed_of
from onrecord.web.record.shelf import picked

router = Router()


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
    found = [one for each in offices for one in printed_of(book, each)]
    kept = [one for one in found if sort in {None, one.sort} and standing in {None, one.meaning.standing.value}]
    given, more = cursors.part("names", kept, lambda one: f"{one.office} {one.sort} {one.printed}", cursor, limit)
    return {"items": cast("Any", [one.as_dict() for one in given]), "next": more}


@endpoint(router, "/corrections", tag="registers")
def corrections(
    book: Book,
    *,
    target: params.Target | None = None,
    kind: Literal["correction", "omission"] | None = None,
    limit: params.Limit = 50,
    cursor: params.Cursor | None = None,
) -> Corrections:
    """Returns the log of corrections and omissions, the newest first. Official words are never corrected.

    With `target`, those of a briefing, an edition or a statement and of what is in it.
    """
    before = None if cursor is None else cursors.read("corrections", cursor, int)[0]
    numbers = logged(book.store, kind, target, before=before, limit=limit + 1)
    items = [log_value(one) for one in picked(book.store, numbers[:limit])]
    more = cursors.written("corrections", numbers[limit - 1]) if len(numbers) > limit else None
    return {"items": cast("Any", items), "next": more}


def _known(book: Book, office: str | None) -> None:
    if office is not None and all(one.office != office for one in book.coverage()):
        raise UsageError(f"the record holds nothing of a press office `{office}`")
