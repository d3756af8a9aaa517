"""From what a view of this part returns to what a reader gets. No page is kept: each is made for whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from attrs import frozen
from django.contrib.auth.context_processors import PermWrapper
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from onrecord.web.discussion.actions.write import HELD, rules
from onrecord.web.discussion.comment_html import Reader
from onrecord.web.discussion.refused import Refused
from onrecord.web.discussion.who import Who, who_of
from onrecord.web.gate.address import FORM, PLAIN
from onrecord.web.gate.form_stamp import session_field
from onrecord.web.gate.headers import POLICY
from onrecord.web.gate.same_site import from_here
from onrecord.web.record.answer import Frame
from onrecord.web.record.links import at
from onrecord.web.record.plain import plain

PART: Final = "X-Part"
"""The header with which the site's own script asks for a part of a page."""
_MACHINE: Final = frozenset({"discussion", "single", "box", "popular", "correction-log"})
"""Pages that programs may read as well."""
_FRESH: Final = "private, no-cache"
# The script loads parts of pages from this site.
_POLICY: Final = POLICY if "connect-src" in POLICY else f"{POLICY}; connect-src 'self'"


@frozen
class Sorry:
    """Why something was not done."""

    reason: str
    back: str


def reader_of(request: HttpRequest, who: Who) -> Reader:
    """Returns what a page knows of its reader."""
    in_force = rules()
    return Reader(session_field(request), in_force.votes, in_force.votes and in_force.down, who.may("moderate"))


def is_part(request: HttpRequest) -> bool:
    """Tells whether the site's own script asks, for a part of a page."""
    return PART in request.headers


def page(request: HttpRequest, name: str, value: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """Returns a whole page, or its value as JSON where `.json` was asked for."""
    if request.META[FORM] == "json":
        if name not in _MACHINE:
            return _sent(JsonResponse({"error": HTTPStatus.NOT_FOUND.phrase}, status=HTTPStatus.NOT_FOUND))
        told = {"schema": f"onrecord.page.discussion.{name}/1", **plain(value)}
        return _sent(JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False}))
    query = request.META.get("QUERY_STRING", "")
    asked = f"?{query}" if query else ""
    frame = Frame(get_language() or "en", request.META[PLAIN], asked, status, None, for_machines=name in _MACHINE)
    text = _text(request, f"discussion/{name}.html", value, frame=frame, **more)
    return _sent(HttpResponse(text, status=status))


def part(request: HttpRequest, name: str, value: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """Returns a part of a page, to be put into one."""
    return _sent(HttpResponse(_text(request, f"discussion/{name}.html", value, **more), status=status))


def back(path: str) -> HttpResponse:
    """Leads to a page of the site after something was sent."""
    response = HttpResponseRedirect(at(path.partition("?")[0].partition("#")[0]) + _tail(path))
    response.status_code = 303
    return response


def answering(*methods: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Returns what makes a view of a function: only these methods, only from this site, refusals as pages."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, **parts: str) -> HttpResponse:
            if request.method not in {*methods, *(("HEAD",) if "GET" in methods else ())}:
                return HttpResponseNotAllowed(methods)
            held = HELD.set([])
            try:
                return view(request, who_of(request), **parts)
            except Refused as no:
                sorry = Sorry(str(no), request.META[PLAIN])
                shown = part if is_part(request) else page
                return shown(request, "_sorry" if is_part(request) else "sorry", sorry, status=no.status)
            finally:
                HELD.reset(held)

        return from_here(answer)

    return wrap


def _text(request: HttpRequest, template: str, value: Any, **more: Any) -> str:
    user = getattr(request, "user", None)
    told = {"page": value, "token": session_field(request), "user": user, "perms": PermWrapper(user)}
    return render_to_string(template, {**told, **more})


def _sent(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = _FRESH
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _tail(path: str) -> str:
    bare = path.partition("?")[0].partition("#")[0]
    return path[len(bare) :]
