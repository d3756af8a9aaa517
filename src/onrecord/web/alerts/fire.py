"""Looks at the record for the alerts that are due, and puts one digest a reader into the queue.

The digest, and how far each of its alerts has looked, are kept together or not at all: a crash in between leaves both
as they were, and the next run tells the same news once.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import frozen
from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation

from onrecord.errors import OnRecordError
from onrecord.web.alerts.cadence import APART, next_look
from onrecord.web.alerts.digest import Digest, digest_of
from onrecord.web.alerts.letters import digest_letter
from onrecord.web.alerts.limits import address_digest
from onrecord.web.alerts.models import Alert, Cadence, Parcel, Reader, Way
from onrecord.web.alerts.news import Told
from onrecord.web.alerts.watch.look import look
from onrecord.web.alerts.watch.since import Since, last_entry
from onrecord.web.alerts.wish import kept_wish
from onrecord.web.record.book import Book, book_of

LEASE: Final = timedelta(minutes=15)
"""After so long a process that took something up is taken to be dead."""
_TOGETHER: Final = 200
_LOG: Final = logging.getLogger("onrecord.web.alerts")


@frozen
class _Looked:
    """An alert with what it tells and what it has to remember."""

    alert: Alert
    told: Told
    state: dict[str, Any]


def fire(now: datetime) -> int:
    """Looks for all readers whose alerts are due; returns how many digests were made."""
    book = book_of(settings.ONRECORD.folder)
    upto = last_entry(book)
    _put_off(upto, now)
    due = Alert.objects.filter(confirmed__isnull=False, paused=False, next__lte=now, entry__lt=upto)
    readers = (
        Reader.objects.filter(pk__in=due.values("reader"), confirmed__isnull=False, stopped__isnull=True)
        .filter(Q(told__isnull=True) | Q(told__lte=now - APART) | ~Q(way=Way.MAIL))
        .order_by("pk")
    )
    looks: dict[int, Since] = {}
    made = 0
    for reader in readers[:_TOGETHER]:
        if _claim(reader, now):
            try:
                made += _fire_one(reader, book, looks, upto, now)
            except Exception:  # noqa: BLE001  the outermost loop: one reader's fault keeps nobody else from being told
                _LOG.exception("the alerts of reader %s could not be looked at; they are tried again", reader.pk)
            finally:
                Reader.objects.filter(pk=reader.pk).update(claimed=None)
    return made


def _put_off(upto: int, now: datetime) -> None:
    """Moves daily and weekly alerts on where nothing entered the record: news of noon wait for the next morning."""
    idle = Alert.objects.filter(next__lte=now, entry__gte=upto)
    for cadence in (Cadence.DAILY, Cadence.WEEKLY):
        idle.filter(cadence=cadence).update(next=next_look(cadence, now))


def _claim(reader: Reader, now: datetime) -> bool:
    """Takes a reader up, unless another process did; the database lets one of them win."""
    free = Q(claimed__isnull=True) | Q(claimed__lt=now - LEASE)
    return bool(Reader.objects.filter(free, pk=reader.pk).update(claimed=now))


def _fire_one(reader: Reader, book: Book, looks: dict[int, Since], upto: int, now: datetime) -> int:
    alerts = Alert.objects.filter(
        reader=reader, confirmed__isnull=False, paused=False, next__lte=now, entry__lt=upto
    ).order_by("pk")
    with translation.override(str(reader.language)):
        found = [_look(one, looks.setdefault(one.entry, Since(book, one.entry, upto))) for one in alerts]
        if last_entry(book) != upto:
            # The record grew while it was searched: what belongs to which look is not known; the next run looks again.
            return 0
        digest = digest_of(one.told for one in found)
        return int(_keep(reader, found, digest, upto, now))


def _look(alert: Alert, since: Since) -> _Looked:
    wish = kept_wish(alert.kind, alert.fields)
    try:
        return _Looked(alert, *look(since, wish, alert.state))
    except OnRecordError:
        # What was asked for is no longer there (an office renamed): the alert is silent, the others are not.
        return _Looked(alert, Told("", (), 0, "/"), alert.state)


def _keep(reader: Reader, found: Iterable[_Looked], digest: Digest, upto: int, now: datetime) -> bool:
    """Keeps a digest and how far its alerts have looked; returns whether there was anything to tell."""
    with transaction.atomic():
        for one in found:
            alert = one.alert
            moved = Alert.objects.filter(pk=alert.pk, entry=alert.entry).update(
                entry=upto, state=one.state, next=next_look(alert.cadence, now)
            )
            if not moved:
                # Deleted, or looked at by a process that was taken to be dead.
                transaction.set_rollback(True)
                return False
        if not digest.count:
            return False
        Reader.objects.filter(pk=reader.pk).update(told=now)
        pack(reader, "digest", now, digest=digest)
    return True


def pack(reader: Reader, kind: str, now: datetime, *, digest: Digest) -> Parcel:
    """Puts a digest into the queue; what a feed is told is kept for it."""
    letter = digest_letter(reader, digest) if reader.way == Way.MAIL else None
    return Parcel.objects.create(
        reader=reader,
        kind=kind,
        number=secrets.token_hex(16),
        digest=address_digest(reader.way, reader.address),
        subject=letter.subject if letter else "",
        text=letter.text if letter else "",
        html=letter.html if letter else "",
        body={} if letter else digest.kept,
        created=now,
        due=now,
        state="kept" if reader.way == Way.FEED else "waiting",
    )
