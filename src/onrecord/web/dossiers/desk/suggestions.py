"""What was suggested for a dossier, and what editors decide on it."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from onrecord.errors import UsageError
from onrecord.web.dossiers.actions.decide import reject
from onrecord.web.dossiers.actions.log import author_of, log
from onrecord.web.dossiers.desk.gate import away, for_those_who, page
from onrecord.web.dossiers.desk.part import row_of, search, whole
from onrecord.web.dossiers.evidence.pin import pinned
from onrecord.web.dossiers.models.suggestion import Status
from onrecord.web.dossiers.shapes import Evidence
from onrecord.web.dossiers.suggest import Passage, keep, suggest
from onrecord.web.dossiers.told import told
from onrecord.web.record.book import book_of

_SHOWN: Final = 60


@for_those_who("suggest", "GET")
def listed(request: HttpRequest, slug: str) -> HttpResponse:
    """Shows suggestions, those that wait by default; with `?q=` statements of the record to suggest words of."""
    row = row_of(slug)
    asked = request.GET.get("status", "")
    chosen = asked if asked in Status.values else Status.SUGGESTED.value
    rows = row.suggestions.filter(status=chosen).select_related("decided_by")[:_SHOWN]
    query = request.GET.get("q", "")
    one = told(row)
    return page(
        request, "suggestions", slug=slug, dossier=one, rows=rows, chosen=chosen, statuses=Status.values, q=query,
        hits=search(query) if query else None,
    )  # fmt: skip


@for_those_who("edit", "POST")
def run(request: HttpRequest, slug: str) -> HttpResponse:
    """Lets the program look for passages."""
    row = row_of(slug)
    made = suggest(row, book_of(settings.ONRECORD.folder))
    log(author_of(request.user), slug, "suggested", str(made))
    return away(f"/cms/dossiers/{slug}/suggestions")


@for_those_who("suggest", "POST")
def by_hand(request: HttpRequest, slug: str) -> HttpResponse:
    """Takes words that a person suggests."""
    row, book = row_of(slug), book_of(settings.ONRECORD.folder)
    name, words = request.POST.get("statement", "").strip()[:120], request.POST.get("words", "")
    if not name or not words.strip():
        raise UsageError(gettext("A statement and some of its words are needed."))
    held = pinned(Evidence(words, statement=name), book.store)
    passage = Passage("by-hand", request.POST.get("why", "").strip(), held.statement, held.words)
    if keep(row, passage, book, by=request.user) is None:
        raise UsageError(gettext("These words are suggested already, or they are too long."))
    log(author_of(request.user), slug, "suggested", held.statement, {"words": held.words})
    return away(f"/cms/dossiers/{slug}/suggestions")


@for_those_who("edit", "POST")
def no(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Rejects a suggestion."""
    reject(whole(number), slug, request.POST.get("reason", "").strip(), author_of(request.user))
    return away(f"/cms/dossiers/{slug}/suggestions")


@for_those_who("edit", "GET")
def take(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """Leads to the form in which a suggestion becomes evidence."""
    kind, _, place = request.GET.get("as", "").partition("/")
    if kind not in {"proposal", "state", "position", "pending"} or not place:
        raise UsageError(gettext("There is no such part."))
    return away(f"/cms/dossiers/{slug}/{kind}/{place}?suggestion={whole(number)}")
