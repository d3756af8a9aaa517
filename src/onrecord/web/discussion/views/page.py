"""The discussion of a thing: as a page, as a part of another page, and what is loaded later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from attrs import frozen
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from onrecord.web.discussion.actions.change import is_own
from onrecord.web.discussion.actions.mark import may_mark
from onrecord.web.discussion.actions.write import check_open, rules
from onrecord.web.discussion.answering import answering, back, page, part, reader_of
from onrecord.web.discussion.models import Comment, Question, Status, Topic
from onrecord.web.discussion.passage import cut, first_words, path_of
from onrecord.web.discussion.refused import Forbidden, NotHere
from onrecord.web.discussion.things import Thing, canonical, thing_of
from onrecord.web.discussion.thread import SORTS, Branch, Listing, answers_after, around, listing, news
from onrecord.web.discussion.tokens import form_token
from onrecord.web.discussion.views.fields import Form, blank, moment_of, whole
from onrecord.web.discussion.who import Who


@frozen
class Asked:
    """A question to readers, as a list shows it."""

    id: int
    question: str
    name: str
    answers: int
    words: str
    path: str


@frozen
class Counts:
    """What is counted of a thing: comments, and what readers say to "was it answered?"."""

    comments: int
    yes: int
    partly: int
    no: int
    closed: bool


@frozen
class Part:
    """The discussion of a part of a briefing."""

    path: str
    title: str
    comments: int


@frozen
class Discussion:
    """A discussion: what it is about, its threads, its questions, and how it is sorted and narrowed.

    `question` is the question whose answers are shown alone; `inline` says that only answers to questions are; `since` is
    the moment after which comments are shown, None for all. `now` is when the page was made, `newest` when a comment appeared
    last: from them a browser tells what is new.
    """

    thing: Thing
    counts: Counts
    listing: Listing
    sort: str
    sorts: tuple[str, ...]
    inline: bool
    question: Asked | None
    questions: tuple[Asked, ...]
    parts: tuple[Part, ...]
    may_mark: bool
    since: datetime | None
    now: datetime
    newest: datetime | None

    @property
    def is_whole(self) -> bool:
        """Tells whether nothing is left out."""
        return not (self.inline or self.question or self.since)


@frozen
class Single:
    """One comment in its thread. `mine` is the token with which its writer may change it, "" for all others."""

    thing: Thing
    id: int
    number: int
    branch: Branch | None
    status: str
    sent: bool
    mine: str
    email: str


@answering("GET")
def discussion(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Shows a discussion."""
    if canonical(key) != key:
        return back(f"/discuss/{canonical(key)}")
    value, more = _made(request, who, key)
    return page(request, "discussion", value, **more)


@answering("GET")
def fragment(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Shows a discussion as a part of another page."""
    value, more = _made(request, who, canonical(key))
    return part(request, "_discussion", value, **more)


@answering("GET")
def more(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Shows the next threads of a discussion."""
    value, rest = _made(request, who, canonical(key))
    return part(request, "_branches", value, **rest)


def _made(request: HttpRequest, who: Who, key: str) -> tuple[Discussion, dict[str, Any]]:
    thing = thing_of(key)
    topic = Topic.objects.filter(key=key).first() or Topic(key=key)
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else SORTS[0]
    chosen, inline = whole(request.GET.get("question")), request.GET.get("show") == "inline"
    since, now = moment_of(request.GET.get("since", "")), timezone.now()
    asked, after = tuple(questions_of(topic)), request.GET.get("after", "")
    shown = Listing((), None)
    if topic.pk is not None and since is not None:
        shown = news(topic, since, after=after)
    elif topic.pk is not None:
        shown = listing(topic, sort, after=after, question=chosen, inline=inline)
    value = Discussion(
        thing=thing,
        counts=Counts(topic.comments, topic.yes, topic.partly, topic.no, is_closed(thing)),
        listing=shown,
        sort=sort,
        sorts=SORTS,
        inline=inline,
        question=next((one for one in asked if one.id == chosen), None),
        questions=asked,
        parts=_parts(key),
        may_mark=may_mark(thing, who) and (bool(thing.text) or ":" in key),
        since=since,
        now=now,
        newest=topic.newest,
    )
    form = blank(f"/discuss/{key}/comment", f"comment {key}", who.name)
    if value.question is not None:
        form = question_form(key, value.question, who)
    follow = form_token(f"follow {key}")
    moderates = who.may("moderate") or (who.is_known and who.user.pk in thing.authors)
    return value, {"form": form, "follow": follow, "reader": reader_of(request, who), "moderates": moderates}


def question_form(key: str, asked: Asked, who: Who) -> Form:
    """Returns the form in which a question is answered."""
    made = blank(f"/discuss/{key}/comment", f"comment {key}", who.name)
    return Form(made.path, made.stamp, made.known, question=asked.id, legend=asked.question)


def is_closed(thing: Thing) -> bool:
    """Tells whether nothing may be said about a thing."""
    try:
        check_open(thing, rules())
    except Forbidden:
        return True
    return False


def questions_of(topic: Topic) -> list[Asked]:
    """Returns the questions that are shown."""
    if topic.pk is None:
        return []
    found = Question.objects.filter(topic=topic, status=Status.SHOWN).select_related("topic").order_by("pk")[:200]
    return [asked_of(one) for one in found]


def asked_of(one: Question) -> Asked:
    """Returns a question as a list shows it."""
    return Asked(one.pk, one.question, one.name, one.answers, first_words(one.exact), path_of(one))


def _parts(key: str) -> tuple[Part, ...]:
    if ":" in key or key.count("/") != 1:
        return ()
    below = Topic.objects.filter(key__startswith=f"{key}/", comments__gt=0).order_by("-comments", "key")[:50]
    return tuple(Part(f"/discuss/{one.key}", cut(one.title), one.comments) for one in below)


@answering("GET")
def single(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows one comment in its thread; to its writer also while it waits."""
    found = Comment.objects.filter(pk=int(number)).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    token = request.GET.get("mine", "")
    mine = is_own(found, who, token, rules())
    if not found.place and not mine and not who.may("moderate"):
        raise NotHere(gettext("This comment is not there."))
    value = Single(
        thing=thing_of(found.topic.key),
        id=found.pk,
        number=found.number,
        branch=around(found) if found.place else None,
        status=found.status,
        sent=mine and "mine" in request.GET,
        mine=(token or "signed-in") if mine and found.status != Status.DELETED else "",
        email="asked" if found.email and not found.confirmed and mine else "",
    )
    return page(request, "single", value, reader=reader_of(request, who))


@answering("GET")
def answers(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows the next answers of a thread."""
    found = Comment.objects.filter(pk=int(number)).select_related("topic").first()
    branch = None if found is None else answers_after(found.pk, request.GET.get("after", "")[:64])
    if found is None or branch is None:
        raise NotHere(gettext("This comment is not there."))
    reader = reader_of(request, who)
    if request.headers.get("X-Part"):
        return part(request, "_answers", branch, reader=reader)
    value = Single(
        thing_of(found.topic.key), found.pk, found.number, branch, found.status, sent=False, mine="", email=""
    )
    return page(request, "single", value, reader=reader)
