"""Operations: the ledger's entries, and the proofs that they are in it and stay in it."""

from __future__ import annotations

import json
from itertools import islice

from ninja import Router

from onrecord.errors import RecordError, UsageError
from onrecord.record.merkle import Root, consistency, inclusion, parse_root, tree_root
from onrecord.record.receipt import leaf_hashes
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params
from onrecord.web.api.endpoint import NotHeldError, endpoint
from onrecord.web.api.shapes.proofs import Consistency, Entry, EntryList, Inclusion
from onrecord.web.record.book import Book

router = Router()


@endpoint(router, "/ledger", tag="proofs")
def ledger(
    book: Book, *, start: params.Number = 0, limit: params.Limit = 50, cursor: params.Cursor | None = None
) -> EntryList:
    """Returns entries of the ledger, the first first: all that ever happened to the record."""
    (first,) = (start,) if cursor is None else cursors.read("ledger", cursor, int)
    found = [_entry(one.line()) for one in islice(book.store.entries(start=first), limit + 1)]
    more = cursors.written("ledger", found[limit]["id"]) if len(found) > limit else None
    return {"items": found[:limit], "next": more}


@endpoint(router, "/ledger/entries/{number}", tag="proofs")
def entry(book: Book, number: params.Number) -> Entry:
    """Returns one entry of the ledger."""
    try:
        return _entry(book.store.entry(number).line())
    except RecordError:
        raise NotHeldError(f"the ledger has no entry {number}") from None


@endpoint(router, "/ledger/entries/{number}/inclusion", cost=3, tag="proofs")
def entry_inclusion(book: Book, number: params.Number, *, root: params.Root | None = None) -> Inclusion:
    """Returns the proof that an entry is in the ledger: RFC 6962, hexadecimal digests from the leaf's neighbor upwards.

    `root` is an older root to prove it for; the present one is taken without it.
    """
    leaves, made = _tree(book, root)
    if number >= made.size:
        raise NotHeldError(f"the ledger of the root over {made.size} entries has no entry {number}")
    path = [step.hex() for step in inclusion(leaves, number)]
    return {
        "schema": "onrecord.inclusion/1", "entry": number, "leaf": leaves[number].hex(), "root": str(made), "path": path,
    }  # fmt: skip


@endpoint(router, "/ledger/consistency", cost=3, tag="proofs")
def ledger_consistency(book: Book, *, old: params.Root, new: params.Root | None = None) -> Consistency:
    """Returns the proof that the ledger of a newer root begins with that of an older one: nothing was taken back."""
    before, _ = _tree(book, old)
    leaves, made = _tree(book, new)
    if len(before) > len(leaves):
        raise UsageError(f"the root over {len(before)} entries is newer than the one over {len(leaves)}")
    path = [step.hex() for step in consistency(leaves, len(before))]
    return {"schema": "onrecord.consistency/1", "old": old, "root": str(made), "path": path}


def _entry(line: bytes) -> Entry:
    found: Entry = json.loads(line)
    return found


def _tree(book: Book, root: str | None) -> tuple[list[bytes], Root]:
    leaves = leaf_hashes(book.store.layout)
    if root is None:
        return leaves, Root(len(leaves), tree_root(leaves))
    wanted = parse_root(root)
    known = leaves[: wanted.size]
    if Root(len(known), tree_root(known)) != wanted:
        raise UsageError(f"the ledger never had the root {wanted}")
    return known, wanted
