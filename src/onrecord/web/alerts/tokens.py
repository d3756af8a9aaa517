"""Signed words in forms and links: they stand where other sites set a cookie."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.core import signing
from django.utils.translation import gettext

from onrecord.web.alerts.models import Reader
from onrecord.web.alerts.refused import Refused
from onrecord.web.gate.form_stamp import StampError, form_stamp, is_hasty, read_stamp

FASTEST: Final = 2
"""Seconds that nobody needs less of to fill in a form."""
_CONFIRM_LASTS: Final = timedelta(days=3)
_FORM, _CONFIRM, _MY, _STOP = (f"onrecord.alerts.{name}" for name in ("form", "confirm", "my", "stop"))


def form_token() -> str:
    """Returns what a form carries: when it was made."""
    return form_stamp("alert", _FORM)


def check_form(token: str) -> None:
    """Raises Refused where a form's token is damaged, a day old, or younger than anybody needs to fill it in."""
    try:
        read_stamp(token, _FORM)
    except StampError:
        raise Refused(gettext("This form has been open too long. Nothing is lost: send it again.")) from None
    if is_hasty(token, _FORM, FASTEST):
        raise Refused(gettext("That was faster than people write. Send it again."), HTTPStatus.TOO_MANY_REQUESTS)


def confirm_token(alert: int) -> str:
    """Returns what the link carries that confirms an alert; it works for three days."""
    return signing.dumps(alert, salt=_CONFIRM)


def read_confirm(token: str) -> int:
    """Returns the alert that a link confirms; raises Refused where the link is damaged or old."""
    try:
        return int(signing.loads(token, salt=_CONFIRM, max_age=_CONFIRM_LASTS))
    except (signing.BadSignature, ValueError, TypeError):
        raise Refused(gettext("This link is damaged or too old. Order the alert again.")) from None


def my_token(reader: Reader) -> str:
    """Returns what opens the page of a reader's alerts, as long as there are any."""
    return signing.dumps([reader.pk, reader.key[:12]], salt=_MY)


def stop_token(reader: Reader) -> str:
    """Returns what ends all letters of a reader, as long as there are any."""
    return signing.dumps([reader.pk, reader.key[:12]], salt=_STOP)


def my_reader(token: str) -> Reader:
    """Returns whose page a link opens; raises Refused where it is damaged, or all was deleted."""
    return _reader(token, _MY)


def stop_reader(token: str) -> Reader:
    """Returns whose letters a link ends; raises Refused where it is damaged, or all was deleted."""
    return _reader(token, _STOP)


def _reader(token: str, salt: str) -> Reader:
    try:
        number, key = signing.loads(token, salt=salt)
        found = Reader.objects.filter(pk=int(number)).first()
    except (signing.BadSignature, ValueError, TypeError):
        found, key = None, ""
    if found is None or found.key[:12] != key:
        words = gettext("This link is damaged, or what it leads to was deleted. Ask for a new one.")
        raise Refused(words, HTTPStatus.NOT_FOUND, back="/alerts/my")
    return found
