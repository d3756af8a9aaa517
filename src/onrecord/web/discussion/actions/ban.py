"""Moderators shut a reader out for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.discussion.actions.log import log
from onrecord.web.discussion.markdown import tidy_line
from onrecord.web.discussion.models import Ban, Comment
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.who import Who, mail_digest

DAYS: Final = (1, 7, 30, 365)


def ban(number: int, who: Who, *, days: int, reason: str) -> list[Ban]:
    """Shuts out the writer of a comment, by user, address of mail and network, as far as they are known."""
    if not who.may("ban"):
        raise Forbidden(gettext("Only moderators can do that."))
    if days not in DAYS:
        raise Refused(gettext("Choose for how long."))
    found = Comment.objects.filter(pk=number).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    wanted = {
        "user": str(found.user_id or ""),
        "mail": mail_digest(found.email) if found.email else "",
        "network": found.network,
    }
    now = timezone.now()
    told = {
        "shown": f"{found.name} ({found.topic.key}#{found.number})"[:80],
        "reason": tidy_line(reason, 200),
        "created": now,
        "until": now + timedelta(days=days),
        "by": who.user,
    }
    made = [Ban.objects.update_or_create(kind=kind, value=one, defaults=told)[0] for kind, one in wanted.items() if one]
    log(who, "ban", f"{found.topic.key}#{found.number}", f"{days} d: {reason}")
    return made


def lift(number: int, who: Who) -> None:
    """Ends a ban."""
    if not who.may("ban"):
        raise Forbidden(gettext("Only moderators can do that."))
    found = Ban.objects.filter(pk=number).first()
    if found is None:
        raise NotHere(gettext("There is no such ban."))
    found.delete()
    log(who, "lift", f"{found.kind} {found.shown}")
