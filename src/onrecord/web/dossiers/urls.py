"""Which address shows what: readers' pages under /dossiers, editors' under /cms/dossiers."""

from __future__ import annotations

from typing import Final

from django.urls import URLPattern, re_path

from onrecord.web.dossiers.desk import part, shelf, suggestions
from onrecord.web.dossiers.views import exports, pages
from onrecord.web.record.answer import shown

_SLUG: Final = r"dossiers/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)"

_DESK: Final = rf"^cms/{_SLUG}"
_PART: Final = rf"{_DESK}/(?P<kind>term|actor|proposal|step|position|pending|state)/(?P<place>(?:[a-z0-9-]{{1,80}}\.)?(?:new|\d{{1,4}}))"

urlpatterns: list[URLPattern] = [
    re_path(r"^dossiers$", shown(pages.shelf)),
    re_path(rf"^{_SLUG}$", shown(pages.dossier_page)),
    re_path(rf"^{_SLUG}/timeline$", shown(pages.timeline_page)),
    re_path(rf"^{_SLUG}/matrix$", shown(pages.matrix_page)),
    re_path(rf"^{_SLUG}/steps$", shown(pages.steps_page)),
    re_path(rf"^{_SLUG}/changed$", shown(pages.changed_page)),
    re_path(rf"^{_SLUG}/open$", shown(pages.open_page)),
    re_path(rf"^{_SLUG}/export/(?P<table>[a-z]+)\.csv$", shown(exports.table_file)),
    re_path(rf"^{_SLUG}/export/dossier\.jsonld$", shown(exports.graph_file)),
    re_path(rf"^{_SLUG}/export/dossier\.yml$", shown(exports.text_file)),
    re_path(r"^cms/dossiers/?$", shelf.shelf),
    re_path(r"^cms/dossiers/-/new$", shelf.begin),
    re_path(rf"{_DESK}/?$", shelf.overview),
    re_path(rf"{_DESK}/head$", shelf.head),
    re_path(rf"{_DESK}/publish$", shelf.publish),
    re_path(rf"{_DESK}/text$", shelf.text),
    re_path(rf"{_DESK}/log$", shelf.deeds),
    re_path(rf"{_DESK}/suggestions$", suggestions.listed),
    re_path(rf"{_DESK}/suggestions/run$", suggestions.run),
    re_path(rf"{_DESK}/suggestions/by-hand$", suggestions.by_hand),
    re_path(rf"{_DESK}/suggestions/(?P<number>\d{{1,9}})/no$", suggestions.no),
    re_path(rf"{_DESK}/suggestions/(?P<number>\d{{1,9}})/take$", suggestions.take),
    re_path(rf"{_PART}/remove$", part.remove),
    re_path(rf"{_PART}$", part.part),
]
