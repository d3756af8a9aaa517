"""Where an alert is ordered: what would be told and how much of it, then how and how often."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from onrecord.web.alerts import wish_words
from onrecord.web.alerts.actions.order import Order, Ordered, add, order, send_link
from onrecord.web.alerts.addresses import address_of, here
from onrecord.web.alerts.answering import Told, answering, page, told
from onrecord.web.alerts.limits import sender_of
from onrecord.web.alerts.models import Cadence, Reader, Way
from onrecord.web.alerts.refused import Refused
from onrecord.web.alerts.tokens import check_form, form_token, my_reader, my_token
from onrecord.web.alerts.volume import Volume, volume
from onrecord.web.alerts.wish import EVENTS, Wish, checked, wish_of
from onrecord.web.record.book import Book, book_of

TRAP: Final = "website"
"""A field that people do not see; programs that fill in everything do."""


@frozen
class NewPage:
    """An alert before it is saved: what it is called, where it is shown, how much it would have told of late.

    `choices` are the events of a phrase: code, name, and whether it is chosen.
    """

    wish: Wish
    name: str
    path: str
    volume: Volume
    choices: tuple[tuple[str, str, bool], ...]
    way: str = "mail"
    address: str = ""
    cadence: str = "daily"
    reason: str = ""


@frozen
class HomePage:
    """The page that says what alerts are, and asks what to follow."""

    offices: tuple[str, ...]


@frozen
class MyPage:
    """The page that asks for an address of mail."""


@frozen
class SavedPage:
    """An alert that was taken: where its feed is, or what a program needs to know; "" for what does not apply."""

    name: str
    confirmed: bool
    way: str
    my: str = ""
    feed: str = ""
    secret: str = ""


@answering("GET")
def home(request: HttpRequest) -> HttpResponse:
    """Shows what can be followed."""
    return page(request, "home", HomePage(_offices(_book())), my=request.GET.get("my", "")[:200])


@answering("GET", "POST")
def new(request: HttpRequest) -> HttpResponse:
    """Shows an alert before it is saved, and saves it."""
    data = request.POST if request.method == "POST" else request.GET
    asked = wish_of({name: str(data[name]) for name in data})
    if asked is None:
        return home(request) if request.method == "GET" else told(request, _nothing(), status=400)
    book = _book()
    wish = checked(book, asked)
    if request.method == "POST":
        try:
            return _saved(request, book, wish)
        except Refused as no:
            return _form(request, book, wish, reason=str(no), status=int(no.status))
    return _form(request, book, wish)


@answering("GET", "POST")
def my(request: HttpRequest) -> HttpResponse:
    """Asks for an address of mail and sends the link to its alerts."""
    if request.method == "POST":
        if not request.POST.get(TRAP):
            check_form(request.POST.get("stamp", "")[:400])
            send_link(request.POST.get("email", ""), sender_of(request))
        return told(
            request,
            Told(
                gettext("Look into your mail"),
                gettext("If alerts are sent to this address, a letter leads to them."),
                back="/alerts",
            ),
        )
    return page(request, "my", MyPage(), stamp=form_token())


def _saved(request: HttpRequest, book: Book, wish: Wish) -> HttpResponse:
    data = request.POST
    if data.get(TRAP):
        return page(request, "saved", SavedPage(wish_words.name_of(wish), confirmed=False, way=Way.MAIL))
    check_form(data.get("stamp", "")[:400])
    asked = Order(
        wish,
        data.get("way", ""),
        data.get("address", "")[:1_000],
        data.get("cadence", ""),
        get_language() or "en",
        sender_of(request),
    )
    mine = data.get("my", "")[:200]
    made = add(book, my_reader(mine), asked) if mine else order(book, asked)
    return page(request, "saved", _taken(wish, made, here(request)))


def _taken(wish: Wish, made: Ordered, begin: str) -> SavedPage:
    reader: Reader = made.alert.reader
    shows = made.mine and reader.way != Way.MAIL
    return SavedPage(
        name=wish_words.name_of(wish),
        confirmed=made.confirmed,
        way=str(reader.way),
        my=address_of(f"/alerts/my/{my_token(reader)}", begin=begin) if made.confirmed or shows else "",
        feed=feed_of(reader, begin) if shows else "",
        secret=str(reader.secret) if shows else "",
    )


def feed_of(reader: Reader, begin: str) -> str:
    """Returns the address of a reader's feed without its form, "" for readers who have none."""
    if reader.way != Way.FEED:
        return ""
    return address_of(f"/alerts/feed/{reader.key}", str(reader.language), begin=begin)


def _form(request: HttpRequest, book: Book, wish: Wish, *, reason: str = "", status: int = 200) -> HttpResponse:
    data: Mapping[str, str] = request.POST if request.method == "POST" else request.GET
    way, cadence = str(data.get("way", Way.MAIL)), str(data.get("cadence", Cadence.DAILY))
    shown = NewPage(
        wish=wish,
        name=wish_words.name_of(wish),
        path=wish.path,
        volume=book.recall(("volume", wish.kind, tuple(wish.kept.items())), lambda: volume(book, wish)),
        choices=tuple((one, wish_words.event_name(one, wish.days), one in wish.events) for one in EVENTS),
        way=way if way in Way.values else Way.MAIL,
        address=str(data.get("address", ""))[:300],
        cadence=cadence if cadence in Cadence.values else Cadence.DAILY,
        reason=reason,
    )
    mine = str(data.get("my", ""))[:200]
    reader = my_reader(mine) if mine else None
    return page(request, "new", shown, status=status, stamp=form_token(), my=mine, known=reader, offices=_offices(book))


def _nothing() -> Told:
    return Told(gettext("Say what to follow."), back="/alerts")


def _offices(book: Book) -> tuple[str, ...]:
    return tuple(one.office for one in book.coverage())


def _book() -> Book:
    return book_of(settings.ONRECORD.folder)
