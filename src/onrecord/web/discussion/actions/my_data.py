"""A reader takes along, or deletes, what is kept about them."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from onrecord.web.discussion.actions.change import erase
from onrecord.web.discussion.models import Comment, CorrectionRequest, Follow, Letter, Question, Status, Verdict, Vote
from onrecord.web.discussion.who import Who, mail_digest


def of_mail(email: str) -> dict[str, Any]:
    """Returns all that is kept under an address."""
    comments = Comment.objects.filter(email=email).exclude(status=Status.DELETED).select_related("topic").order_by("pk")
    requests = CorrectionRequest.objects.filter(email=email).order_by("pk")
    return {
        "schema": "onrecord.reader/1",
        "email": email,
        "comments": [_comment(one) for one in comments],
        "follows": [
            {"target": one.topic.key if one.topic else one.target, "confirmed": bool(one.confirmed)}
            for one in Follow.objects.filter(email=email).select_related("topic").order_by("pk")
        ],
        "corrections": [
            {"key": one.key, "wrong": one.wrong, "right": one.right, "source": one.source, "state": one.state}
            for one in requests
        ],
    }


def forget_mail(email: str) -> int:
    """Deletes all that is kept under an address; returns how many comments. Decided corrections stay without a name."""
    with transaction.atomic():
        mine = list(Comment.objects.filter(email=email).values_list("pk", flat=True))
        for one in mine:
            erase(one)
        Follow.objects.filter(email=email).delete()
        CorrectionRequest.objects.filter(email=email, state="open").delete()
        CorrectionRequest.objects.filter(email=email).update(name="", email="", sender="")
        Letter.objects.filter(digest=mail_digest(email)).exclude(state__in=("sent", "failed")).delete()
    return len(mine)


def of_user(who: Who) -> dict[str, Any]:
    """Returns all that is kept of a signed-in user."""
    comments = Comment.objects.filter(user=who.user).select_related("topic").order_by("pk")
    return {
        "schema": "onrecord.reader/1",
        "user": who.user.get_username(),
        "comments": [_comment(one) for one in comments],
        "questions": [{"key": one.topic.key, "question": one.question, "exact": one.exact} for one in _questions(who)],
        "votes": Vote.objects.filter(voter=who.voter).count() + Verdict.objects.filter(voter=who.voter).count(),
    }


def forget_user(who: Who) -> int:
    """Deletes a signed-in user's comments, and their name at questions; returns how many comments."""
    with transaction.atomic():
        mine = list(Comment.objects.filter(user=who.user).values_list("pk", flat=True))
        for one in mine:
            erase(one)
        _questions(who).update(name="–", user=None)
    return len(mine)


def _questions(who: Who) -> Any:
    return Question.objects.filter(user=who.user).select_related("topic")


def _comment(one: Comment) -> dict[str, Any]:
    return {
        "on": one.topic.key,
        "number": one.number,
        "name": one.name,
        "text": one.text,
        "written": one.created.isoformat(),
        "status": one.status,
        "confirmed": one.confirmed,
    }
