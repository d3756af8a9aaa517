"""Ordering an alert: nothing is sent to an address before its owner confirmed it."""

from __future__ import annotations

import base64
import secrets
from datetime import datetime
from typing import Any, Final

from attrs import frozen
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext

from onrecord.errors import CaptureError
from onrecord.web.alerts import limits
from onrecord.web.alerts.actions.begin import begin
from onrecord.web.alerts.addresses import address_of
from onrecord.web.alerts.letters import confirm_letter, link_letter
from onrecord.web.alerts.models import Alert, Cadence, Parcel, Reader, Way
from onrecord.web.alerts.refused import Refused
from onrecord.web.alerts.send.hook import SECRET, check_hook
from onrecord.web.alerts.tokens import confirm_token
from onrecord.web.alerts.wish import Wish, kept_wish
from onrecord.web.alerts.wish_words import name_of
from onrecord.web.record.book import Book
from onrecord.web.record.faults import sentence

_LONGEST: Final = 500


@frozen
class Order:
    """A wish with how and how often to be told. `sender` stands for whoever asks, `language` is the page's."""

    wish: Wish
    way: str
    address: str
    cadence: str
    language: str
    sender: str


@frozen
class Ordered:
    """What became of an order. `mine` says that whoever ordered may see the reader's links and secret."""

    alert: Alert
    confirmed: bool
    mine: bool


def order(book: Book, asked: Order) -> Ordered:
    """Takes an order; raises Refused for an address that cannot be, and for too much."""
    now = timezone.now()
    if asked.way not in Way.values or asked.cadence not in Cadence.values:
        raise Refused(gettext("Choose how and how often you want to be told."))
    address = "" if asked.way == Way.FEED else tidy_address(asked.way, asked.address)
    if asked.way == Way.FEED:
        limits.check_feed(asked.sender)
        reader = _new_reader(Way.FEED, "", asked, now)
        _count_feed(reader, asked.sender, now)
        return Ordered(begin(book, _alert(reader, asked, now), now), confirmed=True, mine=True)
    limits.check_letter(asked.way, address, asked.sender)
    reader, mine = _reader_of(address, asked, now)
    limits.check_alerts(reader)
    alert = _alert(reader, asked, now)
    _ask_to_confirm(alert, asked.sender, now)
    return Ordered(alert, confirmed=False, mine=mine)


def add(book: Book, reader: Reader, asked: Order) -> Ordered:
    """Takes an order of a reader who showed the link to their alerts: it needs no letter."""
    limits.check_alerts(reader)
    now = timezone.now()
    if asked.cadence not in Cadence.values:
        raise Refused(gettext("Choose how and how often you want to be told."))
    return Ordered(begin(book, _alert(reader, asked, now), now), confirmed=True, mine=True)


def send_link(email: str, sender: str) -> None:
    """Sends the link to their alerts to the owner of a mailbox, where there are any; tells nobody whether there are."""
    address = tidy_address(Way.MAIL, email)
    limits.check_letter(Way.MAIL, address, sender)
    reader = Reader.objects.filter(way=Way.MAIL, address=address, confirmed__isnull=False).first()
    if reader is not None:
        letter = link_letter(reader)
        _post(reader, "link", sender, timezone.now(), subject=letter.subject, text=letter.text)


def tidy_address(way: str, address: str) -> str:
    """Returns an address as it is kept; raises Refused for one that nothing can, or may, be sent to."""
    bare = address.strip()
    if not bare or len(bare) > _LONGEST or not bare.isprintable():
        raise Refused(gettext("This address cannot be."))
    if way == Way.HOOK:
        try:
            check_hook(bare)
        except CaptureError as fault:
            raise Refused(
                gettext("Nothing can be sent to this address.") + f" {sentence(str(fault)) or fault}"
            ) from None
        return bare
    try:
        validate_email(bare)
    except ValidationError:
        raise Refused(gettext("This is no address of mail.")) from None
    name, _, domain = bare.rpartition("@")
    return f"{name}@{domain.lower()}"


def _reader_of(address: str, asked: Order, now: datetime) -> tuple[Reader, bool]:
    """Returns the reader of an address, and whether they are new: then whoever orders may see their links and secret."""
    held = Reader.objects.filter(way=asked.way, address=address).first()
    if held is None:
        try:
            with transaction.atomic():
                return _new_reader(asked.way, address, asked, now), True
        except IntegrityError:  # another process was faster
            held = Reader.objects.get(way=asked.way, address=address)
    if held.confirmed is not None:
        return held, False
    # Whoever named the address first has not shown that it is theirs: what they were told is void.
    held.key, held.secret, held.language = _key(), _secret(asked.way), asked.language
    held.save(update_fields=["key", "secret", "language"])
    return held, True


def _new_reader(way: str, address: str, asked: Order, now: datetime) -> Reader:
    return Reader.objects.create(
        way=way, address=address, language=asked.language, key=_key(), secret=_secret(way), created=now, seen=now
    )


def _alert(reader: Reader, asked: Order, now: datetime) -> Alert:
    wish = asked.wish
    same = [one for one in Alert.objects.filter(reader=reader, kind=wish.kind) if one.fields == wish.kept]
    if same:
        return same[0]
    return Alert.objects.create(
        reader=reader, kind=wish.kind, fields=wish.kept, cadence=asked.cadence, created=now, next=now
    )


def _ask_to_confirm(alert: Alert, sender: str, now: datetime) -> None:
    if alert.reader.way == Way.MAIL:
        letter = confirm_letter(alert)
        _post(alert.reader, "confirm", sender, now, subject=letter.subject, text=letter.text)
        return
    link = address_of(f"/alerts/confirm/{confirm_token(alert.pk)}")
    told = {"alert": name_of(kept_wish(alert.kind, alert.fields)), "confirm": link}
    _post(alert.reader, "confirm", sender, now, body=told)


def _post(reader: Reader, kind: str, sender: str, now: datetime, **words: Any) -> None:
    Parcel.objects.create(
        reader=reader,
        kind=kind,
        number=secrets.token_hex(16),
        digest=limits.address_digest(reader.way, reader.address),
        sender=sender,
        created=now,
        due=now,
        **words,
    )


def _count_feed(reader: Reader, sender: str, now: datetime) -> None:
    """Notes that a feed was made, so that nobody makes thousands."""
    number = secrets.token_hex(16)
    Parcel.objects.create(reader=reader, kind="feed", number=number, sender=sender, created=now, due=now, state="sent")


def _key() -> str:
    return secrets.token_urlsafe(32)


def _secret(way: str) -> str:
    return SECRET + base64.b64encode(secrets.token_bytes(32)).decode("ascii") if way == Way.HOOK else ""
