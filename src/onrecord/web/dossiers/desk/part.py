"""The form of one part, with the picker of evidence: search, take a statement, paste the words."""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from onrecord.errors import OnRecordError, UsageError
from onrecord.web.dossiers import models
from onrecord.web.dossiers.actions.decide import accept, waiting
from onrecord.web.dossiers.actions.edit import parts_of, put, seen
from onrecord.web.dossiers.actions.log import author_of
from onrecord.web.dossiers.actions.save import placed
from onrecord.web.dossiers.desk import forms
from onrecord.web.dossiers.desk.faults import fault_of
from onrecord.web.dossiers.desk.gate import away, for_those_who, page
from onrecord.web.dossiers.shapes import Dossier
from onrecord.web.dossiers.text.read import read_part
from onrecord.web.dossiers.text.write import part_told
from onrecord.web.dossiers.told import told
from onrecord.web.record.book import Book, book_of

_FOUND: Final = 8


@frozen
class Slot:
    """A quotation in a form; `said` is the whole statement, to take words from."""

    number: int
    told: dict[str, Any]
    said: str = ""


@for_those_who("edit", "GET", "POST")
def part(request: HttpRequest, slug: str, kind: str, place: str) -> HttpResponse:
    """Shows the form of a part, and takes it."""
    one = told(row_of(slug))
    within, number = _place(place, kind)
    found = _told(one, kind, within, number)
    was = seen(kind, parts_of(one, kind, within)[number]) if number is not None else ""
    fault, hits = "", None
    if request.method == "POST":
        found, was = forms.sent(kind, request.POST, found), request.POST.get("seen", "")
        if "find" in request.POST:
            hits = search(request.POST.get("q", ""))
        elif "use" in request.POST:
            found["evidence"] = [*found.get("evidence", []), {"statement": request.POST["use"], "words": ""}]
        else:
            try:
                return _kept(request, slug, kind, (within, number, was), found)
            except OnRecordError as error:
                fault = fault_of(error, {each.name: each.label for each in forms.FIELDS[kind]})
    elif kind in forms.CLAIMS and request.GET.get("suggestion"):
        asked = waiting(whole(request.GET["suggestion"]), slug)
        held = {"statement": f"{asked.statement}@r{asked.revision}", "words": asked.words}
        found["evidence"] = [*found.get("evidence", []), held]
    return page(
        request,
        "part",
        status=400 if fault else 200,
        slug=slug,
        kind=kind,
        heading=gettext(forms.HEADINGS[kind]),
        place=place,
        dossier=one,
        fields=forms.shown(kind, found, one),
        slots=_slots(kind, found),
        fault=fault,
        hits=hits,
        q=request.POST.get("q", ""),
        seen=was,
        suggestion=request.POST.get("suggestion") or request.GET.get("suggestion", ""),
    )


@for_those_who("edit", "POST")
def remove(request: HttpRequest, slug: str, kind: str, place: str) -> HttpResponse:
    """Takes a part away."""
    within, number = _place(place, kind)
    if number is None:
        raise UsageError(gettext("There is no such part."))
    put(slug, kind, (within, number, request.POST.get("seen", "")), None, author_of(request.user))
    return away(f"/cms/dossiers/{slug}")


def row_of(slug: str) -> models.Dossier:
    """Returns the row of a dossier; raises UsageError where there is none."""
    row = models.Dossier.objects.filter(slug=slug).first()
    if row is None:
        raise UsageError(gettext("There is no dossier of this name."))
    return row


def search(query: str) -> list[Any]:
    """Returns the first statements that a search of the record finds."""
    wanted = query.strip()[:300]
    return [hit.row for hit in _book().finder.search(wanted, limit=_FOUND).hits] if wanted else []


def whole(text: str) -> int:
    """Returns a number that came from an address or a form; raises UsageError for anything else."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UsageError(gettext("There is no such part."))
    return int(text)


def _kept(
    request: HttpRequest, slug: str, kind: str, at: tuple[str, int | None, str], found: dict[str, Any]
) -> HttpResponse:
    made = read_part(kind, found)
    if kind == "step" and at[1] is not None:
        # A step's form does not show its states: they stay as they are.
        held = parts_of(told(row_of(slug)), kind)
        made = read_part(kind, {**found, "states": part_told(kind, held[at[1]]).get("states", [])})
    author, number = author_of(request.user), request.POST.get("suggestion", "")
    if number:
        waiting(whole(number), slug)
    put(slug, kind, at, made, author)
    if number:
        accept(whole(number), slug, f"{kind} {at[0]}", _found(made), author)
    return away(f"/cms/dossiers/{slug}")


def _found(made: Any) -> tuple[Any, ...]:
    """Returns the quotations of a part with their places, so that their words can be compared."""
    one = placed(Dossier("one", {}, pending=(made,)), _book().store).pending[0]
    return tuple(one.evidence)


def _slots(kind: str, found: dict[str, Any]) -> list[Slot]:
    if kind not in forms.CLAIMS:
        return []
    held = [*found.get("evidence", []), {}]
    return [Slot(number, one, _said(one.get("statement", ""))) for number, one in enumerate(held)]


def _said(statement: str) -> str:
    if not statement:
        return ""
    try:
        return _book().store.statement(statement)[1].text
    except OnRecordError:
        return ""


def _told(one: Dossier, kind: str, within: str, number: int | None) -> dict[str, Any]:
    held = parts_of(one, kind, within)
    if number is None:
        return {}
    if number >= len(held):
        raise UsageError(gettext("There is no such part."))
    return part_told(kind, held[number])


def _place(place: str, kind: str) -> tuple[str, int | None]:
    """Returns the step of a state and the number of a part; None for a new one."""
    within, _, number = place.rpartition(".") if kind == "state" else ("", "", place)
    return within, None if number == "new" else whole(number)


def _book() -> Book:
    return book_of(settings.ONRECORD.folder)
