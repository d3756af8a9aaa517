"""Which statements of a segment belong to which edition, of what day, and by what names a page may call who speaks there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from onrecord.errors import RecordError
from onrecord.model.canonical import canonical

_FILE = "editions.json"


@frozen
class EditionRow:
    """An edition and the numbers of its statements, `start` to `end`."""

    edition: str
    start: int
    end: int
    date: dt.date | None
    names: tuple[str, ...]

    @property
    def briefing(self) -> str:
        """Returns the id of the briefing."""
        return self.edition.rpartition("/")[0]


def write_rows(folder: Path, rows: Iterable[EditionRow]) -> None:
    """Writes the editions of a segment."""
    made = [[one.edition, one.start, one.end, one.date.isoformat() if one.date else None, one.names] for one in rows]
    (folder / _FILE).write_bytes(canonical(made) + b"\n")


def read_rows(folder: Path) -> tuple[EditionRow, ...]:
    """Returns the editions of a segment; raises RecordError where they cannot be read."""
    try:
        found = json.loads((folder / _FILE).read_bytes())
    except (OSError, ValueError) as fault:
        raise RecordError(f"{folder}: a part of the index of copies is damaged ({fault})") from None
    return tuple(
        EditionRow(edition, start, end, dt.date.fromisoformat(day) if day else None, tuple(names))
        for edition, start, end, day, names in found
    )
