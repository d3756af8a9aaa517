"""The search index beside a record: opened, or made where there is none, and brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from onrecord.errors import ProjectionError, RecordError
from onrecord.offices import offices
from onrecord.record.layout import Layout, may_write
from onrecord.record.names import outlet_names
from onrecord.record.projections import sign_projections
from onrecord.record.store import Store
from onrecord.search import Finder, SearchIndex, catch_up, name_book, rebuild, synonyms

SEARCH: Final = "search"
"""The folder of the search index below the projections."""
_PROBE: Final = "about.json.part"


def index_folder(layout: Layout) -> Path:
    """Returns where the search index of a record lies."""
    return layout.projections / SEARCH


def follow_up(store: Store) -> None:
    """Brings the search index up to date with the ledger; makes it where it is missing or of another format.

    A record that may not be written needs an index that is up to date: raises RecordError where it is not.
    """
    store.refresh()
    folder = index_folder(store.layout)
    if not may_write(folder / _PROBE):
        _refuse_stale(folder, store)
        return
    try:
        index = SearchIndex.open(folder)
    except ProjectionError:
        rebuild(folder, store).close()
    else:
        try:
            catch_up(index, store)
        finally:
            index.close()
    sign_projections(store.layout)


def _refuse_stale(folder: Path, store: Store) -> None:
    advice = "and nothing may be written here; run `onrecord rebuild` on a copy of the record that may be written"
    try:
        index = SearchIndex.open(folder)
    except ProjectionError:
        raise RecordError(f"{folder}: no search index that can be used, {advice}") from None
    with index:
        if next(iter(store.entries(start=index.last_entry + 1)), None) is not None:
            raise RecordError(f"{folder}: the search index lacks the newest entries, {advice}")


def finder_of(store: Store) -> Finder:
    """Returns what answers queries on a record; raises RecordError naming `onrecord rebuild` where there is no index."""
    book = name_book(offices(), outlet_names())
    return Finder(SearchIndex.open(index_folder(store.layout)), book, synonyms(store.layout.root))
