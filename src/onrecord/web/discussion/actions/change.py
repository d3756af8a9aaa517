"""A writer changes or takes back a comment, for some minutes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.discussion.actions.standing import set_status
from onrecord.web.discussion.actions.write import SHORTEST, rules
from onrecord.web.discussion.limits import check_ban
from onrecord.web.discussion.markdown import tidy, to_html
from onrecord.web.discussion.models import Comment, Rules, Status
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.spam.judge import Draft, judged
from onrecord.web.discussion.spam.lessons import take_lesson_back
from onrecord.web.discussion.tokens import may_edit
from onrecord.web.discussion.who import Who
from onrecord.web.gate.networks import keyed_digest


def own(number: int, who: Who, token: str) -> Comment:
    """Returns a comment that this reader may change; raises Forbidden where it is not theirs, or not any more."""
    found = Comment.objects.filter(pk=number).exclude(status=Status.DELETED).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    if not is_own(found, who, token, rules()):
        raise Forbidden(gettext("Only its writer can change a comment, and only for some minutes."))
    return found


def is_own(comment: Comment, who: Who, token: str, in_force: Rules) -> bool:
    """Tells whether a reader may still change a comment: by the link they got, or signed in."""
    minutes = in_force.edit_minutes
    fresh = timezone.now() - comment.created < timedelta(minutes=minutes)
    mine = who.user is not None and comment.user_id == who.user.pk
    return bool(fresh and (mine or may_edit(token, comment.pk, minutes=minutes)))


def edit(number: int, who: Who, token: str, words: str) -> Comment:
    """Gives a comment other words; they are judged as new ones are."""
    found, in_force, text = own(number, who, token), rules(), tidy(words)
    if not SHORTEST <= len(text) <= in_force.longest:
        raise Refused(gettext("Write a few words, and no more than %(most)s characters.") % {"most": in_force.longest})
    check_ban(who, found.email)
    html = to_html(text)
    same = keyed_digest(text) == found.echo
    draft = Draft(found.name, found.email, text, html)
    status, why = (Status(found.status), found.why) if same else judged(draft, who, in_force)
    with transaction.atomic():
        values = {"text": text, "html": html, "echo": keyed_digest(text), "edited": timezone.now()}
        take_lesson_back(found.pk)
        Comment.objects.filter(pk=found.pk).update(**values)
        if found.status == Status.SHOWN and status != Status.SHOWN:
            set_status(found.pk, status, why=why)
    return Comment.objects.select_related("topic").get(pk=found.pk)


def take_back(number: int, who: Who, token: str) -> Comment:
    """Deletes a reader's own comment."""
    found = own(number, who, token)
    erase(found.pk)
    return found


def erase(number: int, *, keeps_spam: bool = False) -> None:
    """Deletes a comment: nothing of it stays but its place, where others answered it.

    What the filter learned from it goes as well; with `keeps_spam` not what it learned from spam.
    """
    with transaction.atomic():
        if not (keeps_spam and Comment.objects.filter(pk=number, learned="spam").exists()):
            take_lesson_back(number)
        set_status(number, Status.DELETED)
        Comment.objects.filter(pk=number).update(
            name="", email="", user=None, role="", text="", html="", echo="", sender="", network="", confirmed=False
        )
