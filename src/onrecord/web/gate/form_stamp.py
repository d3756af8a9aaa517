"""Stamps of readers' forms, signed: what a form is of and when it was made, where other sites set a cookie."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString

_LONGEST: Final = timedelta(hours=24)


class StampError(Exception):
    """A stamp that is damaged, of another sort of form, or a day old."""


def form_stamp(about: Any, salt: str) -> str:
    """Returns a stamp that says something and its time; `salt` tells sorts of forms apart."""
    return signing.dumps(about, salt=salt)


def read_stamp(stamp: str, salt: str) -> Any:
    """Returns what a stamp says; raises StampError."""
    try:
        return signing.loads(stamp, salt=salt, max_age=_LONGEST)
    except (signing.BadSignature, ValueError, TypeError):
        raise StampError from None


def is_hasty(stamp: str, salt: str, seconds: int) -> bool:
    """Tells whether a form comes back sooner than anybody could have filled it in."""
    try:
        signing.loads(stamp, salt=salt, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True


def session_field(request: HttpRequest) -> SafeString:
    """Returns the hidden field that signed-in people's forms carry; others have no session, and get no cookie."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return SafeString("")
    return format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', get_token(request))
