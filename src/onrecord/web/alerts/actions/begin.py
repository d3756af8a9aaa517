"""Confirming an alert: from then on what enters the record is told."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.alerts.cadence import next_look
from onrecord.web.alerts.models import Alert, Reader
from onrecord.web.alerts.refused import Refused
from onrecord.web.alerts.tokens import read_confirm
from onrecord.web.alerts.watch.look import first_state
from onrecord.web.alerts.watch.since import last_entry
from onrecord.web.alerts.wish import kept_wish
from onrecord.web.record.book import Book


def to_confirm(token: str) -> Alert:
    """Returns the alert that a link confirms; raises Refused where the link is old or the alert deleted."""
    found = Alert.objects.select_related("reader").filter(pk=read_confirm(token)).first()
    if found is None:
        raise Refused(gettext("This link is damaged or too old. Order the alert again."))
    return found


def confirm(book: Book, token: str) -> Alert:
    """Confirms an alert; a second time does nothing."""
    alert = to_confirm(token)
    return alert if alert.confirmed is not None and alert.reader.is_on else begin(book, alert, timezone.now())


def begin(book: Book, alert: Alert, now: datetime) -> Alert:
    """Begins an alert: what the record holds already is no news."""
    if alert.confirmed is None or alert.paused:
        rewind(book, alert, now)
    Reader.objects.filter(pk=alert.reader_id, confirmed__isnull=True).update(confirmed=now)
    Reader.objects.filter(pk=alert.reader_id).exclude(stopped=None).update(stopped=None, failures=0)
    alert.reader.refresh_from_db()
    return alert


def rewind(book: Book, alert: Alert, now: datetime) -> None:
    """Makes an alert look from now on."""
    wish = kept_wish(alert.kind, alert.fields)
    alert.entry, alert.state = last_entry(book), first_state(book, wish)
    alert.confirmed, alert.paused, alert.next = alert.confirmed or now, False, next_look(alert.cadence, now)
    alert.save(update_fields=["entry", "state", "confirmed", "paused", "next"])
