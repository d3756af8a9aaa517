"""Pages kept ready for readers, all of them anonymous, until the record grows."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

from attrs import frozen
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date

from onrecord.web.gate.address import PLAIN
from onrecord.web.gate.code_version import code_version
from onrecord.web.gate.generation import generation
from onrecord.web.gate.open_paths import OPEN, is_under
from onrecord.web.record.book import Stamp, stamp_of

_KEPT: Final = frozenset({200, 301, 302, 404, 410})
_SMALL: Final = 500
"""Bytes below which packing a page costs more than it saves."""
_FRESH: Final = "public, max-age=60, stale-while-revalidate=600"


@frozen
class Page:
    """An answer as it is kept: whole, and packed where that is shorter."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    packed: bytes | None

    @property
    def size(self) -> int:
        """Returns how many bytes it takes."""
        return len(self.body) + len(self.packed or b"") + 500


@frozen
class State:
    """What pages were made of: the record's state, and the generation of what editors published."""

    record: Stamp
    published: int

    @property
    def tag(self) -> str:
        """Returns the state as a short word."""
        return f"{self.record.tag}-{self.published % 0xFFFFFFFF:x}" if self.published else self.record.tag

    @property
    def time(self) -> float:
        """Returns when it came to be, in seconds."""
        return max(self.record.time, self.published / 1e9)


class Pages:
    """Answers by address, those used last, within a number of bytes. All are dropped when the state has changed."""

    def __init__(self, most: int) -> None:
        """Takes the number of bytes."""
        self._most = most
        self._held: OrderedDict[str, Page] = OrderedDict()
        self._size = 0
        self._stamp: State | None = None
        self._lock = Lock()

    def get(self, stamp: State, address: str) -> Page | None:
        """Returns the page of an address, None where it is not held for this state of the record."""
        with self._lock:
            self._turn_to(stamp)
            found = self._held.get(address)
            if found is not None:
                self._held.move_to_end(address)
            return found

    def put(self, stamp: State, address: str, page: Page) -> None:
        """Keeps a page; the ones not used for longest make room."""
        with self._lock:
            self._turn_to(stamp)
            if page.size > self._most // 8 or address in self._held:
                return
            self._held[address] = page
            self._size += page.size
            while self._size > self._most:
                self._size -= self._held.popitem(last=False)[1].size

    def _turn_to(self, stamp: State) -> None:
        if stamp != self._stamp:
            self._held.clear()
            self._size, self._stamp = 0, stamp


class PageCache:
    """Middleware: answers from the pages held, with what a reader's browser needs to ask again cheaply."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Takes what answers."""
        self.get_response = get_response
        self.pages = Pages(settings.ONRECORD.cache)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Returns the page of an address, made now or held; pages of one reader, and of editors, are never held."""
        if is_under(request.META[PLAIN], OPEN):
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response = self.get_response(request)
            response.headers["Cache-Control"] = "private, no-store"
            return response
        options = settings.ONRECORD
        stamp = State(stamp_of(options.folder), generation(options.site_folder))
        # Several sites may stand on one record, each under its own name.
        address = request.get_host() + request.get_full_path()
        page = self.pages.get(stamp, address)
        if page is None:
            response = self.get_response(request)
            if response.status_code not in _KEPT or not isinstance(response, HttpResponse) or _is_private(response):
                return response
            page = _page(response)
            self.pages.put(stamp, address, page)
        return _answer(request, page, stamp)


def _is_private(response: HttpResponse) -> bool:
    """Tells that an answer is one reader's: it sets a cookie, or says so."""
    return bool(response.cookies) or "no-store" in response.headers.get("Cache-Control", "")


def _page(response: HttpResponse) -> Page:
    body = response.content
    packed = gzip.compress(body, 6, mtime=0) if len(body) >= _SMALL else None
    if packed is not None and len(packed) >= len(body):
        packed = None
    return Page(response.status_code, tuple(response.items()), body, packed)


def _answer(request: HttpRequest, page: Page, stamp: State) -> HttpResponseBase:
    etag = f'W/"{code_version()}-{stamp.tag}"'
    packed = page.packed if "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "") else None
    response = HttpResponse(page.body if packed is None else packed, status=page.status)
    for name, value in page.headers:
        response.headers[name] = value
    response.headers["Content-Length"] = str(len(response.content))
    if request.method == "HEAD":
        response.content = b""
    if packed is not None:
        response.headers["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ("Accept-Encoding",))
    if page.status not in {200, 410}:
        return response
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(stamp.time)
    response.headers.setdefault("Cache-Control", _FRESH)
    told = get_conditional_response(request, etag=etag, last_modified=int(stamp.time), response=response)
    return response if told is None else told
