"""Our captures of official pages as mementos (RFC 7089): TimeMap, TimeGate, and the headers of a capture."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from email.utils import format_datetime, parsedate_to_datetime
from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.record.rows import CaptureRow
from onrecord.web.record.answer import Raw
from onrecord.web.record.book import Book
from onrecord.web.record.feeds import base_of
from onrecord.web.record.links import at
from onrecord.web.record.page_keys import keys_of

_OPEN: Final = {"Access-Control-Allow-Origin": "*"}
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f]{3,2000}")
_SLASHES: Final = re.compile(r"^(https?):/+")


@frozen
class Memento:
    """A capture of a page: the digest that names its bytes, and when they were first received."""

    sha256: str
    time: dt.datetime

    @property
    def stamp(self) -> str:
        """Returns the time as HTTP writes it."""
        return format_datetime(self.time, usegmt=True)


def time_map(book: Book, request: HttpRequest) -> Raw:
    """Returns the list of the captures of an official address, in link format; raises UsageError where there is none."""
    address = asked_address(request, "/timemap/link/")
    found = mementos(book, address)
    base = base_of(request)
    ends = f'; from="{found[0].stamp}"; until="{found[-1].stamp}"'
    own = f'<{base}{at("/timemap/link/")}{address}>; rel="self"; type="application/link-format"{ends}'
    gate = f'<{base}{at("/timegate/")}{address}>; rel="timegate"'
    lines = [f'<{address}>; rel="original"', own, gate]
    for number, one in enumerate(found):
        ranks = [rank for rank, is_it in (("first", not number), ("last", number == len(found) - 1)) if is_it]
        lines.append(f'<{base}{capture_path(one)}>; rel="{" ".join([*ranks, "memento"])}"; datetime="{one.stamp}"')
    return Raw((",\n".join(lines) + "\n").encode(), "application/link-format", headers=_OPEN)


def time_gate(book: Book, request: HttpRequest) -> Raw:
    """Leads to the capture of an official address that is nearest to the time asked for; without one to the last."""
    address = asked_address(request, "/timegate/")
    found = mementos(book, address)
    wanted = request.headers.get("Accept-Datetime")
    nearest = found[-1] if wanted is None else min(found, key=lambda one: abs(one.time - _time(wanted)))
    base = base_of(request)
    headers = {
        "Location": base + capture_path(nearest),
        "Vary": "accept-datetime",
        "Link": _links(base, address),
        "Cache-Control": "no-store",
        **_OPEN,
    }
    # One address leads to several places: no cache of pages may keep it.
    return Raw(b"", "text/plain", headers=headers, status=302, kept=False)


def capture_headers(request: HttpRequest, rows: Sequence[CaptureRow]) -> dict[str, str]:
    """Returns what tells that an answer is a memento: when it was captured, of what, and where its other captures are."""
    first = min(rows, key=lambda one: (one.time, one.entry))
    headers = {"Memento-Datetime": format_datetime(dt.datetime.fromisoformat(first.time), usegmt=True), **_OPEN}
    if first.address is not None and _ADDRESS.fullmatch(first.address):
        headers["Link"] = _links(base_of(request), first.address)
    return headers


def mementos(book: Book, address: str) -> list[Memento]:
    """Returns the captures of an address, first to last, each content once; raises UsageError where there is none."""
    for key in keys_of(address):
        rows = book.store.capture_rows(page=key)
        if rows:
            first: dict[str, str] = {}
            for row in rows:
                first[row.sha256] = min(row.time, first.get(row.sha256, row.time))
            made = [Memento(sha256, dt.datetime.fromisoformat(time)) for sha256, time in first.items()]
            return sorted(made, key=lambda one: (one.time, one.sha256))
    raise UsageError("the record holds no capture of this address")


def asked_address(request: HttpRequest, after: str) -> str:
    """Returns the official address that stands behind a path of ours, query and all; raises UsageError for none."""
    query = request.META.get("QUERY_STRING", "")
    path = request.get_full_path().partition(after)[2] if query or after in request.get_full_path() else ""
    # Proxies make one stroke of two.
    address = _SLASHES.sub(r"\1://", path)
    if not address.lower().startswith(("http://", "https://")):
        address = f"https://{address}"
    if not _ADDRESS.fullmatch(address):
        raise UsageError("name an official address: /timemap/link/https://…")
    return address


def capture_path(one: Memento) -> str:
    """Returns the address of a capture's bytes."""
    return at(f"/captures/{one.sha256}", "en")


def _links(base: str, address: str) -> str:
    shown = "".join(letter if letter.isascii() else _percent(letter) for letter in address)
    return (
        f'<{shown}>; rel="original", <{base}{at("/timegate/", "en")}{shown}>; rel="timegate", '
        f'<{base}{at("/timemap/link/", "en")}{shown}>; rel="timemap"; type="application/link-format"'
    )


def _percent(letter: str) -> str:
    return "".join(f"%{byte:02X}" for byte in letter.encode())


def _time(text: str) -> dt.datetime:
    try:
        time = parsedate_to_datetime(text)
    except ValueError:
        raise UsageError("Accept-Datetime is no date as HTTP writes it: Thu, 11 Apr 2024 08:00:00 GMT") from None
    return time if time.tzinfo is not None else time.replace(tzinfo=dt.UTC)
