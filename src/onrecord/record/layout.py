"""Where the files of a record lie, and the one file that says that a folder is a record."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from attrs import frozen

from onrecord.errors import RecordError
from onrecord.model.canonical import canonical
from onrecord.model.ids import parse_ref

FORMAT = 1
SEGMENT = 8192
"""Entries of one ledger file: a power of two, so that a full one is a whole subtree."""
_SEGMENT_NAME = re.compile(r"\d{6}\.jsonl")


@frozen
class Layout:
    """The paths inside a record's folder."""

    root: Path

    @property
    def about(self) -> Path:
        """Returns the file that says what the folder is."""
        return self.root / "record.json"

    @property
    def ledger(self) -> Path:
        """Returns the folder of the ledger's segments."""
        return self.root / "ledger"

    @property
    def captures(self) -> Path:
        """Returns the folder of the web archives."""
        return self.root / "captures"

    @property
    def revisions(self) -> Path:
        """Returns the folder of the texts read."""
        return self.root / "revisions"

    @property
    def leftovers(self) -> Path:
        """Returns the folder of what crashes left unacknowledged and a later writer set aside."""
        return self.root / "leftovers"

    @property
    def projections(self) -> Path:
        """Returns the folder of what can be deleted and made again."""
        return self.root / "projections"

    @property
    def lock(self) -> Path:
        """Returns the file that the one writer locks."""
        return self.root / "lock"

    @property
    def catalog(self) -> Path:
        """Returns the catalog's database."""
        return self.projections / "catalog.sqlite"

    def segment(self, number: int) -> Path:
        """Returns the file of a ledger segment."""
        return self.ledger / f"{number:06d}.jsonl"

    def segments(self) -> list[Path]:
        """Returns the ledger files there are, in order."""
        if not self.ledger.is_dir():
            return []
        return sorted(path for path in self.ledger.iterdir() if _SEGMENT_NAME.fullmatch(path.name))

    def revision_file(self, edition: str, number: int) -> str:
        """Returns the path of a revision's file, relative to the folder."""
        ref = parse_ref(edition)
        office, _, day = ref.briefing.partition("/")
        return f"revisions/{office}/{day}/{ref.edition}/{number}.json"


def create(root: Path, *, now: datetime) -> Layout:
    """Makes an empty record in a folder that is empty or missing, and returns its layout.

    Raises RecordError when something else lies there.
    """
    layout = Layout(root)
    if layout.about.exists():
        return layout
    refuse_others(root)
    try:
        root.mkdir(parents=True, exist_ok=True)
        about = {"created": stamp(now), "format": FORMAT, "id": str(uuid4())}
        write_whole(layout.about, canonical(about) + b"\n")
    except OSError as failure:
        raise RecordError(f"{root}: no record can be made here: {failure.strerror or failure}") from None
    return layout


def refuse_others(root: Path) -> None:
    """Raises RecordError when a folder is no record and holds other files, or is no folder."""
    if (root / "record.json").exists() or not root.exists():
        return
    try:
        # A lock file alone is what a writer leaves that was stopped before its first word.
        others = sorted(path.name for path in root.iterdir() if path.name not in {"lock", "record.json.part"})
    except OSError as failure:
        raise RecordError(f"{root}: no record can be made here: {failure.strerror or failure}") from None
    if others:
        raise RecordError(f"{root}: no record, and not empty ({others[0]}); name a new folder for the record")


def existing(root: Path) -> Layout:
    """Returns the layout of a record that is there; raises RecordError when the folder holds none or one of another format."""
    layout = Layout(root)
    try:
        about = json.loads(layout.about.read_bytes())
        form = about["format"]
    except FileNotFoundError:
        raise RecordError(f"{root}: no record here; `onrecord add` makes one, --record names another folder") from None
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise RecordError(f"{layout.about}: cannot be read ({fault})") from None
    if form != FORMAT:
        raise RecordError(f"{root}: a record of format {form}; this version reads format {FORMAT}")
    return layout


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that after a crash it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def may_write(path: Path) -> bool:
    """Tells whether a file may be written, or made where it is missing: not on read-only storage, not without the right."""
    found = next((one for one in (path, *path.parents) if one.exists()), path)
    return os.access(found, os.W_OK | os.X_OK if found.is_dir() else os.W_OK)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp(moment: datetime) -> str:
    """Returns an instant as the record writes it: UTC, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment_of(text: str) -> datetime:
    """Returns the instant that `stamp` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
