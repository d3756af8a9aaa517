"""The headers that keep a reader safe, on every answer; and the check of the name the site is asked under."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onrecord.web.gate.open_paths import PRIVATE, is_under

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing written into a page: words of captured pages cannot become code."""
EDITORS_POLICY: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
)
"""Where editors work: Wagtail's own pages write styles and scripts into the page. No reader and no captured page is there."""
_FIXED: Final = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_YEAR: Final = "max-age=31536000; includeSubDomains"


class Headers:
    """Middleware, outermost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Takes what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Returns the answer with its headers; raises DisallowedHost for a name that is not the site's."""
        request.get_host()
        is_private = is_under(request.path_info, (PRIVATE,))
        response = self.get_response(request)
        if is_private:
            response.headers.setdefault("Content-Security-Policy", EDITORS_POLICY)
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
            response.headers.setdefault("Cache-Control", "private, no-store")
        for name, value in _FIXED.items():
            response.headers.setdefault(name, value)
        if settings.ONRECORD.secure:
            response.headers["Strict-Transport-Security"] = _YEAR
        return response
