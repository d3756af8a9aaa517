"""Sends the letters that are due. Called from time to time, by one process or several."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import Final

from attrs import frozen
from django.core.mail import EmailMessage
from django.core.mail.message import BadHeaderError
from django.utils import timezone

from onrecord.web.discussion.mail.news import write_news
from onrecord.web.discussion.mail.waiting import write_waiting
from onrecord.web.discussion.models import Comment, Letter
from onrecord.web.record.surroundings import sender

_LOG: Final = logging.getLogger("onrecord.web.discussion")
_TRIES: Final = 6
_FORGOTTEN: Final = timedelta(days=1)
_NETWORKS: Final = timedelta(days=30)


@frozen
class Sent:
    """What was done: letters written for followers and moderators, letters sent, letters that have to wait or are given up."""

    written: int
    sent: int
    failed: int


def send_due(*, most: int = 200, now: datetime | None = None) -> Sent:
    """Writes what followers and moderators are to hear, sends what is due, and forgets what is old; returns what was done."""
    time = now or timezone.now()
    written = write_news(time, most=most) + write_waiting(time)
    # A process that died while it sent leaves letters half way; they are taken up again after a while.
    Letter.objects.filter(state="sending", due__lt=time - timedelta(minutes=15)).update(state="waiting")
    # What was written just now is due as well.
    due = Letter.objects.filter(state="waiting", due__lte=max(time, timezone.now()))
    done = [_send(one, time) for one in due.order_by("due")[:most]]
    _forget(time)
    return Sent(written, done.count("sent"), done.count("failed"))


def _send(letter: Letter, now: datetime) -> str:
    if not Letter.objects.filter(pk=letter.pk, state="waiting").update(state="sending", due=now):
        return "taken"
    message = EmailMessage(letter.subject, letter.body, sender(), to=[letter.to], headers=letter.headers)
    try:
        message.send()
    except (OSError, SMTPException, BadHeaderError) as failure:
        _LOG.warning("a letter (%s) was not sent: %s", letter.kind, type(failure).__name__)
        tries = letter.tries + 1
        given_up = tries >= _TRIES or isinstance(failure, BadHeaderError)
        state = "failed" if given_up else "waiting"
        Letter.objects.filter(pk=letter.pk).update(state=state, tries=tries, due=now + timedelta(minutes=2**tries))
        return "failed"
    Letter.objects.filter(pk=letter.pk).update(state="sent", to="", subject="", body="", headers={})
    return "sent"


def _forget(now: datetime) -> None:
    """Drops letters of yesterday, and from where comments of a month ago came."""
    Letter.objects.filter(state__in=("sent", "failed"), created__lt=now - _FORGOTTEN).delete()
    Comment.objects.filter(created__lt=now - _NETWORKS).exclude(network="").update(network="", sender="")
