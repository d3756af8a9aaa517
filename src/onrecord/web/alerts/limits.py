"""How much one reader may cause: counted in the tables, so that all processes count together."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.alerts.models import Alert, Parcel, Reader, Way
from onrecord.web.alerts.refused import Refused
from onrecord.web.gate.networks import asking_network, keyed_digest

CAUSED: Final = ("confirm", "link")
"""Kinds of letters that a form causes; digests were ordered."""
TO_ONE: Final = (3, timedelta(days=1))
"""Letters that forms can cause to one address."""
BY_ONE: Final = (8, timedelta(hours=1))
"""Letters and feeds that one reader can cause."""
BY_ALL: Final = (1_000, timedelta(days=1))
"""Letters that all forms together can cause: a flood from many addresses ends here."""
ONE_HOST: Final = (5, timedelta(days=1))
"""Programs of one host that are asked whether they want anything."""
MOST_ALERTS: Final = 50
"""Alerts of one reader."""


def sender_of(request: HttpRequest) -> str:
    """Returns what is the same for all requests of one network on one day, and says nothing of it."""
    return keyed_digest(f"alerts {timezone.now().date()} {asking_network(request)}")


def address_digest(way: str, address: str) -> str:
    """Returns the digest by which letters to an address are counted; all addresses of a hook's host count as one."""
    if way == Way.HOOK:
        return keyed_digest(f"alerts hook {(urlsplit(address).hostname or '').lower()}")
    return keyed_digest(f"alerts mail {address.strip().lower()}")


def check_letter(way: str, address: str, sender: str) -> None:
    """Raises Refused where an address, whoever asks, or everybody together, had too many letters of late."""
    if not settings.ONRECORD.limits:
        return
    now = timezone.now()
    caused = Parcel.objects.filter(kind__in=CAUSED)
    most, since = ONE_HOST if way == Way.HOOK else TO_ONE
    _most(caused.filter(digest=address_digest(way, address), created__gte=now - since).count(), most)
    _most(caused.filter(sender=sender, created__gte=now - BY_ONE[1]).count(), BY_ONE[0])
    _most(caused.filter(created__gte=now - BY_ALL[1]).count(), BY_ALL[0])


def check_feed(sender: str) -> None:
    """Raises Refused where whoever asks made many feeds of late."""
    if settings.ONRECORD.limits:
        since = timezone.now() - BY_ONE[1]
        made = Parcel.objects.filter(Q(kind="feed") & Q(sender=sender) & Q(created__gte=since)).count()
        _most(made, BY_ONE[0])


def check_alerts(reader: Reader) -> None:
    """Raises Refused where a reader has many alerts already."""
    if Alert.objects.filter(reader=reader).count() >= MOST_ALERTS:
        raise Refused(gettext("That are more alerts than one reader can have. Delete some first."))


def _most(sent: int, most: int) -> None:
    if sent >= most:
        words = gettext("That is much at once. Wait a little; nothing is lost.")
        raise Refused(words, HTTPStatus.TOO_MANY_REQUESTS)
