"""A discussion as a page shows it: twenty threads, the first answers of each, and the ways to the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from attrs import evolve, frozen
from django.db.models import Q, QuerySet

from onrecord.web.discussion.models import Comment, Place, Question, Status, Topic
from onrecord.web.discussion.passage import first_words, path_of
from onrecord.web.discussion.refused import Refused

ROOTS: Final = 20
"""Threads on a page."""
FEW: Final = 5
"""Answers shown below a thread's first comment; the others are asked for."""
MANY: Final = 50
"""Answers loaded at once."""
SORTS: Final = ("newest", "oldest", "voted", "discussed")
_ORDERS: Final = {
    "newest": ("-number",), "oldest": ("number",), "voted": ("-score", "-number"), "discussed": ("-replies", "-number"),
}  # fmt: skip
_FIELDS: Final = (
    "pk", "number", "depth", "path", "status", "name", "role", "confirmed", "html", "created", "edited", "sticky",
    "closed", "up", "down", "score", "replies", "question_id", "root_id", "parent__number", "parent__name",
    "appeared",
)  # fmt: skip
_CURSOR: Final = re.compile(r"(?:(-?\d{1,9})\.)?(\d{1,9})")


@frozen
class Said:
    """A comment as it is shown. `to` and `to_name` are whom it answers; words are "" where it is no longer there.

    `passage` are the first words of the passage that it answers a question on, `passage_path` where they stand.
    """

    id: int
    number: int
    depth: int
    path: str
    gone: bool
    name: str
    role: str
    confirmed: bool
    html: str
    created: datetime
    edited: datetime | None
    sticky: bool
    closed: bool
    up: int
    down: int
    score: int
    replies: int
    question: int | None
    root: int | None
    to: int | None
    to_name: str | None
    appeared: datetime | None
    passage: str = ""
    passage_path: str = ""


@frozen
class Branch:
    """A thread: its first comment, answers in order, and after which path the next ones are asked for."""

    root: Said
    answers: tuple[Said, ...]
    more: str | None


@frozen
class Listing:
    """Threads in an order; `after` asks for the next ones."""

    branches: tuple[Branch, ...]
    after: str | None


def listing(
    topic: Topic, sort: str = "newest", *, after: str = "", question: int | None = None, inline: bool = False
) -> Listing:
    """Returns threads of a topic: all, those that answer any question (`inline`), or those that answer one."""
    if sort not in SORTS:
        sort = "newest"
    roots = _roots(topic, question, inline=inline)
    pinned = [] if after or question or inline else _said(roots.filter(place=Place.STICKY).order_by("-number"))
    wanted = _after(roots.filter(place__in=_places(question, inline=inline)), sort, after).order_by(*_ORDERS[sort])
    found = _said(wanted[: ROOTS + 1])
    more = _cursor(found[ROOTS - 1], sort) if len(found) > ROOTS else None
    return Listing(tuple(branches([*pinned, *found[:ROOTS]])), more)


def news(topic: Topic, since: datetime, *, after: str = "") -> Listing:
    """Returns what appeared in a topic after a moment, the oldest first, each comment by itself."""
    found = Comment.objects.filter(topic=topic, status=Status.SHOWN, place__gt=Place.NOWHERE)
    if after:
        last = found.filter(number=int(_cursor_of(after)[2])).values_list("appeared", "number").first()
        since, number = last or (since, 0)
        found = found.filter(Q(appeared__gt=since) | Q(appeared=since, number__gt=number))
    else:
        found = found.filter(appeared__gt=since)
    held = _said(found.order_by("appeared", "number")[: ROOTS + 1])
    more = str(held[ROOTS - 1].number) if len(held) > ROOTS else None
    return Listing(tuple(Branch(one, (), None) for one in _with_passages(held[:ROOTS])), more)


def branches(roots: Iterable[Said]) -> list[Branch]:
    """Returns threads with their first answers, in few questions however many answers there are."""
    held = _with_passages(list(roots))
    small = [one.id for one in held if 0 < one.replies <= FEW * 4]
    below: dict[int | None, list[Said]] = {}
    shown = Comment.objects.filter(root__in=small, place=Place.REPLY).order_by("root_id", "path")
    for one in _said(shown) if small else []:
        below.setdefault(one.root, []).append(one)
    made = []
    for root in held:
        if root.replies > FEW * 4:
            below[root.id] = _said(_below(root.id)[: FEW + 1])
        answers = below.get(root.id, [])
        made.append(Branch(root, tuple(answers[:FEW]), answers[FEW - 1].path if len(answers) > FEW else None))
    return made


def answers_after(root: int, path: str) -> Branch | None:
    """Returns the next answers of a thread, None where there is no such thread."""
    first = next(iter(_said(Comment.objects.filter(pk=root, depth=0, place__gt=0))), None)
    if first is None:
        return None
    found = _said(_below(root).filter(path__gt=path)[: MANY + 1])
    more = found[MANY - 1].path if len(found) > MANY else None
    return Branch(_with_passages([first])[0], tuple(found[:MANY]), more)


def around(comment: Comment) -> Branch | None:
    """Returns a comment in its thread: what it answers, itself, and what follows it."""
    whole = answers_after(comment.thread, "")
    if whole is None or comment.depth == 0:
        return whole
    path = str(comment.path)
    above = [path[:end] for end in range(16, len(path), 8)]
    lead = _said(_below(comment.thread).filter(path__in=above))
    found = _said(_below(comment.thread).filter(path__gte=path)[: MANY + 1])
    more = found[MANY - 1].path if len(found) > MANY else None
    return evolve(whole, answers=(*lead, *found[:MANY]), more=more)


def _roots(topic: Topic, question: int | None, *, inline: bool) -> QuerySet[Comment]:
    if question is not None:
        return Comment.objects.filter(question=question, topic=topic)
    if inline:
        asked = Question.objects.filter(topic=topic, status=Status.SHOWN).values_list("pk", flat=True)
        return Comment.objects.filter(question__in=list(asked))
    return Comment.objects.filter(topic=topic)


def _places(question: int | None, *, inline: bool) -> list[int]:
    return [Place.ROOT, Place.STICKY] if question is not None or inline else [Place.ROOT]


def _below(root: int) -> QuerySet[Comment]:
    return Comment.objects.filter(root=root, place=Place.REPLY).order_by("path")


def _after(found: QuerySet[Comment], sort: str, after: str) -> QuerySet[Comment]:
    if not after:
        return found
    read = _cursor_of(after)
    number = int(read[2])
    if sort == "oldest":
        return found.filter(number__gt=number)
    if sort == "newest" or read[1] is None:
        return found.filter(number__lt=number)
    name, value = ("score" if sort == "voted" else "replies"), int(read[1])
    return found.filter(Q(**{f"{name}__lt": value}) | Q(**{name: value}, number__lt=number))


def _cursor_of(after: str) -> re.Match[str]:
    read = _CURSOR.fullmatch(after)
    if read is None:
        raise Refused("This is no place in a list.")
    return read


def _cursor(last: Said, sort: str) -> str:
    value = {"voted": f"{last.score}.", "discussed": f"{last.replies}."}.get(sort, "")
    return f"{value}{last.number}"


def _said(found: QuerySet[Comment]) -> list[Said]:
    return [_one(row) for row in found.values_list(*_FIELDS)]


def _one(row: tuple[Any, ...]) -> Said:
    pk, number, depth, path, status, name, role, confirmed, html, *rest = row
    gone = status != Status.SHOWN
    told = (pk, number, depth, path, gone, *(("", "", False, "") if gone else (name, role, confirmed, html)), *rest)
    return Said(*told)  # in the order of _FIELDS


def _with_passages(found: list[Said]) -> list[Said]:
    wanted = {one.question for one in found if one.question is not None}
    if not wanted:
        return found
    asked = Question.objects.filter(pk__in=wanted, status=Status.SHOWN).select_related("topic")
    known = {one.pk: (first_words(one.exact), path_of(one)) for one in asked}
    return [
        evolve(one, passage=known[one.question][0], passage_path=known[one.question][1])
        if one.question in known
        else one
        for one in found
    ]
