"""One record of a web archive: its compressed bytes, what they hold, and what the ledger says of it.

Read here with the standard library alone, apart from the code that writes and reads archives elsewhere: a mistake
made there in writing is not repeated here in checking.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from onrecord.record.check.finding import REPORT, Finding

_HEADER = 1 << 20
_FIELD = re.compile(rb"^([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)


@frozen
class Member:
    """What a record was found to be: the payload (None where it could not be had) and the differences."""

    payload: bytes | None
    findings: tuple[Finding, ...] = ()


def check_member(path: Path, body: dict[str, Any], *, file: str) -> Member:
    """Returns the payload of the record that an `archive` or `capture` entry places, and what differs."""
    place = f"record at byte {body['offset']}"
    try:
        with path.open("rb") as stream:
            stream.seek(body["offset"])
            raw = stream.read(body["length"])
    except OSError as failure:
        return Member(None, (Finding(file, place, failure.strerror or "cannot be read"),))
    if len(raw) < body["length"]:
        missing = body["length"] - len(raw)
        return Member(None, (Finding(file, place, f"the file ends {missing} bytes before the record does"),))
    found = hashlib.sha256(raw).hexdigest()
    if found != body["record_sha256"]:
        return Member(None, (Finding(file, place, f"the digest of its bytes is {found}, not {body['record_sha256']}"),))
    return _opened(raw, body, file, place)


def _opened(raw: bytes, body: dict[str, Any], file: str, place: str) -> Member:
    size = body.get("size", 0)
    try:
        engine = zlib.decompressobj(31)
        record = engine.decompress(raw, size + 2 * _HEADER)
    except zlib.error as failure:
        return Member(None, (Finding(file, place, f"cannot be decompressed ({failure})", REPORT),))
    if not engine.eof or engine.unused_data:
        return Member(None, (Finding(file, place, "is not one gzip member of the size stated", REPORT),))
    head, _, rest = record.partition(b"\r\n\r\n")
    fields = _fields(head)
    length = fields.get("content-length", "")
    if not head.startswith(b"WARC/1.") or not length.isdigit() or rest[int(length) :] != b"\r\n\r\n":
        return Member(None, (Finding(file, place, "is no WARC record of the length it states", REPORT),))
    block = rest[: int(length)]
    payload = block.partition(b"\r\n\r\n")[2] if fields.get("warc-type") == "response" else block
    return Member(payload, tuple(_facts(fields, payload, body, file, place)))


def _facts(fields: dict[str, str], payload: bytes, body: dict[str, Any], file: str, place: str) -> Iterator[Finding]:
    if "sha256" not in body:
        if fields.get("warc-type") != "warcinfo":
            yield Finding(file, place, "a file begins with a warcinfo record, this does not", REPORT)
        return
    found = hashlib.sha256(payload).hexdigest()
    if found != body["sha256"] or len(payload) != body["size"]:
        said = f"{body['size']} bytes {body['sha256']}"
        yield Finding(file, place, f"holds a page of {len(payload)} bytes {found}, not {said}", REPORT)
    if fields.get("warc-payload-digest") != f"sha256:{body['sha256']}":
        yield Finding(file, place, f"states the payload digest {fields.get('warc-payload-digest')}", REPORT)
    if fields.get("warc-record-id") != body["warc_id"]:
        yield Finding(file, place, f"is the record {fields.get('warc-record-id')}, not {body['warc_id']}", REPORT)


def _fields(head: bytes) -> dict[str, str]:
    return {
        name.decode().lower(): value.decode("utf-8", "replace")
        for name, value in _FIELD.findall(head.replace(b"\r\n", b"\n"))
    }
