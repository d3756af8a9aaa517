"""Where readers judge: vote, report, say whether a question was answered, say what is wrong."""

from __future__ import annotations

from attrs import evolve, frozen
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from onrecord.web.discussion.actions import correction as corrections
from onrecord.web.discussion.actions.report import REASONS, report
from onrecord.web.discussion.actions.vote import say_answered, vote
from onrecord.web.discussion.answering import answering, back, is_part, page, part, reader_of
from onrecord.web.discussion.models import Comment, CorrectionRequest, Status
from onrecord.web.discussion.passage import cut
from onrecord.web.discussion.refused import NotHere, Refused
from onrecord.web.discussion.things import Thing, canonical, thing_of
from onrecord.web.discussion.views.fields import TRAP, Form, again, blank, field, stamp, whole
from onrecord.web.discussion.who import Who


@frozen
class Reporting:
    """The form in which a comment is reported; `done` once it was."""

    comment: int
    quoted: str
    name: str
    reasons: tuple[tuple[str, str], ...]
    done: bool = False


@frozen
class Correcting:
    """The form in which a correction is sent; `done` once it was."""

    thing: Thing
    form: Form
    wrong: str = ""
    right: str = ""
    source: str = ""
    done: bool = False


@frozen
class Settled:
    """A line of the log of corrections; words are "" before an editor has decided."""

    id: int
    path: str
    title: str
    created: str
    state: str
    wrong: str
    right: str
    source: str
    reply: str
    decided: str


@frozen
class CorrectionLog:
    """The log of corrections, the newest first; `after` asks for older ones."""

    lines: tuple[Settled, ...]
    after: int | None


@answering("POST")
def votes(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Takes a vote."""
    value = {"up": 1, "down": -1}.get(field(request, "value", 10))
    if value is None:
        raise Refused(gettext("Vote up or down."))
    found = vote(int(number), who, value)
    if is_part(request):
        return part(request, "_votes", found, reader=reader_of(request, who), counts=(found.up, found.down))
    return back(f"/discuss/comment/{found.pk}#c{found.number}")


@answering("GET", "POST")
def reports(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows the form in which a comment is reported, and takes the report."""
    found = Comment.objects.filter(pk=int(number), status=Status.SHOWN).first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    done = request.method == "POST"
    if done:
        report(found.pk, who, field(request, "reason", 20), field(request, "words", 2000))
    reasons = tuple((code, gettext(name)) for code, name in REASONS.items())
    value = Reporting(found.pk, cut(found.text, 300), found.name, reasons, done)
    return part(request, "_report", value) if is_part(request) else page(request, "report", value)


@answering("POST")
def answered(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Takes a reader's word on whether a question was answered."""
    thing = thing_of(canonical(key))
    topic = say_answered(thing, who, field(request, "value", 10))
    if is_part(request):
        return part(request, "_answered", {"thing": thing, "counts": topic})
    return back(f"/discuss/{thing.key}#answered")


@answering("GET", "POST")
def correct(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Shows the form in which a reader says what is wrong, and takes it."""
    thing = thing_of(canonical(key))
    purpose = f"correct {thing.key}"
    value = Correcting(thing, blank(f"/discuss/{thing.key}/correct", purpose, who.name))
    if request.method != "POST":
        return page(request, "correct", value)
    wrong, right, source = (field(request, name) for name in ("wrong", "right", "source"))
    try:
        sent = corrections.Wrong(
            wrong, right, source, field(request, "name", 200), field(request, "email", 300), stamp(request, purpose),
            trap=field(request, TRAP, 1000),
        )  # fmt: skip
        corrections.request(thing, who, sent)
    except Refused as no:
        typed = evolve(value, form=again(request, value.form, str(no)), wrong=wrong, right=right, source=source)
        return page(request, "correct", typed, status=no.status)
    return page(request, "correct", evolve(value, done=True))


@answering("GET")
def correction_log(request: HttpRequest, who: Who) -> HttpResponse:  # noqa: ARG001  the same for everybody
    """Shows what readers said was wrong, and what was decided."""
    found = CorrectionRequest.objects.order_by("-pk")
    after = whole(request.GET.get("after"))
    rows = list((found if after is None else found.filter(pk__lt=after))[:51])
    lines = tuple(_settled(one) for one in rows[:50])
    return page(request, "correction-log", CorrectionLog(lines, lines[-1].id if len(rows) > 50 else None))


def _settled(one: CorrectionRequest) -> Settled:
    decided = one.state != "open"
    return Settled(
        id=one.pk,
        path=one.path,
        title=one.title,
        created=one.created.isoformat(),
        state=one.state,
        wrong=one.wrong if decided else "",
        right=one.right if decided else "",
        source=one.source if decided else "",
        reply=one.reply,
        decided=one.decided.isoformat() if one.decided else "",
    )
