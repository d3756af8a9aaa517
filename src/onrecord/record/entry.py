"""One entry of the ledger: what happened, when, and the digests that tie it down."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from attrs import field, frozen

from onrecord.errors import RecordError
from onrecord.model.canonical import canonical, digest
from onrecord.model.capture import Sha256


@frozen
class Entry:
    """An entry: `id` counts entries of the whole ledger from 0, `sha256` is of the body, `leaf` of all the rest.

    `leaf` is the leaf hash of RFC 6962 (SHA-256 over a zero byte and the leaf's bytes), in hexadecimal digits.
    """

    id: int
    time: str
    kind: str
    body: dict[str, Any] = field(repr=False)
    sha256: Sha256
    leaf: str

    def line(self) -> bytes:
        """Returns the entry as its line in the ledger, newline included."""
        head = json.dumps(
            {"id": self.id, "time": self.time, "kind": self.kind, "sha256": self.sha256, "leaf": self.leaf},
            separators=(",", ":"),
        )
        return head[:-1].encode() + b',"body":' + canonical(self.body) + b"}\n"


def make_entry(number: int, time: str, kind: str, body: dict[str, Any]) -> Entry:
    """Returns an entry with its digests."""
    sha256 = digest(canonical(body))
    return Entry(number, time, kind, body, sha256, leaf_of(number, time, kind, sha256))


def leaf_of(number: int, time: str, kind: str, sha256: str) -> str:
    """Returns the leaf hash of an entry."""
    return hashlib.sha256(b"\0" + f"{number}\n{time}\n{kind}\n{sha256}".encode()).hexdigest()


def read_line(line: bytes, *, place: str) -> Entry:
    """Returns the entry of a line as it stands, its digests unchecked; raises RecordError naming the place."""
    try:
        value = json.loads(line)
        return Entry(value["id"], value["time"], value["kind"], value["body"], Sha256(value["sha256"]), value["leaf"])
    except (ValueError, KeyError, TypeError):
        raise RecordError(
            f"{place}: this line of the ledger cannot be read; `onrecord verify` says what is damaged"
        ) from None
