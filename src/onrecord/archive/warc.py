"""The pages of a web archive (WARC, plain or compressed by record), one after the other, memory flat."""

from __future__ import annotations

from collections.abc import Callable
from typing import IO, TYPE_CHECKING, TypeVar

from onrecord.archive import media
from onrecord.archive.unpack import LIMIT, too_large, unchunk, undo_encoding
from onrecord.archive.warc_record import date_of
from onrecord.archive.warc_unpack import pairs
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastwarc.warc import WarcRecord

T = TypeVar("T")
_STEP = 1 << 20
_UNSURE = frozenset(
    {None, "", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "text/xml", "application/xml"}
)
_GOOD = range(200, 300)
_STARTS = (b"\x1f\x8b\x08", b"WARC/1.")


def pages(stream: IO[bytes], *, address: str) -> Iterator[Capture | CaptureError]:
    """Yields each page of an archive: response and resource records of a type that holds words.

    Redirects, errors of servers, pictures, scripts and style sheets are left out. A broken record gives a
    CaptureError, and reading goes on at the next record whose beginning is found. `stream` must be seekable.
    """
    return _walk(stream, address, _page)


def records(stream: IO[bytes], *, address: str) -> Iterator[Received | CaptureError]:
    """Yields each page of an archive as `pages` does, with its date, its record's id, and what the server said with it.

    A page without a date that can be read is a CaptureError: when it was got is not known.
    """
    return _walk(stream, address, _received)


def _walk(
    stream: IO[bytes], address: str, make: Callable[[WarcRecord, str], T | CaptureError | None]
) -> Iterator[T | CaptureError]:
    seen = start = stream.tell()
    again = False
    while True:
        stream.seek(start)
        try:
            for record in _records(stream):
                seen, again = record.stream_pos, False
                made = make(record, address)
                if made is not None:
                    yield made
                if isinstance(made, _CutError):
                    break
            else:
                return
        except (OSError, ValueError) as failure:
            # After a failure between records the search finds the broken record itself first: named once is enough.
            if not again:
                yield CaptureError(f"{address}: a broken record after byte {seen} ({failure})", address=address)
            again = not again
        found = _next_start(stream, max(seen, start) + 1)
        if found is None:
            return
        seen = start = found


class _CutError(CaptureError):
    """A record shorter than its header says."""


def _records(stream: IO[bytes]) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - heavy, and only archives need it

    try:
        yield from ArchiveIterator(stream, record_types=WarcRecordType.response | WarcRecordType.resource)
    except (Exception, GeneratorExit, KeyboardInterrupt):
        raise
    except BaseException as panic:
        # A panic of the library written in Rust is no Exception.
        if type(panic).__name__ != "PanicException":
            raise
        raise ValueError("the record cannot be parsed") from None


def _page(record: WarcRecord, archive: str) -> Capture | CaptureError | None:
    """Returns the page in a record, the error where it is broken, or None where it holds none."""
    address = (record.headers.get("WARC-Target-URI") or archive).strip("<> ")
    place = f"{archive}, record at byte {record.stream_pos}"
    if not _is_whole(record):
        return _CutError(f"{place}: the record is cut", address=address)
    kind, charset = media.parameters(
        record.http_headers.get("Content-Type") if record.is_http else record.headers.get("Content-Type")
    )
    wanted = kind in media.PAGES or kind in _UNSURE
    if not wanted or (record.is_http and record.http_headers.status_code not in _GOOD):
        return None
    try:
        body = _body(record, place, address)
    except CaptureError as refusal:
        return refusal
    if kind in _UNSURE:
        kind = media.media_type(body, name=address.partition("?")[0])
    return Capture(body, kind, charset, address) if kind in media.PAGES else None


def _received(record: WarcRecord, archive: str) -> Received | CaptureError | None:
    # Read first: making the page consumes the record.
    origin, date = record.headers.get("WARC-Record-ID"), record.headers.get("WARC-Date")
    http = record.http_headers if record.is_http else None
    status, headers = (None, ()) if http is None else (http.status_code, pairs(http))
    place = f"{archive}, record at byte {record.stream_pos}"
    page = _page(record, archive)
    if not isinstance(page, Capture):
        return page
    time = date_of(date)
    if time is None:
        return CaptureError(f"{place}: no date that can be read ({date})", address=page.address)
    return Received(page, time, status=status, headers=headers, source="archive", origin=origin)


def _is_whole(record: WarcRecord) -> bool:
    """Tells whether the headers of a record were all there."""
    stated = record.headers.get("Content-Length") or ""
    if not stated.strip().isdigit():
        return False
    says_http = "application/http" in (record.headers.get("Content-Type") or "")
    return not says_http or (record.is_http and record.http_headers.status_code is not None)


def _body(record: WarcRecord, place: str, address: str) -> bytes:
    if record.content_length > LIMIT:
        raise too_large(address)
    body = record.reader.read()
    if len(body) < record.content_length:
        raise _CutError(f"{place}: the record is cut", address=address)
    if not record.is_http:
        return body
    headers = record.http_headers
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        body = unchunk(body)
    return undo_encoding(body, headers.get("Content-Encoding") or "", address=address)


def _next_start(stream: IO[bytes], start: int) -> int | None:
    """Returns the first byte from `start` on at which a record may begin."""
    stream.seek(start)
    tail = b""
    at = start
    while block := stream.read(_STEP):
        data = tail + block
        places = [place for place in (data.find(mark) for mark in _STARTS) if place >= 0]
        if places:
            return at - len(tail) + min(places)
        tail = data[-6:]
        at += len(block)
    return None
