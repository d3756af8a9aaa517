"""From what a view of this part returns to what a reader gets. No page is kept: each is made for whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from attrs import frozen
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt

from onrecord.errors import UsageError
from onrecord.web.gate.address import FORM, PLAIN
from onrecord.web.gate.form_stamp import session_field
from onrecord.web.gate.same_site import from_here
from onrecord.web.record.answer import Frame
from onrecord.web.record.links import at
from onrecord.web.record.plain import plain


@frozen
class Told:
    """A page that says what was done, or asks whether it should be: `button` names what its form does, "" for no form."""

    title: str
    words: str = ""
    action: str = ""
    button: str = ""
    back: str = ""


def page(request: HttpRequest, name: str, value: Any, *, status: int = 200, **more: Any) -> HttpResponse:
    """Returns a page, or its value as JSON where `.json` was asked for."""
    if request.META[FORM] == "json":
        told = {"schema": f"onrecord.page.alerts.{name}/1", **plain(value)}
        return _sent(JsonResponse(told, status=status, json_dumps_params={"ensure_ascii": False}))
    query = request.META.get("QUERY_STRING", "")
    frame = Frame(get_language() or "en", request.META[PLAIN], f"?{query}" if query else "", status, None)
    context = {"page": value, "token": session_field(request), "frame": frame, **more}
    return _sent(HttpResponse(render_to_string(f"alerts/{name}.html", context), status=status))


def told(request: HttpRequest, what: Told, *, status: int = 200) -> HttpResponse:
    """Returns a page of few words."""
    return page(request, "told", what, status=status)


def back(path: str) -> HttpResponse:
    """Leads to a page of the site after something was sent."""
    response = HttpResponseRedirect(at(path))
    response.status_code = HTTPStatus.SEE_OTHER
    return _sent(response)


def answering(
    *methods: str, anywhere: bool = False
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Returns what makes a view of a function: only these methods, refusals as pages, forms from this site only.

    With `anywhere` other programs may send it too: a mail program that ends letters says nothing of itself, and the
    signed address is what lets it.
    """

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, **parts: str) -> HttpResponse:
            if request.method not in {*methods, *(("HEAD",) if "GET" in methods else ())}:
                return HttpResponseNotAllowed(methods)
            try:
                return view(request, **parts)
            except UsageError as no:
                status = getattr(no, "status", HTTPStatus.UNPROCESSABLE_ENTITY)
                return told(request, Told(str(no), back=getattr(no, "back", "/alerts")), status=int(status))

        return csrf_exempt(answer) if anywhere else from_here(answer)

    return wrap


def _sent(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    # The address of a page is what opens it: it is told to this site only. With `no-referrer` browsers would say of the
    # page's own forms that they come from nowhere (Origin: null), and they would be refused.
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
