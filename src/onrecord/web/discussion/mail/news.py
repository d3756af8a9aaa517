"""Which readers are to be told of which comments: asked when letters are sent, not when comments come in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet
from django.utils.translation import override

from onrecord.web.discussion.mail.letters import news_letter
from onrecord.web.discussion.models import Comment, Follow, Status

_AT_ONCE: Final = 20
_PAUSE: Final = timedelta(minutes=10)
"""How long after a letter the next one may follow: many comments make one letter."""


def write_news(now: datetime, *, most: int) -> int:
    """Puts a letter in the queue for each reader who has something new to hear; returns how many."""
    due = Follow.objects.filter(confirmed__isnull=False, next__lte=now).filter(
        Q(target="mine") | Q(topic__newest__gt=F("told"))
    )
    return sum(_told(one, now) for one in due.select_related("topic").order_by("next")[:most])


def _told(follow: Follow, now: datetime) -> bool:
    # Claimed first: of two processes one goes on.
    held = Follow.objects.filter(pk=follow.pk, told=follow.told, next=follow.next)
    if not held.update(told=now, next=now + _PAUSE):
        return False
    new = _new(follow, now)
    comments = list(new.select_related("topic").order_by("appeared", "pk")[:_AT_ONCE])
    if not comments:
        return False
    with override(follow.language):
        return news_letter(follow, comments, max(new.count() - _AT_ONCE, 0))


def _new(follow: Follow, now: datetime) -> QuerySet[Comment]:
    shown = Comment.objects.filter(status=Status.SHOWN, appeared__gt=follow.told, appeared__lte=now)
    shown = shown.exclude(email=follow.email)
    if follow.root_id is not None:
        return shown.filter(root=follow.root_id)
    if follow.topic_id is not None:
        return shown.filter(topic=follow.topic_id)
    return shown.filter(parent__email=follow.email, parent__confirmed=True)
