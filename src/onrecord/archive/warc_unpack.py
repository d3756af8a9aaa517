"""A record of our own, out of its gzip member: the capture and how it was received."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, get_args

from onrecord.archive import media
from onrecord.archive.unpack import gunzip
from onrecord.archive.warc_headers import restored
from onrecord.archive.warc_record import address_of, date_of
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received, SourceKind

if TYPE_CHECKING:
    from fastwarc.warc import HeaderMap, WarcRecord

# A stored page may have the full size that a page may have, and its headers stand before it.
_LIMIT = 80 << 20
_SOURCES: dict[str, SourceKind] = {kind: kind for kind in get_args(SourceKind)}


def unpack(member: bytes, *, place: str) -> Received:
    """Returns what `pack` made a record of; raises CaptureError naming the place where the bytes are no such record.

    The payload's digest is checked on the way: a flipped bit is an error, never other words.
    """
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415 - heavy, and only reading needs it

    try:
        record = next(iter(ArchiveIterator(io.BytesIO(gunzip(member, limit=_LIMIT)))), None)
    except (CaptureError, OSError, ValueError) as failure:
        raise CaptureError(f"{place}: broken ({failure})", address=place) from None
    if record is None:
        raise CaptureError(f"{place}: no WARC record", address=place)
    return _received(record, place)


def _received(record: WarcRecord, place: str) -> Received:
    time = date_of(record.headers.get("WARC-Date"))
    source = _SOURCES.get(record.headers.get("OnRecord-Source") or "")
    if time is None or source is None:
        raise CaptureError(f"{place}: no record of a capture", address=place)
    content = record.reader.read()
    uri = record.headers.get("WARC-Target-URI") or ""
    named = "WARC-Identified-Payload-Type" if record.is_http else "Content-Type"
    kind, charset = media.parameters(record.headers.get(named))
    capture = Capture(content, kind, charset, address_of(uri, source))
    if record.headers.get("WARC-Payload-Digest") != f"sha256:{capture.sha256}":
        raise CaptureError(f"{place}: the bytes are not those of its digest", address=place)
    http = record.http_headers if record.is_http else None
    return Received(
        capture,
        time,
        status=None if http is None else http.status_code,
        headers=() if http is None else restored(pairs(http)),
        source=source,
        origin=record.headers.get("OnRecord-Origin"),
    )


def pairs(headers: HeaderMap) -> tuple[tuple[str, str], ...]:
    """Returns the headers of a record as text, one character for each byte."""
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.items_bytes())
