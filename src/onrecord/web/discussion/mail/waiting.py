"""Moderators are told that something waits for them: counts and a link, no words of a reader."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils.translation import gettext, ngettext, override

from onrecord.web.discussion import queue
from onrecord.web.discussion.mail.post import WAITING, address_of, post
from onrecord.web.discussion.models import Letter
from onrecord.web.discussion.who import mail_digest

_PAUSE: Final = timedelta(hours=1)
"""How long after a letter the next one may follow; without anything new it follows after a day."""
_LANGUAGES: Final = ("en", "zh")


def write_waiting(now: datetime) -> int:
    """Puts a letter in the queue for each moderator who has to hear that something waits; returns how many."""
    newest = queue.newest()
    if newest is None:
        return 0
    # Of two processes one writes: the other waits for the rows and finds the letters.
    with transaction.atomic():
        due = [to for to in _mailboxes() if _is_due(to, newest, now)]
        return sum(_tell(to, sum(queue.counts().values())) for to in due)


def _mailboxes() -> list[str]:
    """Returns the mailboxes of the moderators; where these have none, of all whose group may moderate."""
    people: Any = get_user_model().objects
    may = people.with_perm(
        "discussion.moderate", backend="django.contrib.auth.backends.ModelBackend", include_superusers=False
    )
    with_mail = people.select_for_update().filter(pk__in=may.values("pk")).exclude(email="")
    moderators = {one.email for one in with_mail.filter(groups__name="moderator")}
    return sorted(moderators or {one.email for one in with_mail})


def _is_due(to: str, newest: datetime, now: datetime) -> bool:
    # A letter that was sent is forgotten after a day; what still waits then is told of once more.
    last = Letter.objects.filter(kind=WAITING, digest=mail_digest(to)).order_by("-created").first()
    return last is None or (newest > last.created and now - last.created >= _PAUSE)


def _tell(to: str, count: int) -> bool:
    subjects, told = [], []
    for language in _LANGUAGES:
        with override(language):
            subjects.append(gettext("Waiting for a moderator"))
            words = ngettext("%(n)s thing waits for your decision:", "%(n)s things wait for your decision:", count)
            told.append(f"{words % {'n': count}}\n{address_of('/discuss/moderate', language)}")
    return post(WAITING, to, " · ".join(subjects), "\n\n".join(told) + "\n")
