"""The queue: takes up what is due, one process for each parcel, sends it, notes it, and tries again later what failed."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F
from django.utils import translation

from onrecord.web.alerts.models import Alert, Parcel, Reader, Way
from onrecord.web.alerts.send.failure import GoneError, SendError
from onrecord.web.alerts.send.hook import send_hook
from onrecord.web.alerts.send.mail import send_letter

_LOG: Final = logging.getLogger("onrecord.web.alerts")
LEASE: Final = timedelta(minutes=15)
WAITS: Final = tuple(timedelta(minutes=one) for one in (1, 5, 30, 120, 360, 720))
"""How long to wait after the first, second … failure; after the last a parcel is given up."""
GIVEN_UP: Final = 3
"""A reader to whom so many parcels were given up one after the other is sent no more."""
_KEPT: Final = timedelta(days=1)
_UNCONFIRMED: Final = timedelta(days=3)
_FEED_PIECES: Final = timedelta(days=90)
_FEED_UNREAD: Final = timedelta(days=180)
_STOPPED: Final = timedelta(days=30)


def send_due(now: datetime, *, most: int = 200) -> int:
    """Sends what is due; returns how much was sent."""
    # A process that died while it sent leaves parcels half way: they are taken up again, under the same number.
    Parcel.objects.filter(state="sending", claimed__lt=now - LEASE).update(state="waiting")
    due = Parcel.objects.filter(state="waiting", due__lte=now).order_by("due", "pk").values_list("pk", flat=True)
    return sum(_send(number, now) for number in list(due[:most]))


def _send(number: int, now: datetime) -> int:
    """Takes a parcel up and sends it; the database lets one process win."""
    if not Parcel.objects.filter(pk=number, state="waiting").update(state="sending", claimed=now):
        return 0
    parcel = Parcel.objects.select_related("reader").filter(pk=number).first()
    if parcel is None:
        return 0
    if parcel.kind == "digest" and not parcel.reader.is_on:
        # Stopped after it was made: what was not sent yet is not sent any more.
        parcel.delete()
        return 0
    try:
        _hand_over(parcel, now)
    except SendError as failure:
        _failed(parcel, failure, now)
        return 0
    except Exception:  # noqa: BLE001  the outermost loop: one parcel's fault keeps no other from being sent
        _LOG.exception("parcel %s could not be sent", number)
        _failed(parcel, SendError("a fault of the site"), now)
        return 0
    Parcel.objects.filter(pk=number).update(state="sent", subject="", text="", html="", body={})
    Reader.objects.filter(pk=parcel.reader_id).exclude(failures=0).update(failures=0)
    return 1


def _hand_over(parcel: Parcel, now: datetime) -> None:
    reader = parcel.reader
    if reader.way == Way.MAIL:
        with translation.override(str(reader.language)):
            send_letter(parcel)
        return
    told = {"type": f"onrecord.{parcel.kind}", "timestamp": parcel.created.strftime("%Y-%m-%dT%H:%M:%SZ")}
    body = {**told, "data": parcel.body}
    send_hook(str(reader.address), str(reader.secret), parcel.number, int(now.timestamp()), body)


def _failed(parcel: Parcel, failure: SendError, now: datetime) -> None:
    _LOG.warning("a parcel (%s by %s) was not sent: %s", parcel.kind, parcel.reader.way, failure)
    given_up = isinstance(failure, GoneError) or parcel.tries >= len(WAITS)
    if not given_up:
        due = now + WAITS[parcel.tries]
        Parcel.objects.filter(pk=parcel.pk).update(state="waiting", tries=parcel.tries + 1, due=due)
        return
    Parcel.objects.filter(pk=parcel.pk).update(state="failed", subject="", text="", html="", body={})
    Reader.objects.filter(pk=parcel.reader_id).update(failures=F("failures") + 1)
    ended = Reader.objects.filter(pk=parcel.reader_id, stopped__isnull=True)
    (ended if isinstance(failure, GoneError) else ended.filter(failures__gte=GIVEN_UP)).update(stopped=now)


def forget(now: datetime) -> None:
    """Drops what need not be kept: parcels of yesterday, wishes never confirmed, feeds nobody reads, readers who ended all."""
    Parcel.objects.filter(state__in=("sent", "failed"), created__lt=now - _KEPT).delete()
    Parcel.objects.filter(state="kept", created__lt=now - _FEED_PIECES).delete()
    Alert.objects.filter(confirmed__isnull=True, created__lt=now - _UNCONFIRMED).delete()
    Reader.objects.filter(confirmed__isnull=True, created__lt=now - _UNCONFIRMED).delete()
    Reader.objects.filter(stopped__lt=now - _STOPPED).delete()
    Reader.objects.filter(way=Way.FEED, seen__lt=now - _FEED_UNREAD).delete()
