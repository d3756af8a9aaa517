"""What becomes of a comment when it comes in: shown, waiting and why, or spam."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from attrs import frozen
from django.db.models import Q
from django.utils import timezone

from onrecord.web.discussion.markdown import link_count
from onrecord.web.discussion.models import Comment, Rules, Status
from onrecord.web.discussion.models.rules import Waits
from onrecord.web.discussion.spam.bayes import likeness
from onrecord.web.discussion.who import Who
from onrecord.web.gate.networks import keyed_digest

SURE: Final = 0.98
DOUBTFUL: Final = 0.8


@frozen
class Draft:
    """A comment before it is kept. `trap` says that a field was filled in that people do not see."""

    name: str
    email: str
    text: str
    html: str
    trap: bool = False
    hasty: bool = False


def judged(draft: Draft, who: Who, rules: Rules) -> tuple[Status, str]:
    """Returns what becomes of a comment, and why; the words of those who moderate are always shown."""
    if who.may("moderate"):
        return Status.SHOWN, ""
    if draft.trap:
        return Status.SPAM, "trap"
    likely = likeness(f"{draft.name}\n{draft.text}")
    if likely >= SURE:
        return Status.SPAM, "filter"
    for holds, why in (
        (draft.hasty, "hasty"),
        (link_count(draft.html) > rules.links, "links"),
        (has_blocked(draft, rules), "words"),
        (likely >= DOUBTFUL, "filter"),
        (_said_before(draft), "again"),
        (rules.waits == Waits.EVERYBODY, "rule"),
        (rules.waits == Waits.GUESTS and not who.is_known, "rule"),
        (rules.waits == Waits.NEWCOMERS and not _was_shown(who), "newcomer"),
    ):
        if holds:
            return Status.WAITING, why
    return Status.SHOWN, ""


def has_blocked(draft: Draft, rules: Rules) -> bool:
    """Tells whether a word stands in a comment or its name that editors do not want there unseen."""
    words = f"{draft.name}\n{draft.text}".casefold()
    return any(one in words for line in str(rules.blocked).splitlines() if (one := line.strip().casefold()))


def _said_before(draft: Draft) -> bool:
    """Tells whether the same long words came in within a day: nobody needs to say them twice, and many do to be seen."""
    if len(draft.text) < 60:
        return False
    day = timezone.now() - timedelta(days=1)
    return Comment.objects.filter(echo=keyed_digest(draft.text), created__gte=day).exists()


def _was_shown(who: Who) -> bool:
    """Tells whether a user had a comment shown before. A guest's address proves nothing until it is confirmed."""
    return who.is_known and Comment.objects.filter(Q(user=who.user) & Q(status=Status.SHOWN)).exists()
