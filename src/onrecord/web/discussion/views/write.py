"""Where readers write, change and take back comments."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from onrecord.web.discussion.actions.change import edit, own, take_back
from onrecord.web.discussion.actions.write import Wanted, write
from onrecord.web.discussion.answering import answering, back, is_part, page, part, reader_of
from onrecord.web.discussion.models import Comment
from onrecord.web.discussion.passage import cut
from onrecord.web.discussion.refused import NotHere, Refused
from onrecord.web.discussion.things import Thing, canonical, thing_of
from onrecord.web.discussion.thread import around
from onrecord.web.discussion.tokens import edit_token
from onrecord.web.discussion.views.fields import TRAP, Form, again, blank, field, stamp, whole
from onrecord.web.discussion.who import Who


@frozen
class Writing:
    """A form on a page of its own, and what it is about; `quoted` are the words that are answered or changed."""

    thing: Thing
    form: Form
    quoted: str = ""
    to: str = ""
    comment: int | None = None


@answering("POST")
def comment(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Takes a comment; what cannot be taken comes back in its form."""
    key = canonical(key)
    thing = thing_of(key)
    form = blank(f"/discuss/{key}/comment", f"comment {key}", who.name)
    form = evolve(form, parent=whole(request.POST.get("parent")), question=whole(request.POST.get("question")))
    try:
        made = write(thing, who, _wanted(request, key, form))
    except Refused as no:
        value = Writing(thing, again(request, form, str(no)))
        shown = part if is_part(request) else page
        return shown(request, "_writing" if is_part(request) else "writing", value, status=no.status)
    token = edit_token(made.pk)
    if is_part(request):
        return _taken(request, who, made, token)
    return back(f"/discuss/comment/{made.pk}?mine={token}#c{made.number}")


def _wanted(request: HttpRequest, key: str, form: Form) -> Wanted:
    return Wanted(
        name=field(request, "name", 200),
        email=field(request, "email", 300),
        text=field(request, "text"),
        stamp=stamp(request, f"comment {key}"),
        trap=field(request, TRAP, 1000),
        parent=form.parent,
        question=form.question,
    )


def _taken(request: HttpRequest, who: Who, made: Comment, token: str) -> HttpResponse:
    branch = around(made) if made.place else None
    said = None
    if branch is not None:
        said = next(one for one in (branch.root, *branch.answers) if one.id == made.pk)
    shown: dict[str, Any] = {
        "said": said,
        "reader": reader_of(request, who),
        "email": bool(made.email and not made.confirmed),
    }
    return part(request, "_taken", made, token_mine=token, **shown)


@answering("GET")
def reply(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows the form in which a comment is answered."""
    found = Comment.objects.filter(pk=int(number), place__gt=0).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    key = found.topic.key
    form = evolve(blank(f"/discuss/{key}/comment", f"comment {key}", who.name), parent=found.pk)
    quoted = "" if found.status != "shown" else cut(found.text, 300)
    value = Writing(thing_of(key), form, quoted, found.name)
    return part(request, "_writing", value) if is_part(request) else page(request, "writing", value)


@answering("GET", "POST")
def change(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows the form in which a writer changes a comment, and takes the change."""
    token = (request.POST if request.method == "POST" else request.GET).get("mine", "")
    found = own(int(number), who, token)
    form = Form(f"/discuss/comment/{found.pk}/edit", token, known=found.name, text=found.text)
    value = Writing(thing_of(found.topic.key), form, comment=found.pk)
    if request.method != "POST":
        return page(request, "change", value)
    try:
        edit(found.pk, who, token, field(request, "text"))
    except Refused as no:
        typed = evolve(form, text=request.POST.get("text", ""), reason=str(no))
        return page(request, "change", evolve(value, form=typed), status=no.status)
    return back(f"/discuss/comment/{found.pk}?mine={token}#c{found.number}")


@answering("POST")
def delete(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Takes a writer's comment back."""
    found = take_back(int(number), who, field(request, "mine", 400))
    return back(f"/discuss/{found.topic.key}")
