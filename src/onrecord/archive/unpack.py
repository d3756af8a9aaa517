"""Compressed bytes to plain ones, within a limit."""

from __future__ import annotations

import importlib
import re
import zlib

from onrecord.errors import CaptureError

LIMIT = 64 << 20
"""The most bytes one document may have after decompression."""

GZIP = b"\x1f\x8b\x08"
_STEP = 1 << 16


def too_large(address: str | None, limit: int = LIMIT) -> CaptureError:
    """Returns the error for a document over the limit."""
    return CaptureError(f"larger than {limit >> 20} MB after decompression: refused", address=address)


def gunzip(data: bytes, *, address: str | None = None, limit: int = LIMIT) -> bytes:
    """Returns the content of a gzip file, all members of it.

    Raises CaptureError for data that is broken, cut or too large. Bytes after the last member that
    are no gzip (padding) are left out, as gzip itself does.
    """
    parts: list[bytes] = []
    room = limit
    while data.startswith(GZIP) or not parts:
        part, data = _member(data, 31, room, address, limit)
        parts.append(part)
        room -= len(part)
        data = data.lstrip(b"\x00")
    return b"".join(parts)


def first_bytes(head: bytes, count: int) -> bytes:
    """Returns the first bytes behind gzip, or nothing where `head` is no gzip."""
    try:
        return zlib.decompressobj(31).decompress(head, count) if head.startswith(GZIP) else b""
    except zlib.error:
        return b""


def _member(data: bytes, bits: int, room: int, address: str | None, limit: int) -> tuple[bytes, bytes]:
    inflater = zlib.decompressobj(bits)
    try:
        out = inflater.decompress(data, room + 1)
    except zlib.error:
        raise CaptureError("broken compressed data", address=address) from None
    if len(out) > room:
        raise too_large(address, limit)
    if not inflater.eof:
        raise CaptureError("compressed data is cut before its end", address=address)
    return out, inflater.unused_data


def undo_encoding(data: bytes, encoding: str, *, address: str | None = None, limit: int = LIMIT) -> bytes:
    """Returns an HTTP body with its content encodings (`gzip`, `deflate`, `br`) taken off, the last applied first.

    A body that carries the header without being compressed, as archives of decoded pages do, is returned as it is.
    Raises CaptureError for broken or too large data and for an encoding that cannot be undone here.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in {"", "identity", "none", "utf-8"}:
            continue
        if name in {"gzip", "x-gzip"}:
            data = gunzip(data, address=address, limit=limit) if data.startswith(GZIP) else data
        elif name == "deflate":
            data = data if _is_markup(data) else _inflate(data, address, limit)
        elif name == "br":
            data = data if _is_markup(data) else _unbrotli(data, address, limit)
        else:
            raise CaptureError(f"content encoding {name!r} is not known", address=address)
    return data


def _is_markup(data: bytes) -> bool:
    """Tells whether a body that claims to be compressed begins as a page does."""
    return bool(re.match(rb"\s*<[!?a-zA-Z]{2}", data))


def _inflate(data: bytes, address: str | None, limit: int) -> bytes:
    # RFC 9110 means zlib's format; some servers send the bare stream.
    zlib_format = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return _member(data, 15 if zlib_format else -15, limit, address, limit)[0]


def _unbrotli(data: bytes, address: str | None, limit: int) -> bytes:
    try:
        brotli = importlib.import_module("brotli")  # optional, and without types
    except ImportError:
        raise CaptureError("content encoding br: install the package brotli to read it", address=address) from None
    inflater = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        while not inflater.is_finished():
            parts.append(inflater.process(data, output_buffer_limit=_STEP))
            size += len(parts[-1])
            if size > limit:
                raise too_large(address, limit)
            if not parts[-1] and not data:
                raise CaptureError("compressed data is cut before its end", address=address)
            data = b""
    except brotli.error:
        raise CaptureError("broken compressed data", address=address) from None
    return b"".join(parts)


def unchunk(data: bytes) -> bytes:
    """Returns a body with its chunks joined, or as it is where it is not in chunks (archives often joined them)."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 64)
        size = _hexadecimal(data[at:end].split(b";")[0]) if end >= 0 else None
        if size is None or end + 2 + size > len(data):
            return data if not parts else b"".join([*parts, data[at if size is None else end + 2 :]])
        if size == 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _hexadecimal(digits: bytes) -> int | None:
    digits = digits.strip()
    return int(digits, 16) if digits and not digits.translate(None, b"0123456789abcdefABCDEF") else None
