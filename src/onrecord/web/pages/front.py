"""Which addresses are the newsroom's: its first page and those that begin with the name of one of its pages."""
# mypy: disable-error-code="import-untyped"

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.urls.resolvers import RegexPattern
from django.utils.translation import get_language
from wagtail.views import serve

from onrecord.web.pages.around import around, slugs
from onrecord.web.pages.reserved import held_offices
from onrecord.web.record.answer import shown
from onrecord.web.record.home import home_page

_PATTERN: Final = r"^([\w\-/]*)$"
_record_home: Final = shown(home_page)


class PageAddress(RegexPattern):
    """Matches the addresses of pages of the newsroom and no others, without a question to the database.

    A name that is a press office of the record is the record's, whatever the newsroom calls its pages.
    """

    def __init__(self) -> None:
        """Takes the pattern of Wagtail's addresses, without the stroke at the end."""
        super().__init__(_PATTERN, is_endpoint=True)

    def match(self, path: str) -> Any:
        """Returns what Django's patterns return, None for an address of the record."""
        head = path.partition("/")[0]
        if not head or path.endswith("/") or head not in slugs() or head in held_offices():
            return None
        return super().match(path)


def first(request: HttpRequest) -> HttpResponseBase:
    """Returns the newsroom's first page where one is published in the reader's language, else the record's."""
    if (get_language() or "en") in around(host_of(request)).homes:
        return serve(request, "")  # type: ignore[no-any-return]
    return _record_home(request)


def theme_file(request: HttpRequest, digest: str) -> HttpResponse:
    """Returns the theme as a stylesheet; its name changes with it."""
    found = around(host_of(request))
    if found.digest != digest:
        return HttpResponseNotFound()
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return HttpResponse(found.css, content_type="text/css; charset=utf-8", headers=headers)


def host_of(request: HttpRequest) -> str:
    """Returns the name that a site was asked under."""
    return request.get_host().rsplit(":", 1)[0].lower()
