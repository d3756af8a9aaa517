"""Which part of the site answers an address: what writes and what editors made first, then the record."""

from __future__ import annotations

from django.urls import include, path, re_path

from onrecord.web.alerts import urls as alerts
from onrecord.web.api.urls import to_reference
from onrecord.web.discussion import urls as discussion
from onrecord.web.dossiers import urls as dossiers
from onrecord.web.pages import urls as pages
from onrecord.web.record import urls as record
from onrecord.web.record.answer import shown
from onrecord.web.record.home import home_page

urlpatterns = [
    re_path("^api/?$", to_reference),
    path("api/v1/", include("onrecord.web.api.urls")),
    path("oai", include("onrecord.web.api.oai.urls")),
    *alerts.urlpatterns,
    *discussion.urlpatterns,
    *dossiers.urlpatterns,
    *pages.open_addresses,
    *pages.front_addresses,
    re_path(r"^record$", shown(home_page)),
    *record.urlpatterns,
]
handler404 = record.handler404
handler500 = record.handler500
