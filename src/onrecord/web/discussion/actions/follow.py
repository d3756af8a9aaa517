"""A reader wants to hear of new comments, confirms an address, or wants to hear no more."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext

from onrecord.web.discussion.actions.standing import set_status
from onrecord.web.discussion.actions.write import email_of
from onrecord.web.discussion.limits import check_ban
from onrecord.web.discussion.mail.letters import confirm_follow_letter
from onrecord.web.discussion.models import Comment, Follow, Status, Topic
from onrecord.web.discussion.refused import NotHere, Refused
from onrecord.web.discussion.things import Thing
from onrecord.web.discussion.tokens import Stamp, read_mail, read_stop
from onrecord.web.discussion.who import Who


def follow(thing: Thing, who: Who, typed: str, stamp: Stamp, *, what: str = "topic", thread: int | None = None) -> None:
    """Notes a wish for letters and asks the owner of the address; says nothing of whether it was known before."""
    email = email_of(typed)
    if not email:
        raise Refused(gettext("Say to which address."))
    if stamp.hasty:
        raise Refused(gettext("That was fast. Send it once more."))
    check_ban(who, email)
    told = {"title": thing.title[:300], "path": thing.path[:300]}
    topic, _ = Topic.objects.get_or_create(key=thing.key, defaults=told)
    root = None
    if what == "thread":
        root = Comment.objects.filter(pk=thread, topic=topic, depth=0, place__gt=0).first()
        if root is None:
            raise NotHere(gettext("This comment is not there."))
    elif what not in {"topic", "mine"}:
        raise Refused(gettext("There is nothing of this name to follow."))
    target = {"topic": f"topic:{topic.pk}", "thread": f"thread:{thread}", "mine": "mine"}[what]
    now = timezone.now()
    values = {"language": get_language() or "en", "created": now, "told": now, "next": now, "root": root}
    values["topic"] = None if what == "mine" else topic
    made, _ = Follow.objects.get_or_create(email=email, target=target, defaults=values)
    if made.confirmed is None:
        named = gettext("answers to your comments") if what == "mine" else f"{thing.title}\n{thing.byline}"
        confirm_follow_letter(made, named, who)


def confirm(token: str, *, apply: bool) -> str:
    """Returns what a link of a letter confirms, `comment` or `follow`, and with `apply` confirms it."""
    try:
        purpose, number = "follow", read_mail(token, "follow")
    except Refused:
        purpose, number = "comment", read_mail(token, "comment")
    table = Follow if purpose == "follow" else Comment
    if not table.objects.filter(pk=number).exists():
        raise NotHere(gettext("This is no longer there."))
    if apply:
        _confirm_follow(number) if purpose == "follow" else _confirm_comment(number)
    return purpose


def _confirm_follow(number: int) -> None:
    now = timezone.now()
    Follow.objects.filter(pk=number, confirmed__isnull=True).update(confirmed=now, told=now, next=now)


def _confirm_comment(number: int) -> None:
    with transaction.atomic():
        found = Comment.objects.select_for_update().get(pk=number)
        Comment.objects.filter(pk=number).exclude(email="").update(confirmed=True)
        known = Comment.objects.filter(email=found.email, confirmed=True, status=Status.SHOWN).exclude(pk=number)
        if found.status == Status.WAITING and found.why == "newcomer" and found.email and known.exists():
            set_status(number, Status.SHOWN)


def stop(token: str, *, apply: bool) -> str:
    """Returns what a subscription was about, and with `apply` ends it; "" where it has ended before."""
    found = Follow.objects.filter(pk=read_stop(token)).select_related("topic").first()
    if found is None:
        return ""
    if apply:
        found.delete()
    return gettext("answers to your comments") if found.topic is None else str(found.topic.title)
