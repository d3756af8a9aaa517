"""What a crash in the middle of a batch kept from the ledger, and the next writer adds."""

from __future__ import annotations

from typing import Any

from onrecord.record.statement_map import map_statements
from onrecord.record.store import Store


def missing_map(store: Store, *, size: int) -> dict[str, Any] | None:
    """Returns the body of the map that should follow the last of `size` entries; None where none is due.

    The lines of a batch reach the disk one after the other: a revision that replaces another can be the last of them.
    """
    if size < 2:
        return None
    last = store.entry(size - 1)
    if last.kind == "seal":
        last = store.entry(size - 2)
    if last.kind != "revision" or last.body["supersedes"] is None:
        return None
    edition, number = last.body["edition"], last.body["supersedes"]
    previous, made = store.revision(edition, number), store.revision(edition, number + 1)
    found = map_statements(previous.statements, made.statements)
    return {
        "edition": edition,
        "from": number,
        "to": number + 1,
        "same": found.same,
        "changes": found.changes([one.id for one in made.statements]),
    }
