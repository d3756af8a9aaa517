"""Requests to a site: patient with one that is busy, plain about what it refuses."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import httpx

from onrecord.errors import OnRecordError

MOST: Final = 100
"""How many things a part of a list has at most."""
_AGAIN: Final = frozenset({429, 502, 503, 504})
_LONGEST: Final = 120.0
Value = str | int | float | bool
Query = Mapping[str, Value | list[str] | None]


class SiteError(OnRecordError):
    """A site that gave no answer, or refused: the message names the address and the reason."""

    def __init__(self, message: str, *, status: int | None = None, detail: str = "") -> None:
        """Keeps the status (None where nothing was answered) and the site's own words beside the message."""
        super().__init__(message)
        self.status = status
        self.detail = detail


class Transport:
    """A connection to the API of one site."""

    def __init__(
        self,
        address: str,
        *,
        retries: int = 4,
        timeout: float = 60.0,
        http: httpx.Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Takes the site's address; a request is made again up to `retries` times where the site is busy or out of reach."""
        self.base = f"{address.rstrip('/')}/api/v1"
        self._retries, self._sleep = retries, sleep
        self._http = http or httpx.Client(timeout=timeout, headers={"User-Agent": "onrecord-client"})

    def close(self) -> None:
        """Closes the connection."""
        self._http.close()

    def get(self, path: str, query: Query | None = None) -> dict[str, Any]:
        """Returns the JSON object at a path of the API; raises SiteError."""
        return self._object(self._send("GET", path, params=_known(query)))

    def post(self, path: str, content: bytes, media: str) -> dict[str, Any]:
        """Returns the JSON object that some bytes are answered with; raises SiteError."""
        return self._object(self._send("POST", path, content=content, headers={"Content-Type": media}))

    def pages(self, path: str, query: Query | None = None) -> Iterator[dict[str, Any]]:
        """Yields the parts of a list, one after the other."""
        asked = dict(query or {})
        while True:
            part = self.get(path, asked)
            yield part
            if part.get("next") is None:
                return
            asked["cursor"] = part["next"]

    def listed(self, path: str, query: Query | None = None) -> list[Any]:
        """Returns the items of an answer that has no parts."""
        return list(self.get(path, query)["items"])

    def items(self, path: str, query: Query | None = None) -> Iterator[dict[str, Any]]:
        """Yields the items of a list, part after part."""
        for part in self.pages(path, query):
            yield from part["items"]

    def lines(self, path: str, query: Query | None = None) -> Iterator[dict[str, Any]]:
        """Yields the JSON objects of a document that has one a line, as they come."""
        with self.stream(path, query) as pieces:
            yield from map(json.loads, _lines(pieces))

    @contextmanager
    def stream(self, path: str, query: Query | None = None) -> Iterator[Iterator[bytes]]:
        """Gives the bytes of a document as they come; raises SiteError."""
        for attempt in range(self._retries + 1):
            try:
                with self._http.stream("GET", self.base + path, params=_known(query)) as answer:
                    if answer.status_code in _AGAIN and attempt < self._retries:
                        wait = _wait(answer, attempt)
                    else:
                        if answer.is_error:
                            answer.read()
                            raise _refused(answer)
                        yield answer.iter_bytes()
                        return
            except httpx.TransportError as fault:
                raise SiteError(f"{self.base}{path}: {str(fault) or type(fault).__name__}") from None
            self._sleep(wait)

    def _send(self, method: str, path: str, **what: Any) -> httpx.Response:
        address = self.base + path
        for attempt in range(self._retries + 1):
            last = attempt == self._retries
            try:
                answer = self._http.request(method, address, **what)
            except httpx.TransportError as fault:
                if last:
                    raise SiteError(f"{address}: {str(fault) or type(fault).__name__}") from None
                self._sleep(_back_off(attempt))
                continue
            if answer.status_code not in _AGAIN or last:
                if answer.is_error:
                    raise _refused(answer)
                return answer
            self._sleep(_wait(answer, attempt))
        raise AssertionError("the last attempt returns or raises")

    def _object(self, answer: httpx.Response) -> dict[str, Any]:
        try:
            value = answer.json()
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise SiteError(f"{answer.url}: no answer of an OnRecord API", status=answer.status_code)
        return value


def days(after: date | None, before: date | None) -> dict[str, str | None]:
    """Returns two days as parameters."""
    return {"after": after.isoformat() if after else None, "before": before.isoformat() if before else None}


def _lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    held = b""
    for piece in pieces:
        *whole, held = (held + piece).split(b"\n")
        yield from whole
    if held:
        yield held


def _known(query: Query | None) -> dict[str, Any]:
    return {name: _plain(value) for name, value in (query or {}).items() if value is not None}


def _plain(value: Value | list[str]) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


def _wait(answer: httpx.Response, attempt: int) -> float:
    told = answer.headers.get("Retry-After", "")
    if told.isascii() and told.isdigit():
        return min(float(told[:6]), _LONGEST)
    return _back_off(attempt)


def _back_off(attempt: int) -> float:
    return float(min(0.5 * 2**attempt, 30.0))


def _refused(answer: httpx.Response) -> SiteError:
    detail = ""
    try:
        told = answer.json()
        detail = str(told.get("detail", "")) if isinstance(told, dict) else ""
    except ValueError:
        pass
    message = f"{answer.url.copy_with(query=None)}: {answer.status_code} {detail or answer.reason_phrase}"
    return SiteError(message, status=answer.status_code, detail=detail)
