"""Where moderators work: what waits, what was reported, decisions, bans, rules, the log."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from attrs import frozen
from django.contrib.auth.views import redirect_to_login
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from onrecord.web.discussion.actions.ban import DAYS, ban, lift
from onrecord.web.discussion.actions.correction import settle
from onrecord.web.discussion.actions.log import log
from onrecord.web.discussion.actions.moderate import close_topic, decide, decide_question
from onrecord.web.discussion.actions.write import rules
from onrecord.web.discussion.answering import answering, back, page
from onrecord.web.discussion.models import Ban, Comment, Deed, Report, Rules
from onrecord.web.discussion.queue import LISTS, counts, lists
from onrecord.web.discussion.refused import Forbidden, NotHere
from onrecord.web.discussion.things import canonical, thing_of
from onrecord.web.discussion.views.fields import field, whole
from onrecord.web.discussion.who import Who
from onrecord.web.record.links import at

PER_PAGE = 30


@frozen
class Desk:
    """What moderators see: one list of those there are, with the counts of all."""

    chosen: str
    counts: tuple[tuple[str, int], ...]
    rows: tuple[Any, ...]
    after: int | None


_WHO: Final = {"rule": gettext_noop("Only editors set the rules.")}
"""Whom a refusal names where it is not moderators."""


def guarded(right: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Returns what shuts a view to all without a right: guests are led to sign in."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guard(request: HttpRequest, who: Who, **parts: str) -> HttpResponse:
            if not who.is_known and request.method == "GET":
                return redirect_to_login(request.get_full_path())
            if not who.may(right):
                raise Forbidden(gettext(_WHO.get(right, "Only moderators can do that.")))
            return view(request, who, **parts)

        return guard

    return wrap


@answering("GET")
@guarded("moderate")
def desk(request: HttpRequest, who: Who) -> HttpResponse:  # noqa: ARG001  the same for all who may
    """Shows what waits for a decision."""
    chosen = request.GET.get("list", "")
    chosen = chosen if chosen in LISTS else LISTS[0]
    found = lists()
    after = whole(request.GET.get("after"))
    rows = found[chosen] if after is None else found[chosen].filter(pk__lt=after)
    shown = list(rows.order_by("-pk")[: PER_PAGE + 1])
    more = shown[PER_PAGE - 1].pk if len(shown) > PER_PAGE else None
    return page(request, "desk", Desk(chosen, tuple(counts().items()), tuple(shown[:PER_PAGE]), more), lists=LISTS)


@answering("GET")
@guarded("moderate")
def one_comment(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Shows a comment with its reports and all that can be done."""
    found = Comment.objects.filter(pk=int(number)).select_related("topic").first()
    if found is None:
        raise NotHere(gettext("This comment is not there."))
    reports = Report.objects.filter(comment=found).order_by("-pk")[:50]
    return page(request, "moderate-comment", found, reports=reports, days=DAYS, may_ban=who.may("ban"))


@answering("POST")
def decision(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Takes a decision on a comment: of moderators, or of authors on their own pages."""
    found = decide(int(number), who, field(request, "verb", 20), field(request, "reason", 400))
    if request.POST.get("next") == "desk":
        return back("/discuss/moderate")
    return back(f"/discuss/comment/{found.pk}" if found.place else f"/discuss/{found.topic.key}")


@answering("POST")
def question(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Takes a decision on a question; who asked it may remove it."""
    found = decide_question(int(number), who, field(request, "verb", 20), field(request, "reason", 400))
    return back("/discuss/moderate?list=questions" if who.may("moderate") else f"/discuss/{found.topic.key}")


@answering("POST")
def topic(request: HttpRequest, who: Who, key: str) -> HttpResponse:
    """Closes a discussion, or opens it again."""
    thing = thing_of(canonical(key))
    close_topic(thing, who, closed=field(request, "verb", 20) == "close")
    return back(f"/discuss/{thing.key}")


@answering("POST")
@guarded("moderate")
def correction(request: HttpRequest, who: Who, number: str) -> HttpResponse:
    """Takes a decision on a correction."""
    settle(int(number), who, accepted=field(request, "verb", 20) == "accept", reply=field(request, "reply", 3000))
    return back("/discuss/moderate?list=corrections")


@answering("GET", "POST")
@guarded("ban")
def bans(request: HttpRequest, who: Who) -> HttpResponse:
    """Shows who is shut out; shuts somebody out, or lets them in again."""
    if request.method == "POST":
        number = whole(request.POST.get("lift"))
        if number is not None:
            lift(number, who)
        else:
            days = whole(field(request, "days", 6)) or 0
            ban(whole(request.POST.get("comment")) or 0, who, days=days, reason=field(request, "reason", 400))
        return back("/discuss/moderate/bans")
    rows = Ban.objects.filter(until__gt=timezone.now()).select_related("by").order_by("-pk")[:200]
    return page(request, "bans", tuple(rows))


@answering("GET")
@guarded("moderate")
def deeds(request: HttpRequest, who: Who) -> HttpResponse:  # noqa: ARG001  the same for all who may
    """Shows the log."""
    after = whole(request.GET.get("after"))
    found = Deed.objects.order_by("-pk")
    rows = list((found if after is None else found.filter(pk__lt=after))[:101])
    return page(request, "deeds", tuple(rows[:100]), after=rows[99].pk if len(rows) > 100 else None)


_LABELS = {
    "waits": gettext_noop("Whose comments wait for a moderator"),
    "guests": gettext_noop("Readers may write without an account"),
    "votes": gettext_noop("Readers may vote"),
    "down": gettext_noop("Readers may vote against a comment"),
    "readers_mark": gettext_noop("Readers may mark a passage and ask about it"),
    "links": gettext_noop("Comments with more links than this wait"),
    "longest": gettext_noop("Characters of a comment at most"),
    "edit_minutes": gettext_noop("Minutes in which writers may change a comment"),
    "an_hour": gettext_noop("Comments of one reader in an hour at most"),
    "close_days": gettext_noop("Days after which discussions close; 0 for never"),
    "blocked": gettext_noop("Words with which a comment waits, one on each line"),
}
_WAITS = {
    "nobody": gettext_noop("nobody’s"),
    "newcomers": gettext_noop("those of newcomers"),
    "guests": gettext_noop("those of readers without an account"),
    "everybody": gettext_noop("everybody’s"),
}


class RulesForm(ModelForm):  # type: ignore[type-arg]
    """The rules as a form."""

    class Meta:
        """All rules."""

        model = Rules
        fields = tuple(_LABELS)

    def __init__(self, *values: Any, **named: Any) -> None:
        """Names the fields in the reader's language."""
        super().__init__(*values, **named)
        for name, label in _LABELS.items():
            self.fields[name].label = gettext(label)
        waits: Any = self.fields["waits"]
        waits.choices = [(code, gettext(name)) for code, name in _WAITS.items()]


@answering("GET", "POST")
@guarded("rule")
def rules_page(request: HttpRequest, who: Who) -> HttpResponse:
    """Shows the rules, and takes new ones."""
    form = RulesForm(request.POST if request.method == "POST" else None, instance=rules())
    if request.method == "POST" and form.is_valid():
        log(who, "rules", ", ".join(form.changed_data) or "-")
        form.save()
        return back("/discuss/moderate/rules?saved=1")
    return page(request, "rules", form, saved="saved" in request.GET, action=at("/discuss/moderate/rules"))
