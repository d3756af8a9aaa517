"""The editors' list of dossiers, a dossier's overview, its text, its log."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext, gettext_noop

from onrecord.errors import OnRecordError, UsageError
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.edit import (
    OvertakenError,
    head_seen,
    parts_of,
    put_head,
    put_text,
    seen,
    text_seen,
)
from onrecord.web.dossiers.actions.log import author_of
from onrecord.web.dossiers.actions.save import save
from onrecord.web.dossiers.desk.faults import fault_of
from onrecord.web.dossiers.desk.forms import HEADINGS, LANGUAGES
from onrecord.web.dossiers.desk.gate import away, for_those_who, page
from onrecord.web.dossiers.desk.part import row_of
from onrecord.web.dossiers.models.suggestion import Status
from onrecord.web.dossiers.shapes import Dossier, spoken_in
from onrecord.web.dossiers.shapes.linked import checked
from onrecord.web.dossiers.text.fields import Fields
from onrecord.web.dossiers.text.read import dossier_from
from onrecord.web.dossiers.text.write import dossier_text
from onrecord.web.dossiers.told import told
from onrecord.web.dossiers.views.codes import named

_HEAD: Final = {"dossier": gettext_noop("Name in the address"), "title": gettext_noop("Title")}
"""What the form that begins a dossier calls its fields."""


@for_those_who("suggest", "GET")
def shelf(request: HttpRequest) -> HttpResponse:
    """Shows all dossiers, those that readers do not see as well."""
    return _shelf(request)


@for_those_who("edit", "POST")
def begin(request: HttpRequest) -> HttpResponse:
    """Begins a dossier, or shows the form again with what was typed and what is wrong with it."""
    try:
        made = _begun(request)
    except OnRecordError as error:
        return _shelf(request, fault_of(error, _HEAD))
    return away(f"/cms/dossiers/{made.slug}")


def _shelf(request: HttpRequest, fault: str = "") -> HttpResponse:
    rows = models.Dossier.objects.order_by("slug")
    typed = {name: request.POST.get(name, "") for name in ("slug", "text")}
    titles = [(code, request.POST.get(f"title.{code}", "")) for code in LANGUAGES]
    return page(request, "shelf", status=400 if fault else 200, rows=rows, fault=fault, typed=typed, titles=titles)


def _begun(request: HttpRequest) -> Dossier:
    """Begins an empty dossier with a name and a title, or the one of a text."""
    text = request.POST.get("text", "").strip()
    if text:
        made = dossier_from(text)
    else:
        part = Fields(
            {"dossier": request.POST.get("slug", "").strip(), "title": _words(request, "title")}, gettext("dossier")
        )
        made = checked(Dossier(part.key("dossier"), part.words("title")))
    if models.Dossier.objects.filter(slug=made.slug).exists():
        raise UsageError(gettext("There is a dossier of this name already."))
    save(made, author_of(request.user), published=False)
    return made


@for_those_who("suggest", "GET")
def overview(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows all parts of a dossier, each with a way to its form."""
    return _overview(request, slug)


def _overview(request: HttpRequest, slug: str, *, status: int = 200, **typed: Any) -> HttpResponse:
    """Returns the overview; `typed` are title and summary as an editor sent them, where they were not taken."""
    row = row_of(slug)
    one = told(row)
    waiting = row.suggestions.filter(status=Status.SUGGESTED).count()
    shown = {"title": one.title, "summary": one.summary, "was": head_seen(one), "listed": _listed(one), **typed}
    return page(request, "overview", status=status, slug=slug, row=row, dossier=one, waiting=waiting, **shown)


def _listed(one: Dossier) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Returns the parts by kind: where each has its form, how it is called there, what an editor sees now."""
    spoken = get_language() or "en"
    made = []
    for kind, name in HEADINGS.items():
        if kind == "state":
            rows = [(f"{step.key}.{n}", state) for step in one.steps for n, state in enumerate(step.states)]
        else:
            rows = [(str(n), part) for n, part in enumerate(parts_of(one, kind))]
        told_of = [(f"{kind}/{at}", _label(kind, at, part, spoken), seen(kind, part)) for at, part in rows]
        made.append((kind, gettext(name), told_of))
    return made


def _label(kind: str, at: str, part: Any, language: str) -> str:
    if kind == "term":
        return ", ".join(form for forms in part.forms.values() for form in forms) or str(part.key)
    if kind == "state":
        return f"{at.partition('.')[0]}: {named(part.state)} ({part.since})"
    if kind == "position":
        subject = part.proposal or spoken_in(part.question, language)[0]
        return f"{part.holder}: {named(part.stance)}, {subject} ({part.since})"
    words = {"actor": "name", "pending": "text"}.get(kind, "title")
    return spoken_in(getattr(part, words), language)[0]


@for_those_who("edit", "POST")
def head(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes another title and summary."""
    row_of(slug)
    typed = {"title": _words(request, "title"), "summary": _words(request, "summary")}
    part = Fields(dict(typed), slug)
    title, summary = part.words("title"), part.words("summary", needed=False)
    try:
        put_head(slug, title, summary, request.POST.get("was", ""), author_of(request.user))
    except OvertakenError as fault:
        return _overview(request, slug, status=409, fault=str(fault), theirs=True, **typed)
    return away(f"/cms/dossiers/{slug}")


@for_those_who("edit", "POST")
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows a dossier to readers, or hides it."""
    wanted = request.POST.get("published") == "yes"
    save(told(row_of(slug)), author_of(request.user), published=wanted)
    return away(f"/cms/dossiers/{slug}")


@for_those_who("edit", "GET", "POST")
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows a dossier as text, and takes it back."""
    one, fault, theirs = told(row_of(slug)), "", ""
    shown, was = dossier_text(one), text_seen(one)
    if request.method == "POST":
        was = request.POST.get("seen", "")
        shown = request.POST.get("text", "")
        try:
            made = dossier_from(shown, slug)
            if made.slug != slug:
                raise UsageError(gettext("The name of a dossier stays as it is."))
            put_text(made, was, author_of(request.user))
            return away(f"/cms/dossiers/{slug}")
        except OvertakenError as error:
            one = told(row_of(slug))
            fault, theirs, was = str(error), dossier_text(one), text_seen(one)
        except OnRecordError as error:
            fault = str(error)
    status = 409 if theirs else 400 if fault else 200
    return page(
        request, "text", status=status, slug=slug, dossier=one, text=shown, seen=was, fault=fault, theirs=theirs
    )


@for_those_who("suggest", "GET")
def deeds(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows who changed what."""
    rows = models.Deed.objects.filter(slug=slug)[:200]
    return page(request, "log", slug=slug, dossier=told(row_of(slug)), rows=rows)


def _words(request: HttpRequest, name: str) -> dict[str, str]:
    return {code: words for code in LANGUAGES if (words := request.POST.get(f"{name}.{code}", "").strip())}
