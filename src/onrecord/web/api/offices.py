"""Operations: the record itself, and its press offices."""

from __future__ import annotations

from typing import Any, cast

from ninja import Router

from onrecord.pipeline.verbs.things import ThingVerbs, office_value
from onrecord.web.api.endpoint import NotHeldError, endpoint
from onrecord.web.api.params import OfficeId
from onrecord.web.api.shapes import things
from onrecord.web.api.shapes.proofs import RecordState
from onrecord.web.record.book import Book

router = Router()


@endpoint(router, "/record", tag="record")
def record(book: Book) -> RecordState:
    """Returns the state of the record: how much it holds, and the root of its ledger."""
    return cast("RecordState", book.keep("api state", lambda: ThingVerbs.state(book)))


@endpoint(router, "/offices", tag="offices")
def offices(book: Book) -> things.OfficeList:
    """Returns the press offices of which the record holds something, with what is held of each."""
    return {"items": cast("Any", [office_value(one) for one in book.coverage()])}


@endpoint(router, "/offices/{office}", tag="offices")
def office(book: Book, office: OfficeId) -> things.Office:
    """Returns one press office."""
    found = next((one for one in book.coverage() if one.office == office), None)
    if found is None:
        raise NotHeldError(f"the record holds nothing of a press office `{office}`")
    return cast("things.Office", office_value(found))
