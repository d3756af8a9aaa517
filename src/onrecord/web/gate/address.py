"""What an address says besides the thing it names: the reader's language and whether a machine asks."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from onrecord.web.gate.open_paths import MACHINE, is_under

FORM: Final = "onrecord.form"
"""The key of the request's META under which the form asked for stands, `html` or `json`."""
PLAIN: Final = "onrecord.plain"
"""The key under which the path without language and form stands."""
_CHINESE: Final = "/zh"
_JSON: Final = ".json"
_ENTRIES: Final = ("/cms/login", "/cms/password_reset")
"""Where nobody has chosen a language yet: behind them, editors have."""
_host: Final[ContextVar[str]] = ContextVar("onrecord_host", default="")


def asked_host() -> str:
    """Returns the name that the site is asked under now, without the port; "" outside of a request."""
    return _host.get()


class Address:
    """Middleware: takes `/zh` before a path and `.json` behind it away, and answers in that language and form.

    The language stands in the address and nowhere else, so that a page is the same for everybody, and no cookie is needed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Takes what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Returns the answer in the language and form that the address asks for."""
        path, language = request.path_info, "en"
        _host.set(request.get_host().rsplit(":", 1)[0].lower())
        if is_under(path, MACHINE):
            request.META[FORM], request.META[PLAIN] = "html", path
            if is_under(path, _ENTRIES):
                language = _entry_language(request)
            with translation.override(language):
                return self.get_response(request)
        if path == _CHINESE or path.startswith(_CHINESE + "/"):
            path, language = path.removeprefix(_CHINESE) or "/", "zh"
        request.META[FORM] = "json" if path.endswith(_JSON) else "html"
        path = path.removesuffix(_JSON)
        request.path_info = request.META[PLAIN] = "/" if path == "/index" else path
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


def _entry_language(request: HttpRequest) -> str:
    """Returns the language of the sign-in: of the page that it leads to, else of the browser."""
    entered = request.GET.get("next", "").startswith(f"{_CHINESE}/")
    return "zh-hans" if entered or translation.get_language_from_request(request).startswith("zh") else "en"
