"""The projections brought up to date after something was written."""

from __future__ import annotations

from onrecord.record.store import Store


def follow_up(store: Store) -> None:
    """Brings the search index up to date with the ledger."""
    store.refresh()
