"""The first page and the pages of press offices."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_noop

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.offices.office import Office
from onrecord.record.coverage import Coverage
from onrecord.record.entry import Entry
from onrecord.web.record import words
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.novelty import head_of, terms_of
from onrecord.web.record.paging import Paging, paging
from onrecord.web.record.promises import ShownPromise, promises
from onrecord.web.record.shelf import Listed, count_of, listed, newest, notes

_NEWEST: Final = 10
_CHANGES: Final = 5
_TERMS: Final = 10
_PROMISES: Final = 3
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
class HomeTerm:
    """A term of the newest briefing: why it is told, and on how many earlier days it was said."""

    text: str
    why: str
    language: str
    days: int


@frozen
class HomePage:
    """The newest briefings, the terms of the newest one, what changed, promises that are open, and how much is held.

    `terms` is None where they would have to be gathered first.
    """

    newest: tuple[Listed, ...]
    latest: str | None
    terms: tuple[HomeTerm, ...] | None
    open: tuple[ShownPromise, ...]
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
    listed_newest = book.keep("newest", lambda: tuple(newest(store, limit=_NEWEST)))
    latest = next((one for one in listed_newest if one.is_briefing and one.date is not None), None)
    told = [one for one in promises(book).promises if one.state == "open"]
    page = HomePage(
        newest=listed_newest,
        latest=None if latest is None else latest.id,
        terms=None if latest is None else _terms(book, latest),
        open=tuple(told[:_PROMISES]),
        changes=book.keep("changes", lambda: _changes(book)),
        coverage=tuple(book.coverage()),
        held=book.keep("held", store.count),
    )
    about = About(gettext("What was said, word for word"), gettext(_WHAT), feed="/newest")
    return Answer("home", page, about=about)


_WHAT: Final = gettext_noop("A public record of government press briefings: search, quote, check.")


def _changes(book: Book) -> tuple[Change, ...]:
    return tuple(change_of(book, one) for one in notes(book.store, _KINDS, limit=_CHANGES))


def terms_ahead(book: Book) -> None:
    """Gathers what the terms of the newest briefing need."""
    latest = next((one for one in newest(book.store, limit=_NEWEST) if one.is_briefing and one.date is not None), None)
    if latest is not None:
        _terms(book, latest)


def _terms(book: Book, latest: Listed) -> tuple[HomeTerm, ...] | None:
    """Returns the terms of a briefing in the reader's language, the new ones first."""
    language = latest.shown.language
    asked = ("home-terms", latest.shown.id)
    found = book.recall(asked, lambda: terms_of(book, head_of(book, latest)))
    if found is None:
        return None
    return tuple(HomeTerm(one.text, one.why, language, one.days) for one in found.terms[:_TERMS])


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
    return Answer("office", page, about=About(words.office_name(office), feed=f"/{office}"))


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
