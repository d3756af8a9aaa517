"""What waits for a moderator: the lists of their desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Max, Q

from onrecord.web.discussion.models import Comment, CorrectionRequest, Question, Report, Status

LISTS: Final = ("waiting", "reported", "spam", "refused", "questions", "corrections")
DECIDED: Final = frozenset({"spam", "refused"})
"""Lists of what was decided on already."""


def lists() -> dict[str, Any]:
    """Returns the lists by name, each as a query."""
    comments = Comment.objects.select_related("topic").annotate(
        reported=Count("reports", filter=Q(reports__settled=False))
    )
    return {
        "waiting": comments.filter(status=Status.WAITING),
        "reported": comments.filter(reported__gt=0),
        "spam": comments.filter(status=Status.SPAM),
        "refused": comments.filter(status=Status.REFUSED),
        "questions": Question.objects.select_related("topic").filter(status=Status.WAITING),
        "corrections": CorrectionRequest.objects.filter(state="open"),
    }


def counts() -> dict[str, int]:
    """Returns how many of each sort wait for a decision."""
    return {name: found.count() for name, found in lists().items() if name not in DECIDED}


def newest() -> datetime | None:
    """Returns when the newest of what waits came in, None where nothing waits."""
    held = lists()
    came = [held[name].aggregate(last=Max("created"))["last"] for name in ("waiting", "questions", "corrections")]
    came.append(Report.objects.filter(settled=False).aggregate(last=Max("created"))["last"])
    return max((one for one in came if one is not None), default=None)
