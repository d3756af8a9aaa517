"""The catalog: what the ledger says, in tables that answer at once. A projection: it follows the ledger."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.record.catalog_schema import TABLES, VERSION
from onrecord.record.entry import Entry
from onrecord.record.layout import Layout
from onrecord.record.ledger import entries
from onrecord.record.projections import sign_projections

_TIMEOUT = 5.0
"""Seconds that a reader waits for the moment in which a writer replaces pages of the catalog; a writer waits as long."""
_BATCH = 5000


def open_catalog(layout: Layout) -> sqlite3.Connection:
    """Returns the catalog, brought up to date with the ledger; makes it where it is missing, of another version or broken.

    Where the folder cannot be written to, the catalog is made in memory.
    """
    try:
        made = _current(layout.catalog)
        if made is None:
            made = _fresh(layout.catalog)
        if follow(made, layout):
            sign_projections(layout)
    except sqlite3.OperationalError as fault:
        if "readonly" not in str(fault) and "unable to open" not in str(fault):
            raise RecordError(f"{layout.catalog}: {fault}; `onrecord rebuild` makes it anew") from None
        made = _filled(sqlite3.connect(":memory:", check_same_thread=False))
        follow(made, layout)
    except (sqlite3.DatabaseError, OSError):
        made = _filled(sqlite3.connect(":memory:", check_same_thread=False))
        follow(made, layout)
    return made


def catalog_of(layout: Layout, *, size: int) -> sqlite3.Connection:
    """Returns the catalog for a writer; one that says it knows more entries than the ledger holds is made anew.

    Whether it says so because entries were lost is to be looked at before (`lost`).
    """
    made = open_catalog(layout)
    (known,) = made.execute("SELECT entries FROM state").fetchone()
    if known > size:
        made.close()
        drop_catalog(layout)
        made = open_catalog(layout)
    return made


def put(catalog: sqlite3.Connection, entry: Entry) -> None:
    """Writes one entry into the tables, inside the caller's transaction."""
    writer = _WRITERS.get(entry.kind)
    if writer is not None:
        writer(catalog, entry, entry.body)
    catalog.execute("UPDATE state SET entries = ?", (entry.id + 1,))


def drop_catalog(layout: Layout) -> None:
    """Deletes the catalog."""
    for ending in ("", "-journal", "-wal", "-shm"):
        layout.catalog.with_name(layout.catalog.name + ending).unlink(missing_ok=True)


def follow(catalog: sqlite3.Connection, layout: Layout) -> int:
    """Takes up the entries that the ledger has beyond the catalog; returns how many these were.

    Where a writer holds the catalog it takes them up itself; a reader goes on with what it has.
    """
    (known,) = catalog.execute("SELECT entries FROM state").fetchone()
    ahead = entries(layout, start=known)
    try:
        while waiting := list(islice(ahead, _BATCH)):
            apply(catalog, waiting)
    except sqlite3.OperationalError as fault:
        if "locked" not in str(fault):
            raise
    (held,) = catalog.execute("SELECT entries FROM state").fetchone()
    return int(held) - int(known)


def apply(catalog: sqlite3.Connection, some: Iterable[Entry]) -> None:
    """Writes entries into the tables, in one transaction; entries the catalog already holds are left out."""
    catalog.execute("BEGIN IMMEDIATE")
    try:
        (known,) = catalog.execute("SELECT entries FROM state").fetchone()
        for entry in some:
            if entry.id >= known:
                put(catalog, entry)
        catalog.execute("COMMIT")
    finally:
        if catalog.in_transaction:
            catalog.execute("ROLLBACK")


def _current(path: Path) -> sqlite3.Connection | None:
    """Returns the catalog that is there, None where it has to be made anew."""
    if not path.exists():
        return None
    made = _connect(path)
    try:
        version = made.execute("SELECT version FROM state").fetchone()
    except sqlite3.DatabaseError as fault:
        made.close()
        if isinstance(fault, sqlite3.OperationalError) and "no such table" not in str(fault):
            raise
        return None
    if version != (VERSION,):
        made.close()
        return None
    return made


def _fresh(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    made = _connect(path)
    return _filled(made)


def _connect(path: Path) -> sqlite3.Connection:
    made = sqlite3.connect(path, timeout=_TIMEOUT, isolation_level=None, check_same_thread=False)
    # The ledger is what must last; a catalog that a power cut spoils is made anew from it.
    made.execute("PRAGMA synchronous = OFF")
    return made


def _filled(made: sqlite3.Connection) -> sqlite3.Connection:
    made.isolation_level = None
    made.executescript(f"BEGIN IMMEDIATE; {TABLES} COMMIT;")
    made.execute("INSERT INTO state VALUES (?, 0)", (VERSION,))
    return made


def _archive(catalog: sqlite3.Connection, _: Entry, body: dict[str, Any]) -> None:
    _reach(catalog, body)


def _reach(catalog: sqlite3.Connection, body: dict[str, Any]) -> None:
    catalog.execute(
        "INSERT INTO archives VALUES (?1, ?2) ON CONFLICT (file) DO UPDATE SET length = max(length, ?2)",
        (body["file"], body["offset"] + body["length"]),
    )


def _capture(catalog: sqlite3.Connection, entry: Entry, body: dict[str, Any]) -> None:
    _reach(catalog, body)
    catalog.execute(
        "INSERT INTO captures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entry.id, body["page"], body["address"], body["sha256"], body["file"], body["offset"], body["length"],
            body["media_type"], body["charset"], body["time"], body["nature"], body["outcome"], body["reason"],
        ),
    )  # fmt: skip
    catalog.execute(
        "INSERT INTO pages VALUES (?1, ?2, ?3, NULL, ?4, ?4, ?4, 1, 'new', ?5, ?6) ON CONFLICT (page) DO UPDATE SET "
        "address = coalesce(?2, address), sha256 = ?3, changed = ?4, checked = ?4, checks = checks + 1, "
        "result = 'changed', etag = ?5, modified = ?6",
        (body["page"], body["address"], body["sha256"], body["time"], body.get("etag"), body.get("modified")),
    )


def _checked(catalog: sqlite3.Connection, _: Entry, body: dict[str, Any]) -> None:
    catalog.execute(
        "INSERT INTO pages VALUES (?1, ?2, ?3, (SELECT edition FROM pages WHERE sha256 = ?3 AND edition IS NOT NULL), "
        "?4, ?4, ?4, 1, ?5, NULL, NULL) ON CONFLICT (page) DO UPDATE SET checked = ?4, checks = checks + 1, result = ?5",
        (body["page"], body["address"], body["sha256"], body["time"], body["result"]),
    )


def _revision(catalog: sqlite3.Connection, entry: Entry, body: dict[str, Any]) -> None:
    edition, _, number = body["id"].rpartition("@r")
    catalog.execute(
        "INSERT INTO briefings VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET "
        "presider = coalesce(presider, ?6), publisher = coalesce(publisher, ?7)",
        (
            body["briefing"], body["office"], body["date"], body["kind"], body["is_briefing"], body["presider"],
            body["publisher"],
        ),
    )  # fmt: skip
    catalog.execute(
        "INSERT INTO editions VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
        "nature = CASE WHEN nature = 'official' THEN nature ELSE ?4 END, revisions = max(revisions, ?6)",
        (edition, body["briefing"], body["language"] or "und", body["nature"], body["page"], int(number)),
    )
    catalog.execute(
        "INSERT INTO revisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            body["id"], edition, int(number), body["file"], body["sha256"], body["capture"], entry.id, entry.time,
            body["cause"], body["title"], body["statements"], body["exchanges"],
        ),
    )  # fmt: skip
    catalog.execute("UPDATE pages SET edition = ? WHERE page = ?", (edition, body["page"]))


def _note(catalog: sqlite3.Connection, entry: Entry, body: dict[str, Any]) -> None:
    target = body.get("edition") or body.get("target") or body.get("briefing")
    catalog.execute("INSERT INTO notes VALUES (?, ?, ?, ?)", (entry.id, entry.kind, target, entry.time))


_WRITERS = {
    "archive": _archive,
    "capture": _capture,
    "checked": _checked,
    "revision": _revision,
    "map": _note,
    "correction": _note,
    "omission": _note,
    "annotation": _note,
}
