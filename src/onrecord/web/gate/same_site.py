"""Forms that readers send without a cookie: only from pages of this site.

A reader who is not signed in has no session, so there is no token to compare (Django's protection keeps it in a cookie).
Browsers say where a request comes from (Fetch Metadata, W3C; the Origin header, RFC 6454): one from elsewhere is refused.
A program that says nothing of the kind is let through as long as it carries no session, since it then has nobody's rights.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

_OWN: Final = frozenset({"same-origin", "none"})


def from_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Returns a view that refuses (403) what another site sends; signed-in people need Django's token as well."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **parts: object) -> HttpResponse:
        if request.method not in {"GET", "HEAD", "OPTIONS"} and not _is_from_here(request):
            return HttpResponseForbidden("This form was sent from another site.\n", content_type="text/plain")
        return view(request, *args, **parts)

    return csrf_exempt(guarded)


def _is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None and site not in _OWN:
        return False
    origin = request.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != request.get_host():
        return False
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return _token_is_right(request)
    return True


def _token_is_right(request: HttpRequest) -> bool:
    check = CsrfViewMiddleware(lambda _: HttpResponse())
    check.process_request(request)
    return check.process_view(request, _guarded, (), {}) is None


def _guarded(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  stands for any view that is not exempt
    return HttpResponse()
