"""Which part of the site answers an address: what writes and what editors made first, then the record."""

from __future__ import annotations

from onrecord.web.discussion import urls as discussion
from onrecord.web.record import urls as record

urlpatterns = [*discussion.urlpatterns, *record.urlpatterns]
handler404 = record.handler404
handler500 = record.handler500
