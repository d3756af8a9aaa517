"""Evidence receipts: what proves, without the record, that it holds a statement in these words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from onrecord.errors import RecordError, UsageError
from onrecord.model.canonical import canonical
from onrecord.model.revision import Revision
from onrecord.model.revision_json import leaf_value
from onrecord.record.entry import Entry
from onrecord.record.layout import Layout
from onrecord.record.merkle import Root, inclusion, leaf_hash, parse_root, tree_root
from onrecord.record.receipt_check import SCHEMA
from onrecord.record.store import Store

_LEAF = b'"leaf":"'
_DIGITS = 64


def receipt(store: Store, statement: str, *, root: str | None = None) -> dict[str, Any]:
    """Returns the receipt of a statement, as JSON; the newest revision that has it when its id carries none.

    `root` is an older root of the ledger for which the receipt is to be made; without it the present one is taken.
    Raises UsageError when the record holds no such statement (or did not at that root), RecordError when the ledger no
    longer begins with the entries of that root.
    """
    revision, said = store.statement(statement)
    row = next(row for row in store.revision_rows(revision.edition) if row.number == revision.number)
    capture = store.capture_of(row.capture, before=row.entry)
    leaves, made = _tree(store.layout, root)
    if max(row.entry, capture.entry) >= made.size:
        raise UsageError(f"`{revision.ref(said)}` came into the record after the root over {made.size} entries")
    statements = [leaf_hash(canonical(leaf_value(revision, one))) for one in revision.statements]
    index = revision.statements.index(said)
    return {
        "schema": SCHEMA,
        "root": str(made),
        "statement": leaf_value(revision, said),
        "decoding": _decoding(revision),
        "statements": {"index": index, "size": len(statements), "path": _hex(inclusion(statements, index))},
        "revision": _proved(store.entry(row.entry), leaves),
        "capture": _proved(store.entry(capture.entry), leaves),
        "record": _proved(store.entry(0), leaves),
    }


def receipt_json(made: dict[str, Any]) -> str:
    """Returns a receipt as indented JSON with a newline at its end."""
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def leaf_hashes(layout: Layout) -> list[bytes]:
    """Returns the leaf hashes of the ledger's entries as its lines state them."""
    found: list[bytes] = []
    for path in layout.segments():
        with path.open("rb") as file:
            for line in file:
                start = line.find(_LEAF) + len(_LEAF)
                if not line.endswith(b"\n"):
                    return found
                found.append(_leaf(line[start : start + _DIGITS], f"{path}, entry {len(found)}"))
    return found


def _leaf(digits: bytes, place: str) -> bytes:
    try:
        if len(digits) == _DIGITS:
            return bytes.fromhex(digits.decode("ascii"))
    except ValueError:
        pass
    raise RecordError(f"{place}: cannot be read; `onrecord verify` says what is damaged")


def _tree(layout: Layout, root: str | None) -> tuple[list[bytes], Root]:
    leaves = leaf_hashes(layout)
    if root is None:
        return leaves, Root(len(leaves), tree_root(leaves))
    wanted = parse_root(root)
    known = leaves[: wanted.size]
    if Root(len(known), tree_root(known)) != wanted:
        raise RecordError(
            f"{layout.ledger}: does not begin with the entries of the root {wanted}; see `onrecord verify`"
        )
    return known, wanted


def _proved(entry: Entry, leaves: Sequence[bytes]) -> dict[str, Any]:
    return {"entry": json.loads(entry.line()), "path": _hex(inclusion(leaves, entry.id))}


def _decoding(revision: Revision) -> dict[str, str | None]:
    """Returns what is needed to see the words in the page's bytes; that they come out is its own proof."""
    return {"encoding": revision.capture.encoding, "media_type": revision.capture.media_type}


def _hex(path: Sequence[bytes]) -> list[str]:
    return [step.hex() for step in path]
