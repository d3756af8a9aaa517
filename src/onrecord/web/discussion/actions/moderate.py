"""Moderators decide on comments and questions."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from onrecord.web.discussion.actions.change import erase
from onrecord.web.discussion.actions.log import log
from onrecord.web.discussion.actions.standing import set_marks, set_status
from onrecord.web.discussion.models import Comment, Question, Report, Status, Topic
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.spam.lessons import teach
from onrecord.web.discussion.things import Thing, thing_of
from onrecord.web.discussion.who import Who

_FATES: Final = {"publish": Status.SHOWN, "refuse": Status.REFUSED, "spam": Status.SPAM}
_MARKS: Final = {
    "pin": {"sticky": True}, "unpin": {"sticky": False}, "close": {"closed": True}, "open": {"closed": False},
}  # fmt: skip


def decide(number: int, who: Who, verb: str, reason: str = "") -> Comment:
    """Does to a comment what a moderator says: publish, refuse, spam, delete, keep, pin, unpin, close, open.

    The authors of a page may pin and close on it. Raises Forbidden for all others.
    """
    found = Comment.objects.filter(pk=number).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    _check(found, who, verb)
    with transaction.atomic():
        if verb in _FATES:
            _give(found, _FATES[verb])
        elif verb in _MARKS:
            set_marks(found.pk, **_MARKS[verb])
        elif verb == "delete":
            erase(found.pk, keeps_spam=True)
        elif verb != "keep":
            raise Refused(gettext("There is nothing of this name to do."))
        if verb not in _MARKS:
            Report.objects.filter(comment=found).update(settled=True)
        log(who, verb, f"{found.topic.key}#{found.number}", reason)
    return Comment.objects.select_related("topic").get(pk=number)


def _check(comment: Comment, who: Who, verb: str) -> None:
    if verb in _MARKS and comment.depth:
        raise Refused(gettext("Only the first comment of a thread can be pinned or closed."))
    if who.may("moderate") or (verb in _MARKS and who.is_known and _is_author(comment.topic.key, who)):
        return
    raise Forbidden(gettext("Only moderators can do that."))


def _is_author(key: str, who: Who) -> bool:
    try:
        return who.user.pk in thing_of(key).authors
    except NotHere:
        return False


def _give(comment: Comment, status: Status) -> None:
    if comment.status == Status.DELETED:
        raise Refused(gettext("This comment was deleted; its words are gone."))
    if status in {Status.SHOWN, Status.SPAM} and comment.status != status:
        teach(comment.pk, spam=status == Status.SPAM)
    set_status(comment.pk, status)


def close_topic(thing: Thing, who: Who, *, closed: bool) -> None:
    """Closes the discussion of a thing, or opens it again."""
    if not (who.may("moderate") or (who.is_known and who.user.pk in thing.authors)):
        raise Forbidden(gettext("Only moderators can do that."))
    told = {"title": thing.title[:300], "path": thing.path[:300]}
    topic, _ = Topic.objects.get_or_create(key=thing.key, defaults=told)
    Topic.objects.filter(pk=topic.pk).update(closed=closed)
    log(who, "close-topic" if closed else "open-topic", thing.key)


def decide_question(number: int, who: Who, verb: str, reason: str = "") -> Question:
    """Publishes or removes a question; its answers stay, as ordinary comments once it is removed."""
    found = Question.objects.filter(pk=number).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This question is not there."))
    own = who.is_known and found.user_id == who.user.pk and verb == "remove"
    if not (own or who.may("moderate")):
        raise Forbidden(gettext("Only moderators can do that."))
    if verb not in {"publish", "remove"}:
        raise Refused(gettext("There is nothing of this name to do."))
    with transaction.atomic():
        if verb == "publish":
            Question.objects.filter(pk=number).update(status=Status.SHOWN)
        else:
            Comment.objects.filter(question=found).update(question=None)
            Question.objects.filter(pk=number).update(status=Status.REFUSED, answers=0)
        log(who, f"{verb}-question", f"{found.topic.key} ?{found.pk}", reason)
    return Question.objects.select_related("topic").get(pk=number)
