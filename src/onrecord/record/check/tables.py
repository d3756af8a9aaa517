"""Whether a catalog that changed since its digest was noted still says what the ledger says."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from onrecord.errors import OnRecordError
from onrecord.record.catalog import follow, open_catalog
from onrecord.record.layout import Layout


def agrees(layout: Layout) -> bool:
    """Tells whether the catalog, with its log and once it has caught up, equals one made anew from the ledger.

    A writer that was killed leaves a catalog that is sound and not the one whose digest was noted. Copies are looked
    at, so that nothing changes in the record.
    """
    with TemporaryDirectory() as folder:
        held, anew = Path(folder, "catalog.sqlite"), Layout(Path(folder, "anew"))
        anew.root.mkdir()
        anew.ledger.symlink_to(layout.ledger.resolve(), target_is_directory=True)
        try:
            for ending in ("", "-wal"):
                source = layout.catalog.with_name(layout.catalog.name + ending)
                if source.exists():
                    copyfile(source, held.with_name(held.name + ending))
            with closing(sqlite3.connect(held, isolation_level=None)) as one, closing(open_catalog(anew)) as other:
                if one.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                    return False
                follow(one, layout)
                return _dump(one) == _dump(other)
        except (sqlite3.Error, OSError, OnRecordError, ValueError, TypeError, UnicodeDecodeError):
            return False


def _dump(catalog: sqlite3.Connection) -> list[str]:
    return sorted(catalog.iterdump())
