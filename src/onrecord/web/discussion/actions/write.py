"""A reader writes a comment."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import frozen
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import get_language, gettext

from onrecord.web.discussion.actions.standing import DIGITS, count_around, place_of
from onrecord.web.discussion.limits import check_ban, check_comments
from onrecord.web.discussion.mail.letters import confirm_comment_letter
from onrecord.web.discussion.markdown import tidy, tidy_line, to_html
from onrecord.web.discussion.models import Comment, Question, Rules, Status, Topic
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.spam.judge import Draft, judged
from onrecord.web.discussion.things import Thing
from onrecord.web.discussion.tokens import Stamp
from onrecord.web.discussion.who import Who
from onrecord.web.gate.networks import keyed_digest

DEEPEST: Final = 4
"""How deep answers are set in; deeper ones stand at this depth, in order."""
SHORTEST: Final = 2


@frozen
class Wanted:
    """What a reader sent. `trap` is what stands in the field that people do not see."""

    name: str
    email: str
    text: str
    stamp: Stamp
    trap: str = ""
    parent: int | None = None
    question: int | None = None

    @property
    def once(self) -> str:
        """The number under which it is kept: what is sent again in the same form is kept once."""
        return self.stamp.once_for(self.text, self.parent, self.question)


HELD: Final[ContextVar[list[Rules] | None]] = ContextVar("rules", default=None)
"""The rules as one request has read them, so that it reads them once."""


def rules() -> Rules:
    """Returns the rules in force."""
    held = HELD.get()
    if held:
        return held[0]
    found = Rules.objects.order_by("pk").first() or Rules()
    if held is not None:
        held.append(found)
    return found


def write(thing: Thing, who: Who, wanted: Wanted) -> Comment:
    """Keeps a comment and returns it; `status` says whether it is shown. Raises Refused saying why not."""
    once = wanted.once
    # Asked of nearly every comment, and nearly never there: a question for one column costs half of one for a comment.
    if Comment.objects.filter(once=once).exists():
        return Comment.objects.select_related("topic").get(once=once)
    in_force = rules()
    draft = _draft(who, wanted, in_force)
    check_ban(who, draft.email)
    check_comments(who, in_force)
    check_open(thing, in_force)
    status, why = judged(draft, who, in_force)
    try:
        with transaction.atomic():
            topic, now = _numbered(thing, shown=status == Status.SHOWN)
            made = _kept(topic, who, wanted, draft, (status, why, now))
    except IntegrityError:  # the same form came in twice at once
        made = Comment.objects.get(once=once)
    if draft.email and not who.is_known and status != Status.SPAM:
        confirm_comment_letter(made, who)
    return made


def email_of(typed: str) -> str:
    """Returns an address as it is kept, "" for none; raises Refused for what is no address."""
    email = typed.strip()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        raise Refused(gettext("This is no e-mail address.")) from None
    if len(email) > 254 or not email.isascii() or email.startswith("-"):
        raise Refused(gettext("This is no e-mail address."))
    return email.lower()


def check_open(thing: Thing, in_force: Rules) -> None:
    """Raises Forbidden where nothing may be said about a thing."""
    days = in_force.close_days
    late = days and thing.date is not None and timezone.now().date() - thing.date > timedelta(days=days)
    if not thing.open or late or Topic.objects.filter(key=thing.key, closed=True).exists():
        raise Forbidden(gettext("This discussion is closed."))


def _draft(who: Who, wanted: Wanted, in_force: Rules) -> Draft:
    if not who.is_known and not in_force.guests:
        raise Forbidden(gettext("Sign in to write here."))
    text = tidy(wanted.text)
    name = who.name or tidy_line(wanted.name, 60)
    if not name:
        raise Refused(gettext("Say by which name you want to be called."))
    if len(text) < SHORTEST:
        raise Refused(gettext("Write a few words."))
    if len(text) > in_force.longest:
        raise Refused(gettext("That is longer than %(most)s characters.") % {"most": in_force.longest})
    email = email_of(wanted.email or (who.user.email if who.user else ""))
    return Draft(name, email, text, to_html(text), trap=bool(wanted.trap), hasty=wanted.stamp.hasty)


def _numbered(thing: Thing, *, shown: bool) -> tuple[Topic, datetime]:
    """Returns the topic of a thing, made with the first word said, and the time: a number is taken, one that is shown counted."""
    held, now = Topic.objects.filter(key=thing.key), timezone.now()
    more: dict[str, Any] = {"serial": F("serial") + 1}
    if shown:
        more |= {"comments": F("comments") + 1, "newest": now}
    if not held.update(**more):
        told = {"title": thing.title[:300], "path": thing.path[:300]}
        Topic.objects.get_or_create(key=thing.key, defaults=told)
        held.update(**more)
    return held.get(), now


def _kept(topic: Topic, who: Who, wanted: Wanted, draft: Draft, fate: tuple[Status, str, datetime]) -> Comment:
    parent = _parent(topic, wanted.parent)
    depth = 0 if parent is None else min(parent.depth + 1, DEEPEST)
    status, why, now = fate
    made = Comment(
        topic=topic,
        number=topic.serial,
        parent=parent,
        root_id=None if parent is None else parent.thread,
        path=("" if parent is None else parent.path[: depth * DIGITS]) + f"{topic.serial:0{DIGITS}d}",
        depth=depth,
        status=status,
        why=why,
        name=draft.name,
        email=draft.email,
        confirmed=who.is_known,
        user=who.user,
        role=who.role,
        text=draft.text,
        html=draft.html,
        echo=keyed_digest(draft.text),
        language=get_language() or "en",
        created=now,
        appeared=now if status == Status.SHOWN else None,
        question=None if parent is not None else _question(topic, wanted.question),
        sender=who.sender,
        network=who.network,
        once=wanted.once,
    )
    made.place = place_of(made)
    made.save(force_insert=True)
    if status == Status.SHOWN:
        count_around(made, 1)
    return made


def _parent(topic: Topic, number: int | None) -> Comment | None:
    if number is None:
        return None
    found = Comment.objects.filter(pk=number, topic=topic, place__gt=0).select_related("root").first()
    if found is None:
        raise NotHere(gettext("The comment that you answer is no longer there."))
    if found.closed or (found.root is not None and found.root.closed):
        raise Forbidden(gettext("This thread is closed."))
    return found


def _question(topic: Topic, number: int | None) -> Question | None:
    if number is None:
        return None
    found = Question.objects.filter(pk=number, topic=topic, status=Status.SHOWN).first()
    if found is None:
        raise NotHere(gettext("The question that you answer is no longer there."))
    return found
