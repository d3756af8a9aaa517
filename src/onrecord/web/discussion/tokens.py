"""Signed words in forms and links: they stand where other sites set a cookie."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any, Final

from attrs import frozen
from django.core import signing
from django.utils.translation import gettext

from onrecord.web.discussion.refused import Refused
from onrecord.web.gate.form_stamp import StampError, form_stamp, is_hasty, read_stamp
from onrecord.web.gate.networks import keyed_digest

FASTEST: Final = 3
"""Seconds that nobody needs less of to write something."""
_FORM, _EDIT, _MAIL, _STOP = "onrecord.form", "onrecord.edit", "onrecord.mail", "onrecord.stop"
_MAIL_LASTS: Final = timedelta(days=3)


@frozen
class Stamp:
    """What a form's own token says: a number used once, and whether the form was filled in faster than people write."""

    once: str
    hasty: bool

    def once_for(self, *words: object) -> str:
        """Returns the number under which these words are kept: the same form with the same words says nothing new.

        Other words are something new, also where a page that was not loaded again sends them from the same form.
        """
        return keyed_digest("\0".join(map(str, (self.once, *words))))


def form_token(purpose: str) -> str:
    """Returns what a form carries: for what it is, when it was made, and a number used once."""
    return form_stamp([purpose, secrets.token_hex(8)], _FORM)


def read_form(token: str, purpose: str) -> Stamp:
    """Returns what a form's token says; raises Refused where it is damaged, of another form, or a day old."""
    try:
        made, once = read_stamp(token, _FORM)
    except (StampError, ValueError, TypeError):
        raise Refused(gettext("This form has been open too long. Nothing is lost: send it again.")) from None
    if made != purpose:
        raise Refused(gettext("This form belongs to another page. Nothing is lost: send it again."))
    return Stamp(once, is_hasty(token, _FORM, FASTEST))


def edit_token(comment: int) -> str:
    """Returns what lets the writer of a comment change it for a while."""
    return signing.dumps(comment, salt=_EDIT)


def may_edit(token: str, comment: int, *, minutes: int) -> bool:
    """Tells whether a token is that of a comment and not too old."""
    try:
        return bool(signing.loads(token, salt=_EDIT, max_age=timedelta(minutes=minutes)) == comment)
    except signing.BadSignature:
        return False


def mail_token(purpose: str, about: Any) -> str:
    """Returns what a letter's link carries; it works for three days."""
    return signing.dumps([purpose, about], salt=_MAIL)


def read_mail(token: str, purpose: str) -> Any:
    """Returns what a letter's link is about; raises Refused where it is damaged or old."""
    try:
        made, about = signing.loads(token, salt=_MAIL, max_age=_MAIL_LASTS)
    except (signing.BadSignature, ValueError, TypeError):
        made, about = "", None
    if made != purpose:
        raise Refused(gettext("This link is damaged or too old. Ask for a new one."))
    return about


def stop_token(follow: int) -> str:
    """Returns what ends a subscription; it works for as long as letters are kept."""
    return signing.dumps(follow, salt=_STOP)


def read_stop(token: str) -> int:
    """Returns the subscription that a link ends; raises Refused where the link is damaged."""
    try:
        return int(signing.loads(token, salt=_STOP))
    except (signing.BadSignature, ValueError, TypeError):
        raise Refused(gettext("This link is damaged.")) from None
