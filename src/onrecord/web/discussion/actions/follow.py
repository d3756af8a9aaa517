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
from onrecord.web.discussion.passage import cut
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
        root = thread_of(thread)
        if root.topic_id != topic.pk:
            raise NotHere(gettext("This comment is not there."))
    elif what not in {"topic", "mine"}:
        raise Refused(gettext("There is nothing of this name to follow."))
    target = {"topic": f"topic:{topic.pk}", "thread": f"thread:{root and root.pk}", "mine": "mine"}[what]
    now = timezone.now()
    values = {"language": get_language() or "en", "created": now, "told": now, "next": now, "root": root}
    values["topic"] = None if what == "mine" else topic
    made, _ = Follow.objects.get_or_create(email=email, target=target, defaults=values)
    if made.confirmed is None:
        about = f"{thing.title}\n{thing.byline}".strip()
        confirm_follow_letter(made, _named(made, about), who)


def thread_of(number: int | None) -> Comment:
    """Returns the first comment of the thread that a comment stands in; raises NotHere where readers see none."""
    found = Comment.objects.filter(pk=number, place__gt=0).first()
    root = found and Comment.objects.filter(pk=found.thread, place__gt=0).select_related("topic").first()
    if root is None:
        raise NotHere(gettext("This comment is not there."))
    return root


def begun(root: Comment) -> tuple[str, str]:
    """Returns who began a thread and with which words, nothing where the comment is no longer shown."""
    return (root.name, cut(root.text, 300)) if root.status == Status.SHOWN else ("", "")


def _named(wish: Follow, about: str) -> str:
    """Returns what a wish is about, as letters and pages name it."""
    if wish.topic is None:
        return gettext("answers to your comments")
    if wish.root is None:
        return about
    name, words = begun(wish.root)
    thread = gettext("the thread that %(name)s began") % {"name": name} if name else gettext("one thread")
    return "\n".join(filter(None, (thread, words, about)))


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
    found = Follow.objects.filter(pk=read_stop(token)).select_related("topic", "root").first()
    if found is None:
        return ""
    if apply:
        found.delete()
    return _named(found, "" if found.topic is None else str(found.topic.title))
