"""Which address shows what. Language and `.json` are taken off before (`web.gate.address`)."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import re_path
from django.views.decorators.csrf import csrf_exempt

from onrecord.web.record.answer import Away, missing, respond, shown
from onrecord.web.record.book import Book
from onrecord.web.record.cards import card_file
from onrecord.web.record.check import check_page
from onrecord.web.record.compare import compare_page, dropped_page
from onrecord.web.record.copies import copies_page
from onrecord.web.record.edition import edition_page
from onrecord.web.record.feeds import feed_file, feeds_page
from onrecord.web.record.home import home_page, office_page
from onrecord.web.record.memento import time_gate, time_map
from onrecord.web.record.novelty import latest, new_page, terms_page
from onrecord.web.record.people import outlet_page, outlets_page, people_page, person_page
from onrecord.web.record.phrase import phrase_page
from onrecord.web.record.promises import promises_page
from onrecord.web.record.proofs import capture_file, cite_file, cite_page, receipt_file
from onrecord.web.record.quoting import quote
from onrecord.web.record.registers import corrections_page, coverage_page, methods_page, names_page
from onrecord.web.record.replies import briefing_replies_page, replies_page
from onrecord.web.record.revisions import revisions_page
from onrecord.web.record.search import search_page
from onrecord.web.record.side_by_side import side_by_side_page
from onrecord.web.record.sitemaps import robots, sitemap_index, sitemap_part
from onrecord.web.record.statement import item_page

_OFFICE: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_BRIEFING: Final = rf"{_OFFICE}/(?:\d{{4}}-\d\d-\d\d|undated)(?:-[1-9]\d*)?"
_EDITION: Final = rf"{_BRIEFING}/[a-z]{{2,8}}(?:-[a-z0-9]+)*"
_REVISION: Final = r"(?:@r[1-9]\d{0,5})?"
_STATEMENT: Final = rf"{_EDITION}/[snqa]\d+[a-z]*{_REVISION}"
_ITEM: Final = rf"{_EDITION}/[snqax]\d+[a-z]*{_REVISION}"
_ANY: Final = rf"(?:{_ITEM}|{_EDITION}{_REVISION}|{_BRIEFING})"


def tidy(book: Book, request: HttpRequest, path: str) -> Away:  # noqa: ARG001  the same for everybody
    """Leads to the address without the stroke at its end."""
    return Away("/" + path.rstrip("/"), for_good=True)


urlpatterns = [
    re_path(r"^$", shown(home_page)),
    re_path(r"^search$", shown(search_page)),
    re_path(r"^phrase$", shown(phrase_page)),
    re_path(r"^compare$", shown(compare_page)),
    re_path(r"^dropped$", shown(dropped_page)),
    re_path(r"^replies$", shown(replies_page)),
    re_path(r"^follow-ups$", shown(promises_page)),
    re_path(r"^check$", csrf_exempt(shown(check_page))),
    re_path(r"^feeds$", shown(feeds_page)),
    re_path(r"^feeds/(?P<what>.{1,300})/(?P<form>rss|atom|feed)$", shown(feed_file)),
    re_path(r"^sitemap\.xml$", shown(sitemap_index)),
    re_path(r"^sitemaps/(?P<name>[a-z]{1,20}|[1-9]\d{0,6})\.xml$", shown(sitemap_part)),
    re_path(r"^robots\.txt$", shown(robots)),
    re_path(r"^timemap/link/", shown(time_map)),
    re_path(r"^timegate/", shown(time_gate)),
    re_path(r"^people$", shown(people_page)),
    re_path(r"^people/(?P<name>.+)$", shown(person_page)),
    re_path(r"^outlets$", shown(outlets_page)),
    re_path(r"^outlets/(?P<name>.+)$", shown(outlet_page)),
    re_path(r"^coverage$", shown(coverage_page)),
    re_path(r"^names$", shown(names_page)),
    re_path(r"^corrections$", shown(corrections_page)),
    re_path(r"^methods$", shown(methods_page)),
    re_path(r"^captures/(?P<sha256>[0-9a-f]{64})$", shown(capture_file)),
    re_path(rf"^(?P<name>{_ANY})/cite$", shown(cite_page)),
    re_path(rf"^(?P<name>{_ANY})/cite\.(?P<form>bib|ris|csl|txt)$", shown(cite_file)),
    re_path(rf"^(?P<name>{_STATEMENT})/copies$", shown(copies_page)),
    re_path(rf"^(?P<name>{_STATEMENT}|{_EDITION}{_REVISION})/card\.png$", shown(card_file)),
    re_path(rf"^(?P<name>{_STATEMENT})/quote$", shown(quote)),
    re_path(rf"^(?P<name>{_STATEMENT})/receipt$", shown(receipt_file)),
    re_path(rf"^(?P<name>{_BRIEFING})/side-by-side$", shown(side_by_side_page)),
    re_path(r"^latest/(?P<what>new|terms)$", shown(latest)),
    re_path(rf"^(?P<name>{_EDITION}|{_BRIEFING})/new$", shown(new_page)),
    re_path(rf"^(?P<name>{_EDITION}|{_BRIEFING})/replies$", shown(briefing_replies_page)),
    re_path(rf"^(?P<name>{_EDITION}|{_BRIEFING})/terms$", shown(terms_page)),
    re_path(rf"^(?P<name>{_EDITION}|{_BRIEFING})/revisions$", shown(revisions_page)),
    re_path(rf"^(?P<name>{_ITEM})$", shown(item_page)),
    re_path(rf"^(?P<name>{_EDITION}{_REVISION}|{_BRIEFING})$", shown(edition_page)),
    re_path(rf"^(?P<office>{_OFFICE})$", shown(office_page)),
    re_path(r"^(?P<path>.+)/$", shown(tidy)),
]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponseBase:  # noqa: ARG001  Django's form
    """Returns the page that says that there is none at an address."""
    return respond(request, missing(request, ""))


def handler500(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  Django's form
    """Returns a page that needs nothing of what may be broken."""
    words = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>OnRecord</title><h1>This page could not be made.</h1>"
    )
    words += "<p>The fault is ours and has been written down. <a href='/'>The first page</a>"
    return HttpResponse(words, status=500)
