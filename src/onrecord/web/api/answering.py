"""What stands around every operation: how often one may ask, what has not changed since, who may read, how errors look."""

from __future__ import annotations

import gzip
import hashlib
import logging
import time
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from onrecord.errors import RecordError
from onrecord.web.api.options import options
from onrecord.web.api.problem import MEDIA, Refused, problem
from onrecord.web.api.rate import Buckets, Grant
from onrecord.web.gate.code_version import code_version
from onrecord.web.record.book import Stamp, stamp_of

View = Callable[..., HttpResponseBase]
_FRESH: Final = "public, max-age=60"
_SMALL: Final = 1000
_ASKED: Final = "Accept, Content-Type, If-Modified-Since, If-None-Match"
_TOLD: Final = (
    "Content-Disposition, ETag, Last-Modified, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After"
)
_log = logging.getLogger("onrecord.web.api")


def guarded(view: View, *, cost: int = 1, methods: tuple[str, ...] = ("GET",), kept: bool = True) -> View:
    """Returns a view with all that stands around it.

    `cost` is how many requests it counts as, `kept` says that its answer depends on the address and the record alone.
    """

    def answer(request: HttpRequest, *args: Any, **parts: Any) -> HttpResponseBase:
        try:
            made = _answered(request, lambda: view(request, *args, **parts), (cost, methods, kept))
        except Refused as refused:
            made = problem(refused)
        except RecordError as fault:
            _log.error("%s", fault)
            made = problem(Refused(HTTPStatus.SERVICE_UNAVAILABLE, "the record cannot be read at the moment"))
        except Exception:  # noqa: BLE001  the outermost loop: whatever it is, the answer is a problem
            _log.exception("%s", request.path)
            made = problem(Refused(HTTPStatus.INTERNAL_SERVER_ERROR, "the answer could not be made; the fault is ours"))
        return _open(request, made, methods)

    # Nobody is signed in here: there is nothing that a forged request could use.
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def _answered(
    request: HttpRequest, make: Callable[[], HttpResponseBase], how: tuple[int, tuple[str, ...], bool]
) -> HttpResponseBase:
    cost, methods, kept = how
    if request.method == "OPTIONS":
        return HttpResponse(status=HTTPStatus.NO_CONTENT, headers={"Allow": _allowed(methods)})
    asked = request.method
    grant = _granted(request, cost)
    told = grant.headers() if grant else {}
    try:
        if request.method not in {*methods, *(("HEAD",) if "GET" in methods else ())}:
            allowed = _allowed(methods)
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, f"this address answers {allowed}", headers={"Allow": allowed})
        if grant is not None and not grant.allowed:
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, f"too many requests; ask again in {grant.wait} seconds")
        # What answers GET answers HEAD; the words are left out at the end.
        request.method = "GET" if asked == "HEAD" else asked
        made = _fresh(request, make) if kept else make()
    except Refused as refused:
        made = problem(refused)
    finally:
        request.method = asked
    for name, value in told.items():
        made.headers[name] = value
    return made


def _allowed(methods: tuple[str, ...]) -> str:
    return ", ".join((*methods, *(("HEAD",) if "GET" in methods else ()), "OPTIONS"))


def _granted(request: HttpRequest, cost: int) -> Grant | None:
    chosen = options()
    if not chosen.rate:
        return None
    # What a proxy writes into other headers anybody can write: the address is that of the connection.
    return _buckets(chosen.rate, chosen.burst).take(request.META.get("REMOTE_ADDR", ""), cost, time.monotonic())


@lru_cache(maxsize=4)
def _buckets(rate: int, burst: int) -> Buckets:
    return Buckets(per_minute=rate, burst=burst)


def forget_rates() -> None:
    """Fills every bucket again."""
    _buckets.cache_clear()


def _fresh(request: HttpRequest, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Returns the answer with its ETag, or 304 without making it where the reader has it already."""
    stamp = stamp_of(settings.ONRECORD.folder)
    etag = _etag(request, stamp)
    held = get_conditional_response(request, etag=etag, last_modified=int(stamp.time)) if _has(request) else None
    made: HttpResponseBase
    if held is not None and held.status_code == HTTPStatus.NOT_MODIFIED:
        made = held
    else:
        made = make()
        if made.status_code != HTTPStatus.OK:
            return made
    made.headers["ETag"] = etag
    made.headers["Last-Modified"] = http_date(stamp.time)
    made.headers.setdefault("Cache-Control", _FRESH)
    return made


def _has(request: HttpRequest) -> bool:
    return "HTTP_IF_NONE_MATCH" in request.META or "HTTP_IF_MODIFIED_SINCE" in request.META


def _etag(request: HttpRequest, stamp: Stamp) -> str:
    """Returns the ETag: of the code, the record's state and the address, so that that of another address is none here."""
    address = hashlib.sha256(request.get_full_path().encode()).hexdigest()[:8]
    return f'W/"{code_version()}-{stamp.tag}-{address}"'


def _open(request: HttpRequest, made: HttpResponseBase, methods: tuple[str, ...]) -> HttpResponseBase:
    """Returns an answer as anybody's program may read it: open to other sites, packed, errors as problems."""
    if isinstance(made, HttpResponse):
        if made.status_code >= HTTPStatus.BAD_REQUEST and not made.headers["Content-Type"].startswith(MEDIA):
            made = problem(Refused(made.status_code, HTTPStatus(made.status_code).phrase, headers=_kept(made)))
        made = _packed(request, made)
        if request.method == "HEAD":
            length = str(len(made.content))
            made.content = b""
            made.headers["Content-Length"] = length
    elif request.method == "HEAD":
        # Nobody reads a stream after HEAD: it must not be begun.
        made.close()
        made = HttpResponse(headers=dict(made.headers))
    made.headers["Access-Control-Allow-Origin"] = "*"
    made.headers["Access-Control-Expose-Headers"] = _TOLD
    if request.method == "OPTIONS":
        made.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
        made.headers["Access-Control-Allow-Headers"] = _ASKED
        made.headers["Access-Control-Max-Age"] = "86400"
    return made


def _kept(made: HttpResponseBase) -> dict[str, str]:
    names = ("Allow", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After")
    return {name: made.headers[name] for name in names if name in made.headers}


def _packed(request: HttpRequest, made: HttpResponse) -> HttpResponse:
    patch_vary_headers(made, ("Accept-Encoding",))
    takes = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    if takes and len(made.content) >= _SMALL and "Content-Encoding" not in made.headers:
        made.content = gzip.compress(made.content, 4, mtime=0)
        made.headers["Content-Encoding"] = "gzip"
    if made.status_code != HTTPStatus.NO_CONTENT:
        made.headers["Content-Length"] = str(len(made.content))
    return made
