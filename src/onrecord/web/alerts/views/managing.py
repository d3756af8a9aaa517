"""Where a reader sees, changes and ends what is told to them. What a link does, it does by POST only."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import conditional_page

from onrecord.web.alerts.actions import change
from onrecord.web.alerts.actions.begin import confirm, to_confirm
from onrecord.web.alerts.addresses import address_of, here
from onrecord.web.alerts.answering import Told, answering, back, page, told
from onrecord.web.alerts.digest import pieces_from
from onrecord.web.alerts.models import Alert, Parcel, Reader, Way
from onrecord.web.alerts.refused import Refused
from onrecord.web.alerts.tokens import my_reader, my_token, stop_reader
from onrecord.web.alerts.views.ordering import feed_of
from onrecord.web.alerts.wish import kept_wish
from onrecord.web.alerts.wish_words import event_name, name_of
from onrecord.web.record.book import book_of
from onrecord.web.record.feed_forms import MEDIA, Feed, FeedItem, formed
from onrecord.web.record.surroundings import site_name

_SHOWN = 100


@frozen
class ShownAlert:
    """An alert in a reader's list."""

    id: int
    name: str
    path: str
    kind: str
    fields: dict[str, str]
    cadence: str
    paused: bool
    confirmed: bool
    created: str
    events: tuple[str, ...]


@frozen
class MinePage:
    """All that is kept of a reader."""

    way: str
    address: str
    language: str
    created: str
    stopped: bool
    feed: str
    failures: int
    alerts: tuple[ShownAlert, ...]


@answering("GET", "POST")
def confirm_link(request: HttpRequest, token: str) -> HttpResponse:
    """Asks whether to confirm, and confirms: programs that look at links in letters only look."""
    if request.method == "POST":
        alert = confirm(book_of(settings.ONRECORD.folder), token)
        words = gettext("From now on you hear of it: %(name)s") % {"name": _name(alert)}
        return told(request, Told(gettext("Confirmed"), words, back=f"/alerts/my/{my_token(alert.reader)}"))
    alert = to_confirm(token)
    title = gettext("Do you want this alert?")
    return told(request, Told(title, _name(alert), f"/alerts/confirm/{token}", gettext("Yes, tell me")))


@answering("GET", "POST", anywhere=True)
def stop_link(request: HttpRequest, token: str) -> HttpResponse:
    """Ends all letters: with one click in the mail program (RFC 8058), or with the button."""
    reader = stop_reader(token)
    mine = f"/alerts/my/{my_token(reader)}"
    if request.method == "POST":
        change.stop(reader)
        words = gettext("Nothing more is sent. What you ordered is kept for thirty days, then deleted; delete it now:")
        return told(request, Told(gettext("No more letters"), words, back=mine))
    words = gettext("All alerts of this address end: %(n)s.") % {"n": Alert.objects.filter(reader=reader).count()}
    return told(request, Told(gettext("No more letters?"), words, f"/alerts/stop/{token}", gettext("End them"), mine))


@answering("GET", "POST")
def mine(request: HttpRequest, token: str) -> HttpResponse:
    """Shows what is kept of a reader, and changes it."""
    reader = my_reader(token)
    if request.method == "POST":
        if request.POST.get("do") == "delete-all":
            change.delete_all(reader)
            words = gettext("Nothing of this address, or of its alerts, is kept any more.")
            return told(request, Told(gettext("Deleted"), words, back="/alerts"))
        _change(reader, request.POST.get("do", ""), request)
        return back(f"/alerts/my/{token}")
    shown = MinePage(
        way=str(reader.way),
        address=str(reader.address),
        language=str(reader.language),
        created=_stamp(reader.created),
        stopped=reader.stopped is not None,
        feed=feed_of(reader, here(request)),
        failures=int(reader.failures),
        alerts=tuple(_shown(one) for one in Alert.objects.filter(reader=reader).order_by("pk")),
    )
    return page(request, "mine", shown, my=token)


@conditional_page
def feed(request: HttpRequest, key: str, form: str) -> HttpResponse:
    """Hands out a reader's feed."""
    reader = Reader.objects.filter(way=Way.FEED, key=key, stopped__isnull=True).first()
    if request.method not in {"GET", "HEAD"} or reader is None:
        return HttpResponse("There is no such feed.\n", status=404, content_type="text/plain; charset=utf-8")
    now = timezone.now()
    Reader.objects.filter(pk=reader.pk, seen__date__lt=now.date()).update(seen=now)
    items = []
    for parcel in Parcel.objects.filter(reader=reader, state="kept").order_by("-pk")[:_SHOWN]:
        items += [_item(one, parcel) for one in pieces_from(parcel.body)]
    own = f"{feed_of(reader, here(request))}/{form}"
    title = f"{gettext('Your alerts')} · {site_name()}"
    made = Feed(
        title, address_of("/alerts", begin=here(request)), own, str(reader.language), tuple(items[:_SHOWN]), site_name()
    )
    response = HttpResponse(formed(made, form).encode("utf-8", "replace"), content_type=MEDIA[form])
    response.headers["Cache-Control"] = "private, max-age=300"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _item(one: Any, parcel: Parcel) -> FeedItem:
    news = one.news
    who = f"{news.who}, " if news.who else ""
    said = f"{news.before}{news.exact}{news.after}"
    gone = f"– {news.gone}\n+ " if news.gone else ""
    facts = "".join(f"\n{fact}" for fact in one.facts)
    title = f"{who}{one.says} · {'; '.join(one.names)}"
    return FeedItem(one.url, title, f"{gone}{said}{facts}", parcel.created, news.language)


def _change(reader: Reader, verb: str, request: HttpRequest) -> None:
    number = request.POST.get("alert", "")
    known = number.isascii() and number.isdigit() and len(number) < 18
    alert = Alert.objects.filter(reader=reader, pk=int(number)).first() if known else None
    if verb == "stop":
        change.stop(reader)
        return
    if alert is None:
        raise Refused(gettext("There is no such alert."))
    if verb == "pause":
        change.pause(alert)
    elif verb == "resume" and alert.confirmed is not None:
        change.resume(book_of(settings.ONRECORD.folder), alert)
    elif verb == "cadence":
        change.change_cadence(alert, request.POST.get("cadence", ""))
    elif verb == "delete":
        change.delete(alert)
    else:
        raise Refused(gettext("There is no such alert."))


def _shown(alert: Alert) -> ShownAlert:
    wish = kept_wish(alert.kind, alert.fields)
    return ShownAlert(
        id=int(alert.pk),
        name=name_of(wish),
        path=wish.path,
        kind=wish.kind,
        fields=wish.kept,
        cadence=str(alert.cadence),
        paused=bool(alert.paused),
        confirmed=alert.confirmed is not None,
        created=_stamp(alert.created),
        events=tuple(event_name(one, wish.days) for one in wish.events),
    )


def _name(alert: Alert) -> str:
    return name_of(kept_wish(alert.kind, alert.fields))


def _stamp(when: Any) -> str:
    return str(when.strftime("%Y-%m-%dT%H:%M:%SZ"))
