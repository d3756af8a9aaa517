"""Passages marked: the marks of a page, the box beside one, the form in which one is marked."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext

from onrecord.web.discussion.actions.mark import Asked as Wanted
from onrecord.web.discussion.actions.mark import Passage, is_trusted, mark, may_mark
from onrecord.web.discussion.answering import answering, back, is_part, page, part
from onrecord.web.discussion.models import Comment, Question, Status
from onrecord.web.discussion.passage import cut
from onrecord.web.discussion.refused import Forbidden, NotHere, Refused
from onrecord.web.discussion.things import Thing, canonical, thing_of
from onrecord.web.discussion.views.fields import TRAP, Form, again, blank, field, stamp, whole
from onrecord.web.discussion.views.page import Asked, asked_of, question_form
from onrecord.web.discussion.who import Who
from onrecord.web.record.links import at

LAST = 3
"""Answers shown beside a passage."""


@frozen
class Marking:
    """The form in which a passage is marked. `trusted` are those who may by their office."""

    thing: Thing
    form: Form
    passage: Passage
    trusted: bool


@frozen
class Answered:
    """An answer as it stands beside its passage."""

    id: int
    name: str
    words: str


@frozen
class Box:
    """A question with its last answers, and the form to answer it; `status` says whether readers see it."""

    thing: Thing
    asked: Asked
    last: tuple[Answered, ...]
    status: str
    opened: bool


@answering("GET")
def marks(request: HttpRequest, who: Who, key: str) -> HttpResponse:  # noqa: ARG001  the form of a view
    """Tells the site's script where the marks of a page stand: of a briefing those of all its statements."""
    key = canonical(key)
    thing = thing_of(key)
    found = Question.objects.filter(status=Status.SHOWN).select_related("topic").order_by("pk")
    mine = found.filter(topic__key=key)
    if ":" not in key and not thing.text:
        mine = mine | found.filter(topic__key__startswith=f"{key.rpartition('/')[0] if '/x' in key else key}/")
    value = {
        "marks": [_told(one) for one in mine[:200]],
        "may_mark": may_mark(thing, who),
        "ask": at(f"/discuss/{key}/ask"),
    }
    response = JsonResponse(value)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _told(one: Question) -> dict[str, Any]:
    return {
        "id": one.pk,
        "key": one.topic.key,
        "block": one.block,
        "start": one.start,
        "exact": one.exact,
        "prefix": one.prefix,
        "suffix": one.suffix,
        "question": one.question,
        "answers": one.answers,
        "opened": one.opened,
        "path": at(f"/discuss/question/{one.pk}"),
    }


@answering("GET")
def box(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows a question, its last answers cut short, and the form to answer it."""
    found = Question.objects.filter(pk=int(number)).select_related("topic").first()
    own = found is not None and who.is_known and found.user_id == who.user.pk
    if found is None or not (found.status == Status.SHOWN or own or who.may("moderate")):
        raise NotHere(gettext("This question is not there."))
    last = Comment.objects.filter(question=found, status=Status.SHOWN).order_by("-pk")[:LAST]
    asked = asked_of(found)
    value = Box(
        thing=thing_of(found.topic.key),
        asked=asked,
        last=tuple(Answered(one.pk, one.name, cut(one.text)) for one in last),
        status=found.status,
        opened=found.opened,
    )
    form = question_form(found.topic.key, asked, who)
    shown = part if is_part(request) else page
    may_remove = own or who.may("moderate")
    return shown(request, "_box" if is_part(request) else "box", value, form=form, may_remove=may_remove)


@answering("GET", "POST")
def ask(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Shows the form in which a passage is marked, and takes the mark."""
    thing = thing_of(canonical(key))
    if not may_mark(thing, who):
        raise Forbidden(gettext("Only authors and editors mark passages here."))
    purpose = f"ask {thing.key}"
    sent = request.POST if request.method == "POST" else request.GET
    passage = Passage(
        exact=sent.get("exact", "")[:3000],
        start=whole(sent.get("start")),
        end=whole(sent.get("end")),
        block=sent.get("block", "")[:40],
        prefix=sent.get("prefix", "")[:100],
        suffix=sent.get("suffix", "")[:100],
    )
    if thing.text and not passage.exact and passage.start is not None and passage.end is not None:
        passage = evolve(passage, exact=thing.text[passage.start : passage.end])
    form = blank(f"/discuss/{thing.key}/ask", purpose, who.name)
    value = Marking(thing, form, passage, is_trusted(thing, who))
    if request.method != "POST":
        return page(request, "ask", value)
    try:
        opened, trap = bool(field(request, "opened", 10)), field(request, TRAP, 1000)
        wanted = Wanted(
            field(request, "text", 2000), field(request, "name", 200), stamp(request, purpose), opened, trap
        )
        made = mark(thing, who, passage, wanted)
    except Refused as no:
        return page(request, "ask", evolve(value, form=again(request, form, str(no))), status=no.status)
    if made.status != Status.SHOWN:
        return page(request, "asked", value)
    return back(f"/discuss/question/{made.pk}")
