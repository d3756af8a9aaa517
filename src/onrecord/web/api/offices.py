"""Operations: the record itself, and its press offices."""

from __future__ import annotations

from ninja import Router

import onrecord
from onrecord.offices import offices as known_offices
from onrecord.web.api import value
from onrecord.web.api.endpoint import NotHeldError, endpoint
from onrecord.web.api.params import OfficeId
from onrecord.web.api.shapes import things
from onrecord.web.api.shapes.proofs import RecordState
from onrecord.web.record.book import Book

router = Router()


@endpoint(router, "/record", tag="record")
def record(book: Book) -> RecordState:
    """Returns the state of the record: how much it holds, and the root of its ledger."""
    root = book.keep("api root", book.store.root)
    return {
        "schema": "onrecord.record/1",
        "root": str(root),
        "entries": root.size,
        "held": book.keep("held", book.store.count),
        "version": onrecord.__version__,
    }


@endpoint(router, "/offices", tag="offices")
def offices(book: Book) -> things.OfficeList:
    """Returns the press offices of which the record holds something, with what is held of each."""
    return {"items": [_office(value.coverage(one)) for one in book.coverage()]}


@endpoint(router, "/offices/{office}", tag="offices")
def office(book: Book, office: OfficeId) -> things.Office:
    """Returns one press office."""
    found = next((one for one in book.coverage() if one.office == office), None)
    if found is None:
        raise NotHeldError(f"the record holds nothing of a press office `{office}`")
    return _office(value.coverage(found))


def _office(coverage: things.Coverage) -> things.Office:
    name = coverage["office"]
    return {"id": name, "facts": _facts(name), "coverage": coverage}


def _facts(name: str) -> things.OfficeFacts | None:
    known = known_offices().get(name)
    if known is None:
        return None
    return {
        "id": known.id,
        "names": dict(known.names),
        "publisher": known.publisher,
        "country": known.country,
        "languages": list(known.languages),
        "cadence": known.cadence.note,
        "terms": known.terms.license,
        "terms_address": known.terms.address,
        "sites": list(known.sites),
        "presiders": [one.names[0] for one in known.presiders],
    }
