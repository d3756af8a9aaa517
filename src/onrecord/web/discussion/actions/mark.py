"""Someone marks a passage and asks readers about it."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import get_language, gettext

from onrecord.text.anchor import make_anchor
from onrecord.text.span import Span
from onrecord.web.discussion.actions.write import check_open, rules
from onrecord.web.discussion.limits import check_ban, check_few
from onrecord.web.discussion.markdown import tidy_line, to_html
from onrecord.web.discussion.models import Question, Status, Topic
from onrecord.web.discussion.models.rules import Waits
from onrecord.web.discussion.refused import Forbidden, Refused
from onrecord.web.discussion.spam.judge import Draft, has_blocked
from onrecord.web.discussion.things import Thing
from onrecord.web.discussion.tokens import Stamp
from onrecord.web.discussion.who import Who

_BLOCK: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_SIDE: Final = 32
_LONGEST: Final = 2000


@frozen
class Passage:
    """Words of a statement (by place, or by the words alone), or of a page's block with the words around them."""

    exact: str
    start: int | None = None
    end: int | None = None
    block: str = ""
    prefix: str = ""
    suffix: str = ""


@frozen
class Asked:
    """What someone asks readers. `opened` is heeded for those who may mark anyway."""

    question: str
    name: str
    stamp: Stamp
    opened: bool = False
    trap: str = ""


def may_mark(thing: Thing, who: Who) -> bool:
    """Tells whether someone may mark passages of a thing: editors, its authors, and readers where they are let."""
    return is_trusted(thing, who) or rules().readers_mark


def is_trusted(thing: Thing, who: Who) -> bool:
    """Tells whether someone may mark by their office; pages are their authors', statements are nobody's."""
    is_record = ":" not in thing.key
    return who.may("mark_any") or (who.may("mark") and (is_record or who.user.pk in thing.authors))


def mark(thing: Thing, who: Who, passage: Passage, asked: Asked) -> Question:
    """Keeps a question on a passage and returns it; those of readers wait where their comments would."""
    once = asked.stamp.once_for(asked.question, passage.exact)
    again = Question.objects.filter(once=once).first()
    if again is not None:
        return again
    trusted, in_force = is_trusted(thing, who), rules()
    if not trusted and not in_force.readers_mark:
        raise Forbidden(gettext("Only authors and editors mark passages here."))
    if not who.is_known and not in_force.guests:
        raise Forbidden(gettext("Sign in to write here."))
    check_ban(who)
    check_few(who, Question)
    check_open(thing, in_force)
    question, name = tidy_line(asked.question, 255), who.name or tidy_line(asked.name, 60)
    if len(question) < 3 or not name:
        raise Refused(gettext("Write a question, and by which name you want to be called."))
    place = anchored(thing, passage)
    draft = Draft(name, "", question, to_html(question), trap=bool(asked.trap), hasty=asked.stamp.hasty)
    status = Status.SHOWN if trusted else _fate(draft, in_force.waits != Waits.NOBODY or has_blocked(draft, in_force))
    told = {"title": thing.title[:300], "path": thing.path[:300]}
    try:
        with transaction.atomic():
            topic, _ = Topic.objects.get_or_create(key=thing.key, defaults=told)
            return Question.objects.create(
                topic=topic,
                question=question,
                opened=asked.opened and trusted,
                language=get_language() or "en",
                name=name,
                user=who.user,
                role=who.role,
                sender=who.sender,
                status=status,
                created=timezone.now(),
                once=once,
                revision=thing.revision,
                **place,
            )
    except IntegrityError:  # the same form came in twice at once
        return Question.objects.get(once=once)


def anchored(thing: Thing, passage: Passage) -> dict[str, str | int | None]:
    """Returns where a passage stands; raises Refused where a statement does not have these words."""
    if thing.text:
        span = _found(thing.text, passage)
        made = make_anchor(thing.text, span)
        return {"exact": made.exact, "prefix": made.prefix, "suffix": made.suffix, "start": made.start, "end": made.end}
    exact = passage.exact.strip()
    if ":" not in thing.key or not exact or len(exact) > _LONGEST or not _BLOCK.fullmatch(passage.block):
        raise Refused(gettext("Mark words of a statement, or of one block of a page."))
    return {
        "exact": exact,
        "prefix": passage.prefix[-_SIDE:],
        "suffix": passage.suffix[:_SIDE],
        "block": passage.block,
    }


def _found(text: str, passage: Passage) -> Span:
    start, end = passage.start, passage.end
    if start is not None and end is not None and 0 <= start < end <= len(text) and end - start <= _LONGEST:
        span = Span(start, end)
        if span.cut(text).strip() and passage.exact.strip() in {"", span.cut(text).strip()}:
            return span
    words = passage.exact.strip()
    if words and len(words) <= _LONGEST and text.count(words) == 1:
        return Span(text.index(words), text.index(words) + len(words))
    raise Refused(gettext("These words do not stand there, or more than once: take some more of them."))


def _fate(draft: Draft, waits: bool) -> Status:  # noqa: FBT001  it is what the rules say
    if draft.trap:
        return Status.SPAM
    return Status.WAITING if waits or draft.hasty or "<a " in draft.html else Status.SHOWN
