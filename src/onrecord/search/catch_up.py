"""Brings the index up to date from the record's ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from onrecord.model.ids import parse_ref
from onrecord.record.corrections import holding_in
from onrecord.record.rows import EditionRow
from onrecord.record.store import Store
from onrecord.search.index import SearchIndex
from onrecord.search.row import Row, rows

_REVISION, _CORRECTION = "revision", "correction"


def rebuild(folder: Path | str, store: Store, *, names: Mapping[str, str] | None = None) -> SearchIndex:
    """Returns a new index of the newest revision of every edition, in place of any that was in the folder."""
    index = SearchIndex.create(folder)
    last = _last(store)
    index.build(_all_rows(store, names))
    index.commit(last)
    return index


def catch_up(index: SearchIndex, store: Store, *, names: Mapping[str, str] | None = None) -> int:
    """Takes up the revisions and corrections entered since the index was last written; returns how many editions it wrote.

    Another page of the same briefing may become the one that stands for its language, so all editions of a briefing
    that got a revision are written again.
    """
    last = index.last_entry
    touched: dict[str, None] = {}
    for entry in store.entries(start=index.last_entry + 1):
        last = entry.id
        if entry.kind == _REVISION:
            touched[parse_ref(str(entry.body["edition"])).briefing] = None
        elif entry.kind == _CORRECTION:
            touched[parse_ref(str(entry.body["target"])).briefing] = None
    written = 0
    for briefing in touched:
        for edition in store.editions(briefing):
            index.update(edition.id, _rows(store, edition, names))
            written += 1
    if last != index.last_entry:
        index.commit(last)
    return written


def _all_rows(store: Store, names: Mapping[str, str] | None) -> Iterator[Row]:
    for edition in store.all_editions():
        yield from _rows(store, edition, names)


def _rows(store: Store, edition: EditionRow, names: Mapping[str, str] | None) -> Iterator[Row]:
    corrected = holding_in(store, edition.id)
    return rows(store.revision(edition.id), primary=edition.primary, names=names, corrected=corrected)


def _last(store: Store) -> int:
    last = -1
    for entry in store.entries():
        last = entry.id
    return last
