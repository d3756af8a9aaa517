"""Whether a page shows bytes again that the record holds, when something else was held of it since."""

from __future__ import annotations

from onrecord.record.rows import PageRow
from onrecord.record.store import Store


def is_put_back(store: Store, page: str, sha256: str, *, time: str) -> bool:
    """Tells whether bytes with a digest, seen on a page at a time, are not those that were captured of it last before then."""
    row = store.page_row(page)
    return row is not None and row.sha256 not in {None, sha256} and time > row.changed


def is_older_file(store: Store, row: PageRow, sha256: str) -> bool:
    """Tells whether bytes handed in as a file are not what was last read of their edition, from a file too.

    Where the last reading is of a page on the web, a file says nothing about what that page shows now.
    """
    rows = [] if row.edition is None else store.revision_rows(row.edition)
    newest = rows[-1].capture if rows else row.sha256
    if newest in {None, sha256}:
        return False
    seen = store.capture_rows(sha256=newest)
    return bool(seen) and not (seen[-1].address or "").lower().startswith(("http://", "https://"))
