"""A reader reports a comment."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from onrecord.web.discussion.limits import check_ban, check_few
from onrecord.web.discussion.markdown import tidy_line
from onrecord.web.discussion.models import Comment, Report, Status
from onrecord.web.discussion.refused import NotHere, Refused
from onrecord.web.discussion.who import Who

REASONS = {
    "spam": gettext_noop("Advertising"),
    "abuse": gettext_noop("Insult or threat"),
    "untrue": gettext_noop("Untrue"),
    "private": gettext_noop("Somebody’s private data"),
    "other": gettext_noop("Something else"),
}


def report(number: int, who: Who, reason: str, words: str) -> Comment:
    """Puts a comment before the moderators; it stays where it is until they have looked."""
    if reason not in REASONS:
        raise Refused(gettext("Choose what is wrong with the comment."))
    check_ban(who)
    check_few(who, Report)
    found = Comment.objects.filter(pk=number, status=Status.SHOWN).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    told = {"reason": reason, "words": tidy_line(words, 500), "created": timezone.now()}
    Report.objects.get_or_create(comment=found, sender=who.voter, defaults=told)
    return found
