"""The digests of the projections: files that can be made again, and whose damage must show all the same."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Final

from onrecord.model.canonical import canonical, digest
from onrecord.record.layout import Layout, write_whole

DIGESTS: Final = "digests.json"
_PASSING: Final = (".lock", "-journal", "-wal", "-shm", ".part", ".tmp")
_BLOCK: Final = 1 << 20


def sign_projections(layout: Layout) -> None:
    """Notes the digest of every projection file; files whose size and time of change are as noted are not read again."""
    folder = layout.projections
    known = _known(folder)
    files: dict[str, list[object]] = {}
    for path in projection_files(folder):
        state = path.stat()
        name = path.relative_to(folder).as_posix()
        old = known.get(name)
        same = old is not None and old[1:] == [state.st_size, state.st_mtime_ns]
        files[name] = list(old) if same and old else [digest_of(path), state.st_size, state.st_mtime_ns]
    if files:
        self = digest(canonical(files))
        write_whole(folder / DIGESTS, canonical({"files": files, "self": self}) + b"\n")


def projection_files(folder: Path) -> list[Path]:
    """Returns the files whose digests are noted: not the notes themselves, locks and logs that come and go."""
    if not folder.is_dir():
        return []
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(_PASSING))
    return sorted(path for path in found if path != folder / DIGESTS)


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
