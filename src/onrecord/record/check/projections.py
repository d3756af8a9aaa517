"""The projections: files that can be made again, whose damage is to show all the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.canonical import canonical, digest
from onrecord.record.check.finding import REBUILD, Finding
from onrecord.record.check.tables import agrees
from onrecord.record.layout import Layout
from onrecord.record.projections import DIGESTS, digest_of, projection_files


def check_projections(layout: Layout, *, writing: bool) -> Iterator[Finding]:
    """Yields projection files that are not as their digests say.

    While somebody is writing, a difference is only a note; so it is after a crash when the catalog says what the ledger
    says.
    """
    folder = layout.projections
    files = {path.relative_to(folder).as_posix(): path for path in projection_files(folder)}
    if not files and not (folder / DIGESTS).exists():
        return
    name = f"{folder.name}/{DIGESTS}"
    if not (folder / DIGESTS).exists():
        # A writer that was killed before it first closed the record leaves none.
        yield Finding(name, None, "is missing: the projections cannot be checked", REBUILD, note=True)
        return
    known = _known(folder / DIGESTS)
    if known is None:
        yield Finding(name, None, "is not what was written", REBUILD, note=writing)
        return
    for file in sorted({*files, *known}):
        place = f"{folder.name}/{file}"
        if file not in files:
            yield Finding(place, None, "is missing", REBUILD, note=writing)
        elif file not in known:
            yield Finding(place, None, f"is not among the files of {name}", REBUILD, note=True)
        elif digest_of(files[file]) != known[file]:
            sound = files[file] == layout.catalog and agrees(layout)
            problem = (
                "was not closed as it should be, and agrees with the ledger" if sound else "is not what was written"
            )
            yield Finding(place, None, problem, REBUILD, note=sound or writing)


def _known(path: Path) -> dict[str, str] | None:
    """Returns the digest noted for each file, None where the notes themselves are damaged."""
    try:
        content = path.read_bytes()
        value = json.loads(content)
        files = {str(name): str(facts[0]) for name, facts in value["files"].items()}
        sound = value["self"] == digest(canonical(value["files"])) and canonical(value) + b"\n" == content
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None
    return files if sound else None
