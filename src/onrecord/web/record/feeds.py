"""A feed for every list of the site: briefings, a speaker, an outlet, a search, a phrase, corrections, revisions, follow-ups."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from attrs import evolve, frozen
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, gettext

from onrecord.errors import UsageError
from onrecord.pipeline.phrase_uses import PhraseUses, Use
from onrecord.search.query_tree import Query
from onrecord.web.record import words
from onrecord.web.record.about import feed_at
from onrecord.web.record.answer import Answer, Raw
from onrecord.web.record.book import Book
from onrecord.web.record.feed_forms import MEDIA, Feed, FeedItem, formed
from onrecord.web.record.home import Change, change_of
from onrecord.web.record.links import at, outlet, person
from onrecord.web.record.people import meant
from onrecord.web.record.phrase import LONGEST, scope_of
from onrecord.web.record.promises import promises
from onrecord.web.record.quote import link_to
from onrecord.web.record.search import asked_of, query_of
from onrecord.web.record.shelf import Listed, newest, notes
from onrecord.web.record.surroundings import site_name

MOST: Final = 30
"""How many things a feed tells of."""
_KINDS: Final = {"corrections": ("correction", "omission"), "revisions": ("map",)}


@frozen
class FeedsPage:
    """The feeds that there are: of each its name and the path (with query) of its list."""

    feeds: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]


@frozen
class _List:
    title: str
    path: str
    items: Iterable[FeedItem]


def feeds_page(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the page that names the feeds."""
    feeds = (
        (gettext("Newest briefings"), "/newest"),
        (gettext("Revisions"), "/revisions"),
        (gettext("Corrections"), "/corrections"),
        (gettext("Follow-ups"), "/follow-ups"),
    )
    return Answer("feeds", FeedsPage(feeds, tuple(one.office for one in book.coverage())))


def feed_file(book: Book, request: HttpRequest, what: str, form: str) -> Raw:
    """Returns the feed of a list in a form."""
    base = base_of(request)
    found = _list(book, request, what, base)
    query = request.META.get("QUERY_STRING", "")
    own = base + feed_at(f"/{what}" + (f"?{query}" if query else ""), form)
    page = base + at(found.path.partition("?")[0]) + (f"?{query}" if query else "")
    feed = feed_of(found.title, page, own, tuple(found.items))
    return Raw(formed(feed, form).encode("utf-8", "replace"), MEDIA[form], headers={"Access-Control-Allow-Origin": "*"})


def feed_of(title: str, page: str, own: str, items: tuple[FeedItem, ...]) -> Feed:
    """Returns a list of the site as its feed; `page` and `own` are the full addresses of the list and of the feed."""
    return Feed(f"{title} · {site_name()}", page, own, get_language() or "en", items, site_name())


def base_of(request: HttpRequest) -> str:
    """Returns where the site is: where it is said to be, else where it was asked."""
    return str(settings.ONRECORD.address) or f"{request.scheme}://{request.get_host()}"


def _list(book: Book, request: HttpRequest, what: str, base: str) -> _List:
    head, _, name = what.partition("/")
    makers: dict[str, Callable[[], _List]] = {
        "newest": lambda: _List(gettext("Newest briefings"), "/", _briefings(newest(book.store, limit=MOST), base)),
        "corrections": lambda: _List(gettext("Corrections"), "/corrections", _changes(book, head, base)),
        "revisions": lambda: _List(gettext("Revisions"), "/", _changes(book, head, base)),
        "follow-ups": lambda: _List(gettext("Follow-ups"), "/follow-ups", _promised(book, request, base)),
        "search": lambda: _List(gettext("Search"), "/search", _found(book, query_of(asked_of(request)), base)),
        "phrase": lambda: _phrase(book, request, base),
        "people": lambda: _List(name, person(name), _found(book, meant(book, "speaker", name), base)),
        "outlets": lambda: _List(name, outlet(name), _found(book, meant(book, "outlet", name), base)),
    }
    if head in makers and bool(name) == (head in {"people", "outlets"}):
        return makers[head]()
    if not name and any(one.office == head for one in book.coverage()):
        held = newest(book.store, limit=MOST, office=head)
        return _List(words.office_name(head), f"/{head}", _briefings(held, base))
    raise UsageError(f"there is no list `{what[:80]}`")


def _briefings(found: Iterable[Listed], base: str) -> Iterator[FeedItem]:
    for one in found:
        shown = one.shown
        told = f"{words.coded(one.kind)}, {words.office_name(one.office)}, {words.day(one.date)}"
        yield FeedItem(base + at(one.id), shown.title or one.id, told, _moment(shown.recorded), shown.language)


def _changes(book: Book, what: str, base: str) -> Iterator[FeedItem]:
    for entry in notes(book.store, _KINDS[what], limit=MOST):
        one = change_of(book, entry)
        path = f"/{one.target}" + ("/revisions" if one.kind == "map" else "")
        mark = f"?entry={one.entry}" if one.kind == "map" else f"#entry-{one.entry}"
        yield FeedItem(base + at(path) + mark, f"{_kind(one)}: {one.target}", _told(one), _moment(one.time))


def _kind(one: Change) -> str:
    names = {"map": gettext("Page changed"), "correction": gettext("Correction"), "omission": gettext("Omission")}
    return names[one.kind]


def _told(one: Change) -> str:
    if one.kind != "map":
        return _kind(one)
    return ", ".join(f"{count} {words.coded(kind)}" for kind, count in one.counts.items()) or words.coded("unchanged")


def _found(book: Book, query: Query, base: str) -> Iterator[FeedItem]:
    for hit in book.finder.search(Query(query.tree, "date", query.copies, query.text), limit=MOST).hits:
        row = hit.row
        who = row.speaker or row.outlet or words.office_name(row.office)
        title = f"{who}, {words.day(row.date)}"
        time = dt.datetime.combine(row.date or dt.date(1970, 1, 1), dt.time(), dt.UTC)
        yield FeedItem(base + at(row.id), title, row.text, time, row.language)


def _phrase(book: Book, request: HttpRequest, base: str) -> _List:
    text = " ".join(request.GET.get("q", "").split())
    if not text or len(text) > LONGEST:
        raise UsageError(f"name a phrase of at most {LONGEST} characters: ?q=")
    asked = {name: value for name in ("office", "lang", "said") if (value := request.GET.get(name, "").strip())}
    uses = PhraseUses(book.finder, text, scope_of(asked))
    return _List(f"“{text}”", "/phrase", _uses(uses, base))


def _uses(found: PhraseUses, base: str) -> Iterator[FeedItem]:
    for use in _newest(found):
        words_of = f"… {use.before}{use.exact}{use.after} …"
        time = dt.datetime.combine(use.date or dt.date(1970, 1, 1), dt.time(), dt.UTC)
        path = at(use.statement) + f"?q={link_to(use.text, use.span)}"
        title = f"{use.speaker or words.office_name(use.office)}, {words.day(use.date)}"
        yield FeedItem(base + path, title, words_of, time, use.language)


def _newest(found: PhraseUses) -> list[Use]:
    """Returns the newest uses, the newest first; of a phrase said everywhere too, few statements are read."""
    last = found.days()[-MOST:]
    first = next((day for day in last if day is not None), None)
    near = PhraseUses(found.finder, found.text, evolve(found.scope, after=first)) if first else found
    return [*near.uses()][: -MOST - 1 : -1]


def _promised(book: Book, request: HttpRequest, base: str) -> Iterator[FeedItem]:
    state, office = request.GET.get("state") or None, request.GET.get("office") or None
    if office is not None and all(one.office != office for one in book.coverage()):
        raise UsageError(f"the record holds nothing of a press office `{office[:60]}`")
    for one in [each for each in promises(book, office).promises if state in {None, each.state}][:MOST]:
        day = one.met_on or one.date
        title = f"{words.coded(one.state)}: {one.asked or one.answer}"
        told = f"“{one.words}”" + (f" → {one.met_by}" if one.met_by else "")
        # What became of a promise is news: its state is part of what names the item.
        path = f"{at(one.answer)}?q={one.link}#{one.state}"
        yield FeedItem(base + path, title, told, _moment(day), one.language)


def _moment(text: str) -> dt.datetime:
    time = dt.datetime.fromisoformat(text)
    return time if time.tzinfo is not None else time.replace(tzinfo=dt.UTC)
