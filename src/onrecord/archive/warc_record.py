"""One capture as one WARC record (ISO 28500, WARC/1.1), compressed as a gzip member of its own, and back.

What is stored is the decoded entity, so the headers that spoke of its encoding are renamed `X-Archive-Orig-…` and the
length is that of the stored body. Block and payload carry the digests that warcio and fastwarc check: the block's is
SHA-1 in base 32, as archives have it, the payload's SHA-256. The same capture received at the same time gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
import uuid
from base64 import b32encode
from http import HTTPStatus
from urllib.parse import quote, unquote

from attrs import field, frozen

from onrecord.archive.warc_headers import stored
from onrecord.model.received import Received

Fields = list[tuple[str, str]]

# Measured on pages of 64 kB: fastwarc's level 2 takes 0.4 of the time of zlib's level 6 and leaves 1.11 times its bytes.
_LEVEL, _BUFFER = 2, 1 << 16
_NAMESPACE = uuid.UUID("6f1a1c0e-53a5-5b0e-9a55-0b6f7f6f7d51")
_TOKEN = re.compile(r"[\w.+-]+")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_FILE, _NO_ADDRESS = "file:", "urn:sha256:"
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0<>\u2028\u2029\ud800-\udfff]")


@frozen
class Packed:
    """A record ready to be appended: the bytes of its gzip member, their SHA-256, and the record's own id."""

    member: bytes = field(repr=False)
    record_sha256: str
    warc_id: str


def pack(received: Received) -> Packed:
    """Returns the record of a capture: `response` where the server's answer is known, else `resource`."""
    capture = received.capture
    warc_id = _identifier(
        received.time.isoformat(), capture.address or "", received.source, received.origin or "", capture.sha256
    )
    content_type = _content_type(capture.media_type, capture.charset)
    fields: Fields = [
        ("WARC-Type", "resource" if received.status is None else "response"),
        ("WARC-Record-ID", warc_id),
        ("WARC-Date", warc_date(received.time)),
        ("WARC-Target-URI", target(received)),
        ("WARC-Payload-Digest", f"sha256:{capture.sha256}"),
        ("OnRecord-Source", received.source),
    ]
    if received.origin is not None:
        # The standard keeps WARC-Refers-To for other types of records.
        fields.append(("OnRecord-Origin", received.origin))
    if received.status is None:
        return _packed(fields, content_type or "application/octet-stream", (capture.content,), warc_id)
    if content_type is not None:
        fields.append(("WARC-Identified-Payload-Type", content_type))
    head = _http_head(received.status, stored(received.headers, len(capture.content)))
    return _packed(fields, "application/http; msgtype=response", (head, capture.content), warc_id)


def pack_info(file: str, time: dt.datetime, software: str) -> Packed:
    """Returns the `warcinfo` record with which a file begins."""
    warc_id = _identifier("warcinfo", time.isoformat(), file, software)
    fields = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", warc_id),
        ("WARC-Date", warc_date(time)),
        ("WARC-Filename", file),
    ]
    words = f"software: {software}\r\nformat: WARC File Format 1.1\r\n"
    return _packed(fields, "application/warc-fields", (words.encode(),), warc_id)


def _packed(fields: Fields, content_type: str, block: tuple[bytes, ...], warc_id: str) -> Packed:
    """Returns a record whose block is the parts one after the other: joining them would copy every page."""
    from fastwarc.stream_io import GzipWriter  # noqa: PLC0415 - heavy, and only storing needs it

    digest = hashlib.sha1(usedforsecurity=False)
    for part in block:
        digest.update(part)
    lines = [
        *fields,
        ("WARC-Block-Digest", f"sha1:{b32encode(digest.digest()).decode()}"),
        ("Content-Type", content_type),
        ("Content-Length", str(sum(map(len, block)))),
    ]
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines) + "\r\n"
    out = io.BytesIO()
    writer = GzipWriter(out, _LEVEL, _BUFFER)
    for part in (head.encode(), *block, b"\r\n\r\n"):
        writer.write(part)
    writer.finish()
    member = out.getvalue()
    return Packed(member, hashlib.sha256(member).hexdigest(), warc_id)


def _identifier(*parts: str) -> str:
    words = "\n".join(parts).encode(errors="surrogatepass").hex()
    return f"<urn:uuid:{uuid.uuid5(_NAMESPACE, words)}>"


def _http_head(status: int, headers: tuple[tuple[str, str], ...]) -> bytes:
    phrase = next((one.phrase for one in HTTPStatus if one.value == status), "Unknown")
    lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def _content_type(media_type: str | None, charset: str | None) -> str | None:
    if media_type is None:
        return None
    return f"{media_type}; charset={charset}" if charset and _TOKEN.fullmatch(charset) else media_type


def target(received: Received) -> str:
    """Returns the URI of a capture: its address, `file:` and the path, or its digest where it has neither."""
    address = received.capture.address
    if address is None:
        return f"{_NO_ADDRESS}{received.capture.sha256}"
    if received.source == "file" and not _WEB.match(address):
        return _FILE + quote(address, errors="surrogatepass")
    return _UNSAFE.sub(lambda found: quote(found.group(), errors="surrogatepass"), address)


def address_of(uri: str, source: str | None) -> str | None:
    """Returns the address that `target` made a URI of."""
    if uri.startswith(_NO_ADDRESS):
        return None
    if source == "file" and uri.startswith(_FILE):
        return unquote(uri.removeprefix(_FILE), errors="surrogatepass")
    return uri


def warc_date(time: dt.datetime) -> str:
    """Returns a time in UTC as WARC writes it."""
    return time.replace(tzinfo=None).isoformat() + "Z"


def date_of(text: str | None) -> dt.datetime | None:
    """Returns a WARC-Date as a time in UTC, or None where it is none; a year or a month alone is its first instant."""
    told = (text or "").strip()
    try:
        if len(told) <= len("2023-05") and (short := re.fullmatch(r"(\d{4})(?:-(\d\d))?", told)):
            return dt.datetime(int(short[1]), int(short[2] or 1), 1, tzinfo=dt.UTC)
        found = dt.datetime.fromisoformat(told)
    except ValueError:
        return None
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
