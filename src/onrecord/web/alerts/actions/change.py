"""Changing what was ordered, by whoever has the link to it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.alerts.actions.begin import rewind
from onrecord.web.alerts.cadence import next_look
from onrecord.web.alerts.models import Alert, Cadence, Parcel, Reader
from onrecord.web.alerts.refused import Refused
from onrecord.web.record.book import Book


def pause(alert: Alert) -> None:
    """Silences an alert."""
    Alert.objects.filter(pk=alert.pk).update(paused=True)


def resume(book: Book, alert: Alert) -> None:
    """Makes an alert tell again; what entered the record meanwhile is not told."""
    now = timezone.now()
    rewind(book, alert, now)
    Reader.objects.filter(pk=alert.reader_id).exclude(stopped=None).update(stopped=None, failures=0)


def change_cadence(alert: Alert, cadence: str) -> None:
    """Tells more or less often."""
    if cadence not in Cadence.values:
        raise Refused(gettext("Choose how and how often you want to be told."))
    Alert.objects.filter(pk=alert.pk).update(cadence=cadence, next=next_look(cadence, timezone.now()))


def delete(alert: Alert) -> None:
    """Deletes an alert."""
    Alert.objects.filter(pk=alert.pk).delete()


def stop(reader: Reader) -> None:
    """Ends everything that is sent to a reader, waiting digests too; the alerts stay, silent, for thirty days."""
    now = timezone.now()
    Reader.objects.filter(pk=reader.pk, stopped__isnull=True).update(stopped=now)
    Alert.objects.filter(reader=reader).update(paused=True)
    Parcel.objects.filter(reader=reader, kind="digest", state="waiting").delete()


def delete_all(reader: Reader) -> None:
    """Deletes a reader with everything that is kept of them."""
    Reader.objects.filter(pk=reader.pk).delete()
