"""Checks an evidence receipt without the record: the proofs, and the page's bytes when they are at hand.

It needs the receipt, SHA-256 and JSON, and nothing else: `docs/how-to/verify.md` shows the same by hand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.errors import UsageError
from onrecord.model.canonical import canonical
from onrecord.record.check.finding import Finding
from onrecord.record.check.words import words_differ
from onrecord.record.merkle import Root, leaf_hash, parse_root, root_above

SCHEMA: Final = "onrecord.receipt/1"
_FORGED = "do not rely on this receipt; ask for a new one from the record"
_KINDS: Final = ("revision", "capture", "record")


def check_receipt(
    receipt: Any, *, root: str | None = None, page: bytes | None = None, warc_record: bytes | None = None
) -> list[Finding]:
    """Returns what a receipt does not prove: nothing at all when it holds.

    `root` is the one that you know from elsewhere; `page` are the page's bytes, `warc_record` those of its compressed
    record. Raises UsageError for a root that is none.
    """
    known = None if root is None else parse_root(root)
    try:
        return [*_proofs(receipt, known), *_page(receipt, page), *_record(receipt, warc_record)]
    except KeyError as fault:
        return [_finding(None, f"is no receipt of the form {SCHEMA}: it lacks {fault.args[0]!r}")]
    except UsageError as fault:
        return [_finding(None, f"is no receipt of the form {SCHEMA}: {fault}")]
    except (TypeError, ValueError, AttributeError, IndexError):
        return [_finding(None, f"is no receipt of the form {SCHEMA}: a value in it is not of the right sort")]


def _proofs(receipt: Mapping[str, Any], known: Root | None) -> Iterator[Finding]:
    if receipt["schema"] != SCHEMA:
        yield _finding("schema", f"is {receipt['schema']!r}, not {SCHEMA}")
    root = parse_root(receipt["root"])
    if known is not None and known != root:
        yield _finding("root", f"is {root}, not {known} as you know it", "ask for a receipt made for the root you know")
    for name in _KINDS:
        yield from _entry(name, receipt[name], root)
    statement, revision = receipt["statement"], receipt["revision"]["entry"]["body"]
    proof = receipt["statements"]
    above = root_above(leaf_hash(canonical(statement)), proof["index"], proof["size"], _bytes(proof["path"]))
    if above is None or above.hex() != revision["statements_root"] or proof["size"] != revision["statements"]:
        yield _finding("statement", "its words and facts are not among those of the revision")
    edition, _, name = statement["id"].rpartition("/")
    if not name or f"{edition}@{name.rpartition('@')[2]}" != revision["id"]:
        yield _finding("statement", f"{statement['id']} is no statement of {revision['id']}")
    capture = receipt["capture"]["entry"]["body"]
    if not statement["capture"] == revision["capture"] == capture["sha256"]:
        yield _finding("capture", "is not the page that the statement was read from")


def _entry(name: str, proved: Mapping[str, Any], root: Root) -> Iterator[Finding]:
    """Yields what is wrong with an entry's digests or with its path to the root."""
    entry = proved["entry"]
    number, time, kind = entry["id"], entry["time"], entry["kind"]
    if kind != name or (name == "record" and number != 0):
        yield _finding(name, f"is entry {number} of the kind {kind!r}")
    sha256 = hashlib.sha256(canonical(entry["body"])).hexdigest()
    if sha256 != entry["sha256"]:
        yield _finding(name, f"the digest of its body is {sha256}, not {entry['sha256']}")
    leaf = leaf_hash(f"{number}\n{time}\n{kind}\n{sha256}".encode())
    if leaf.hex() != entry["leaf"]:
        yield _finding(name, f"its hash is {leaf.hex()}, not {entry['leaf']}")
    if root_above(leaf, number, root.size, _bytes(proved["path"])) != root.digest:
        yield _finding(name, f"its path does not lead to the root {root}")


def _page(receipt: Mapping[str, Any], page: bytes | None) -> Iterator[Finding]:
    if page is None:
        return
    statement, how = receipt["statement"], receipt["decoding"]
    found = hashlib.sha256(page).hexdigest()
    if found != statement["capture"]:
        yield _finding("page", f"its digest is {found}, not {statement['capture']}: these are other bytes")
    elif not statement["pages"]:
        fault = words_differ(
            statement["text"], statement["bytes"], page, encoding=how["encoding"], media_type=how["media_type"]
        )
        if fault is not None:
            yield _finding("page", fault)


def _record(receipt: Mapping[str, Any], warc_record: bytes | None) -> Iterator[Finding]:
    if warc_record is None:
        return
    said = receipt["capture"]["entry"]["body"]["record_sha256"]
    found = hashlib.sha256(warc_record).hexdigest()
    if found != said:
        yield _finding("archive record", f"its digest is {found}, not {said}")


def _bytes(path: list[str]) -> list[bytes]:
    return [bytes.fromhex(step) for step in path]


def _finding(place: str | None, problem: str, step: str = _FORGED) -> Finding:
    return Finding("receipt", place, problem, step)
