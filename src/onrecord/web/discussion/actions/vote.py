"""A reader votes: on a comment, and on whether a question was answered."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.discussion.actions.write import rules
from onrecord.web.discussion.limits import check_ban, check_votes
from onrecord.web.discussion.models import Comment, Status, Topic, Verdict, Vote
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.things import Thing
from onrecord.web.discussion.who import Who

VALUES = ("yes", "partly", "no")


def vote(number: int, who: Who, value: int) -> Comment:
    """Votes for (1) or against (-1) a comment; the opposite of an earlier vote takes that one back, no more."""
    in_force = rules()
    if not in_force.votes or (value < 0 and not in_force.down):
        raise Forbidden(gettext("There is no voting here."))
    check_ban(who)
    check_votes(who)
    with transaction.atomic():
        found = Comment.objects.select_for_update().filter(pk=number, status=Status.SHOWN).first()
        if found is None:
            raise NotHere(gettext("This comment is not there."))
        if found.sender == who.sender or (who.user is not None and found.user_id == who.user.pk):
            raise Forbidden(gettext("Nobody votes on their own comment."))
        held = Vote.objects.filter(comment=found, voter=who.voter).first()
        if held is None:
            Vote.objects.create(comment=found, voter=who.voter, value=value, time=timezone.now())
            _add(number, value, 1)
        elif held.value != value:
            held.delete()
            _add(number, -value, -1)
    return Comment.objects.select_related("topic").get(pk=number)


def _add(number: int, value: int, more: int) -> None:
    side = "up" if value > 0 else "down"
    Comment.objects.filter(pk=number).update(**{side: F(side) + more}, score=F("score") + value * more)


def say_answered(thing: Thing, who: Who, value: str) -> Topic:
    """Says whether a question was answered; said again, the last word counts."""
    if not thing.may_be_answered:
        raise Refused(gettext("This is no answer."))
    if value not in VALUES:
        raise Refused(gettext("Say yes, partly or no."))
    check_ban(who)
    told = {"title": thing.title[:300], "path": thing.path[:300]}
    with transaction.atomic():
        topic, _ = Topic.objects.get_or_create(key=thing.key, defaults=told)
        Topic.objects.select_for_update().get(pk=topic.pk)
        held = Verdict.objects.filter(topic=topic, voter=who.voter).first()
        if held is not None and held.value != value:
            Topic.objects.filter(pk=topic.pk).update(**{held.value: F(held.value) - 1, value: F(value) + 1})
        elif held is None:
            Topic.objects.filter(pk=topic.pk).update(**{value: F(value) + 1})
        Verdict.objects.update_or_create(
            topic=topic, voter=who.voter, defaults={"value": value, "time": timezone.now()}
        )
    return Topic.objects.get(pk=topic.pk)
