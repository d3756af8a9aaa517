"""From what a view returns to what a reader gets: a page, the same as JSON, or the page of what is not there."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from html import escape
from http import HTTPStatus
from typing import Any, Final

from attrs import Factory, evolve, frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from onrecord.errors import ListError, UsageError
from onrecord.web.gate.address import FORM, PLAIN
from onrecord.web.record.about import About, head
from onrecord.web.record.book import book_of
from onrecord.web.record.fields import FieldError
from onrecord.web.record.frame_html import above, below
from onrecord.web.record.links import at, machine
from onrecord.web.record.plain import plain
from onrecord.web.record.surroundings import USUAL_NAME, Surroundings, around_above, around_below, surroundings

_LOG: Final = logging.getLogger(__name__)
_JSON: Final = "application/json; charset=utf-8"
_HTML: Final = "text/html; charset=utf-8"


@frozen
class Answer:
    """A page: its template, what it shows, and its status. `name` is the last part of the JSON form's schema.

    `about` is what the page says of itself to search engines and to those who link to it.
    """

    name: str
    value: Any
    status: int = 200
    headers: Mapping[str, str] = Factory(dict)
    about: About | None = None


@frozen
class Away:
    """Another address of this site that answers instead, without the language; for good or for now."""

    path: str
    for_good: bool = False


@frozen
class Raw:
    """An answer that is no page: a citation for a reference manager, a receipt, the bytes of a capture, a feed.

    What is not `kept` differs by more than its address, and no cache of pages takes it.
    """

    body: bytes
    media_type: str
    filename: str | None = None
    headers: Mapping[str, str] = Factory(dict)
    status: int = 200
    kept: bool = True


@frozen
class Missing:
    """Why there is no page."""

    reason: str
    path: str


@frozen
class Frame:
    """What stands around every page. `path` has neither language nor form; `query` begins with `?` where there is one.

    `around` is what editors put there: asked for once, it may cost a question to their database. `for_machines` is False of
    a form, which has nothing to tell as JSON.
    """

    language: str
    path: str
    query: str
    status: int
    about: About | None
    around: Surroundings | None = Factory(surroundings)
    for_machines: bool = True

    @property
    def json(self) -> str:
        """Returns the address of this page for machines, "" where it has none."""
        return machine(self.path) + self.query if self.for_machines else ""

    @property
    def head(self) -> SafeString:
        """Returns what other programs read of the page; nothing to find for them where there is no page."""
        if self.status != HTTPStatus.OK:
            return SafeString('<meta name="robots" content="noindex">\n')
        return head(self.path, self.query, self.json, self.about, name=self.name)

    @property
    def name(self) -> str:
        """Returns the site's name."""
        return (self.around.name(self.language) if self.around is not None else "") or USUAL_NAME

    @property
    def style(self) -> SafeString:
        """Returns the style that editors chose for the site."""
        return SafeString(self.around.style if self.around is not None else "")

    @property
    def above(self) -> SafeString:
        """Returns the bar above the page."""
        usual, told = above(self.path, self.query, self.status), self.around
        return usual if told is None else around_above(usual, told, self.language, at(self.path))

    @property
    def below(self) -> SafeString:
        """Returns the ways below the page."""
        usual, told = below(self.json, self.status), self.around
        return usual if told is None else around_below(usual, told, self.language)


View = Callable[..., Answer | Away | Raw]


def shown(view: View) -> Callable[..., HttpResponseBase]:
    """Returns a view of Django's: `view` gets the record, the request and the parts of the address."""

    def answer(request: HttpRequest, **parts: str) -> HttpResponseBase:
        book = book_of(settings.ONRECORD.folder)
        try:
            found = view(book, request, **parts)
        except FieldError as fault:
            found = evolve(missing(request, str(fault)), status=HTTPStatus.BAD_REQUEST)
        except ListError as fault:
            _LOG.error("%s", fault)
            return _unreadable(fault.told)
        except UsageError as fault:
            found = missing(request, str(fault))
        return respond(request, found)

    return answer


def _unreadable(told: str) -> HttpResponse:
    """Returns a page that needs none of the record's lists, one of which may be broken."""
    words = (
        "<!doctype html><html lang=en><meta charset=utf-8><title>OnRecord</title><h1>This page cannot be made now.</h1>"
        f"<p>A list beside this record cannot be read ({escape(told)}); whoever keeps the record has to mend it."
    )
    return HttpResponse(words, status=HTTPStatus.SERVICE_UNAVAILABLE)


def missing(request: HttpRequest, reason: str) -> Answer:
    """Returns the page that says that there is none, and offers to search."""
    return Answer("missing", Missing(reason, request.META[PLAIN]), status=404)


def respond(request: HttpRequest, found: Answer | Away | Raw) -> HttpResponseBase:
    """Returns a view's answer in the form that was asked for."""
    if isinstance(found, Away):
        path, _, query = found.path.partition("?")
        asked_json = request.META[FORM] == "json"
        target = (machine(path) if asked_json else at(path)) + (f"?{query}" if query else "")
        return HttpResponseRedirect(target, status=301 if found.for_good else 302)
    if isinstance(found, Raw):
        headers = dict(found.headers)
        if found.filename is not None:
            headers["Content-Disposition"] = f'attachment; filename="{found.filename}"'
        if not found.kept:
            return StreamingHttpResponse(
                [found.body], content_type=found.media_type, headers=headers, status=found.status
            )
        return HttpResponse(found.body, content_type=found.media_type, headers=headers, status=found.status)
    headers = dict(found.headers)
    if request.META[FORM] == "json":
        body = {"schema": f"onrecord.page.{found.name}/1", **plain(found.value)}
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n"
        # Anybody's program may read what anybody may read.
        headers["Access-Control-Allow-Origin"] = "*"
        return HttpResponse(text, content_type=_JSON, status=found.status, headers=headers)
    return HttpResponse(_rendered(request, found), content_type=_HTML, status=found.status, headers=headers)


def _rendered(request: HttpRequest, found: Answer) -> str:
    query = request.META.get("QUERY_STRING", "")
    frame = Frame(get_language() or "en", request.META[PLAIN], f"?{query}" if query else "", found.status, found.about)
    return render_to_string(f"{found.name}.html", {"page": found.value, "frame": frame, "about": found.about})
