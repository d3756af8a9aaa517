"""The record's own search, for the field that chooses a quotation."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, JsonResponse

from onrecord.errors import UsageError
from onrecord.web.pages.quoted import link_of, quoted
from onrecord.web.record.book import book_of
from onrecord.web.record.words import day, office_name


def search(request: HttpRequest) -> JsonResponse:
    """Returns the statements that a search finds, each with all its words: an editor chooses among them."""
    asked = request.GET.get("q", "").strip()
    if not asked:
        return JsonResponse({"found": [], "total": 0})
    try:
        hits = book_of(settings.ONRECORD.folder).finder.search(asked, limit=20)
    except UsageError as fault:
        return JsonResponse({"found": [], "total": 0, "error": str(fault)})
    found = [
        {
            "id": one.row.id,
            "who": one.row.speaker or one.row.outlet or "",
            "when": day(one.row.date),
            "office": office_name(one.row.office),
            "language": one.row.language or "",
            "text": one.row.text,
        }
        for one in hits.hits
    ]
    return JsonResponse({"found": found, "total": hits.total})


def words(request: HttpRequest) -> JsonResponse:
    """Returns the link to some words of a statement, or the words of a link."""
    link = request.GET.get("link", "")
    try:
        if not link:
            link = link_of(request.GET.get("id", ""), request.GET.get("words", ""))
    except UsageError as fault:
        return JsonResponse({"error": str(fault)}, status=400)
    told = quoted(link)
    return JsonResponse(
        {"link": link, "words": told.words, "who": told.speaker, "when": day(told.date), "state": told.state}
    )
