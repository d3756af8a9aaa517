"""The digests of the projections: files that can be made again, and whose damage must show all the same."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from onrecord.model.canonical import canonical, digest
from onrecord.record.layout import Layout, write_whole
from onrecord.record.lock import WriteLock

DIGESTS: Final = "digests.json"
_PASSING: Final = (".lock", "-journal", "-wal", "-shm", ".part", ".tmp")
_BLOCK: Final = 1 << 20
_PATIENCE: Final = 300.0
"""Seconds in which another process has read the files of a very large record."""


def sign_projections(layout: Layout) -> None:
    """Notes the digest of every projection file; files whose size and time of change are as noted are not read again.

    One process at a time: raises RecordError where another one is still at it after minutes.
    """
    folder = layout.projections
    with WriteLock(folder / "digests.lock", wait=_PATIENCE):
        known = _known(folder)
        files: dict[str, list[object]] = {}
        for path in projection_files(folder):
            name = path.relative_to(folder).as_posix()
            # Another process may be making its projection again: what it took away it notes itself when it is done.
            with suppress(FileNotFoundError):
                files[name] = _noted(path, known.get(name))
        if files:
            self = digest(canonical(files))
            write_whole(folder / DIGESTS, canonical({"files": files, "self": self}) + b"\n")


def is_as_noted(layout: Layout, path: Path) -> bool:
    """Tells whether a projection file is, byte for byte, the one whose digest was noted last."""
    known = _known(layout.projections).get(path.relative_to(layout.projections).as_posix())
    return known is not None and path.is_file() and digest_of(path) == known[0]


def _noted(path: Path, old: list[object] | None) -> list[object]:
    state = path.stat()
    if old is not None and old[1:] == [state.st_size, state.st_mtime_ns]:
        return old
    return [digest_of(path), state.st_size, state.st_mtime_ns]


def projection_files(folder: Path) -> list[Path]:
    """Returns the files whose digests are noted: not the notes themselves, locks and logs that come and go."""
    # Unlike `rglob` this goes on where a folder is taken away meanwhile.
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names if not name.endswith(_PASSING))
    return sorted(path for path in found if path != folder / DIGESTS and path.is_file())


def digest_of(path: Path) -> str:
    """Returns the SHA-256 digest of a file, read in blocks."""
    made = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            made.update(block)
    return made.hexdigest()


def _known(folder: Path) -> dict[str, list[object]]:
    try:
        value = json.loads((folder / DIGESTS).read_bytes())
        return dict(value["files"]) if value["self"] == digest(canonical(value["files"])) else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
