"""Who may enter the editors' pages, and how these are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language, get_language_from_request, gettext
from django.views.decorators.csrf import csrf_protect

from onrecord.errors import OnRecordError
from onrecord.web.gate.address import PLAIN
from onrecord.web.gate.headers import POLICY
from onrecord.web.record.answer import Frame

View = Callable[..., HttpResponse]


def for_those_who(right: str, *methods: str) -> Callable[[View], View]:
    """Returns what shuts a view to all without a right, shows faults as a page, and speaks the browser's language."""

    def wrap(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **parts: str) -> HttpResponse:
            if request.method not in {*methods, *(("HEAD",) if "GET" in methods else ())}:
                return HttpResponseNotAllowed(methods)
            user: Any = request.user
            if not user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            with translation.override("zh" if get_language_from_request(request).startswith("zh") else "en"):
                if not user.has_perm(f"dossiers.{right}"):
                    return page(request, "fault", status=403, fault=gettext("You may not do this."))
                try:
                    return view(request, **parts)
                except OnRecordError as fault:
                    return page(request, "fault", status=400, fault=str(fault))

        return csrf_protect(guarded)

    return wrap


def page(request: HttpRequest, name: str, *, status: int = 200, **more: Any) -> HttpResponse:
    """Returns an editors' page; nothing of a reader's or of the record can become code in it."""
    frame = Frame(get_language() or "en", request.META[PLAIN], "", HTTPStatus.NOT_FOUND, None)
    user: Any = request.user
    may_edit = user.has_perm("dossiers.edit")
    text = render_to_string(f"dossiers/desk/{name}.html", {"frame": frame, "may_edit": may_edit, **more}, request)
    response = HttpResponse(text, status=status)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "private, no-store"
    return response


def away(path: str) -> HttpResponse:
    """Leads to a page after something was sent."""
    response = HttpResponseRedirect(path)
    response.status_code = HTTPStatus.SEE_OTHER
    return response
