"""The first page and the pages of press offices."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.offices.office import Office
from onrecord.record.coverage import Coverage
from onrecord.record.entry import Entry
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.paging import Paging, paging
from onrecord.web.record.shelf import Listed, count_of, listed, newest, notes

_NEWEST: Final = 10
_CHANGES: Final = 5
_LISTED: Final = 50
_KINDS: Final = ("map", "correction", "omission")


@frozen
class Change:
    """Something that happened to the record: a changed page, a correction, an omission. `step` is `from` and `to`."""

    entry: int
    time: str
    kind: str
    target: str
    step: tuple[int, int] | None
    counts: dict[str, int]
    briefing: Listed | None


@frozen
class HomePage:
    """The newest briefings, what changed, and how much is held."""

    newest: tuple[Listed, ...]
    changes: tuple[Change, ...]
    coverage: tuple[Coverage, ...]
    held: dict[str, int]


@frozen
class OfficeFacts:
    """What is known of a press office; None of one that is known by its pages only."""

    id: str
    names: dict[str, str]
    publisher: str
    country: str
    languages: tuple[str, ...]
    cadence: str
    terms: str
    terms_address: str
    sites: tuple[str, ...]
    presiders: tuple[str, ...]


@frozen
class OfficePage:
    """A press office: its coverage, its briefings and who presides."""

    id: str
    facts: OfficeFacts | None
    coverage: Coverage
    briefings: tuple[Listed, ...]
    paging: Paging


def home_page(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the first page."""
    store = book.store
    page = HomePage(
        newest=tuple(newest(store, limit=_NEWEST)),
        changes=tuple(change_of(book, one) for one in notes(store, _KINDS, limit=_CHANGES)),
        coverage=tuple(book.coverage()),
        held=book.keep("held", store.count),
    )
    return Answer("home", page)


def office_page(book: Book, request: HttpRequest, office: str) -> Answer:
    """Returns the page of a press office."""
    held = next((one for one in book.coverage() if one.office == office), None)
    if held is None:
        raise UsageError(f"the record holds nothing of a press office `{office}`")
    pages = paging(request, count_of(book.store, office), _LISTED)
    known = offices().get(office)
    page = OfficePage(
        id=office,
        facts=None if known is None else _facts(known),
        coverage=held,
        briefings=tuple(newest(book.store, limit=_LISTED, offset=pages.offset, office=office)),
        paging=pages,
    )
    return Answer("office", page)


def change_of(book: Book, entry: Entry) -> Change:
    """Returns an entry on something of the record as a page shows it."""
    body = entry.body
    target = str(body.get("edition") or body.get("target") or body.get("briefing"))
    counts: dict[str, int] = {}
    for change in body.get("changes", ()):
        if not change["noise"]:
            counts[change["kind"]] = counts.get(change["kind"], 0) + 1
    step = (int(body["from"]), int(body["to"])) if entry.kind == "map" else None
    briefing = "/".join(target.split("/")[:2])
    return Change(entry.id, entry.time, entry.kind, target, step, counts, listed(book.store, briefing))


def _facts(known: Office) -> OfficeFacts:
    return OfficeFacts(
        id=known.id,
        names=known.names,
        publisher=known.publisher,
        country=known.country,
        languages=known.languages,
        cadence=known.cadence.note,
        terms=known.terms.license,
        terms_address=known.terms.address,
        sites=known.sites,
        presiders=tuple(one.names[0] for one in known.presiders),
    )
