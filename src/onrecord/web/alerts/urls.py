"""Which address of alerts answers how. Language and `.json` are taken off before (`web.gate.address`)."""

from __future__ import annotations

from typing import Final

from django.urls import re_path

from onrecord.web.alerts.views import managing, ordering

_TOKEN: Final = r"(?P<token>[^/]{1,400})"  # noqa: S105  whatever a mail program made of one: the view says that it is damaged
_KEY: Final = r"(?P<key>[A-Za-z0-9_-]{43})"

urlpatterns = [
    re_path(r"^alerts$", ordering.home),
    re_path(r"^alerts/new$", ordering.new),
    re_path(r"^alerts/my$", ordering.my),
    re_path(rf"^alerts/my/{_TOKEN}$", managing.mine),
    re_path(rf"^alerts/confirm/{_TOKEN}$", managing.confirm_link),
    re_path(rf"^alerts/stop/{_TOKEN}$", managing.stop_link),
    re_path(rf"^alerts/feed/{_KEY}/(?P<form>rss|atom|feed)$", managing.feed),
]
