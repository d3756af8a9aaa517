"""Where a comment stands, and the counts that follow from it: changed here and nowhere else."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from onrecord.web.discussion.models import Comment, Place, Question, Status, Topic

DIGITS = 8
"""How many digits each comment's number has in a path."""


def set_status(comment: int, status: Status, *, why: str = "") -> Comment:
    """Gives a comment another status, brings all counts in step, and returns it as it is then."""
    with transaction.atomic():
        found = _locked(comment)
        if found.status == status:
            return found
        more = int(status == Status.SHOWN) - int(found.status == Status.SHOWN)
        found.status, found.why = status, why
        if more:
            count(found, more)
        if more > 0 and found.appeared is None:
            found.appeared = timezone.now()
        found.place = place_of(found)
        found.save(update_fields=["status", "why", "place", "appeared"])
        return found


def set_marks(comment: int, *, sticky: bool | None = None, closed: bool | None = None) -> Comment:
    """Pins a thread to the top, or closes it for answers, or takes that back; None leaves it as it is."""
    with transaction.atomic():
        found = _locked(comment)
        found.sticky = found.sticky if sticky is None else sticky
        found.closed = found.closed if closed is None else closed
        found.place = place_of(found)
        found.save(update_fields=["sticky", "closed", "place"])
        return found


def place_of(comment: Comment) -> Place:
    """Returns where a comment stands: one that is not shown keeps its place, without words, while answers stand below."""
    if comment.status != Status.SHOWN and not comment.replies:
        return Place.NOWHERE
    if comment.depth:
        return Place.REPLY
    return Place.STICKY if comment.sticky and comment.status == Status.SHOWN else Place.ROOT


def count(comment: Comment, more: int) -> None:
    """Counts a comment in (1) or out (-1) wherever it is counted; its topic is locked before."""
    told = {"newest": timezone.now()} if more > 0 else {}
    Topic.objects.filter(pk=comment.topic_id).update(comments=F("comments") + more, **told)
    count_around(comment, more)


def count_around(comment: Comment, more: int) -> None:
    """Counts a comment in or out at its question and at all that it answers; its topic has counted it, and is locked."""
    if comment.question_id is not None:
        Question.objects.filter(pk=comment.question_id).update(answers=F("answers") + more)
    above = _above(comment)
    if above:
        parents = Comment.objects.filter(topic=comment.topic_id, number__in=above)
        parents.update(replies=F("replies") + more)
        for one in parents.exclude(status=Status.SHOWN):
            Comment.objects.filter(pk=one.pk).update(place=place_of(one))


def _above(comment: Comment) -> list[int]:
    path = str(comment.path)
    return [int(path[at : at + DIGITS]) for at in range(0, len(path) - DIGITS, DIGITS)]


def _locked(comment: int) -> Comment:
    """Returns a comment, its topic locked: whoever changes counts of one topic waits for the other."""
    found = Comment.objects.get(pk=comment)
    Topic.objects.select_for_update().get(pk=found.topic_id)
    return Comment.objects.get(pk=comment)
