"""Whether every byte of every web archive belongs to one entry, and whether every file belongs to the record."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.record.check.finding import ASIDE, REPORT, UNREAD, Finding
from onrecord.record.layout import Layout

ARCHIVE_NAME = re.compile(r"captures/\d{4}/\d\d/\d{6}\.warc\.gz")
OWN_LISTS = frozenset({"issues.yml", "ladders.yml", "outlets.yml", "synonyms.yml"})
"""Lists that whoever keeps the record may put beside it: they say how it is read, and are no part of it."""
_LEFT = "an unacknowledged leftover"


class Archives:
    """How far the entries so far reach into each archive: `ends`."""

    def __init__(self) -> None:
        self.ends: dict[str, int] = {}
        self._last = ""

    def take(self, kind: str, body: dict[str, Any], *, place: str) -> Iterator[Finding]:
        """Yields what is wrong with the place of an `archive` or `capture` entry, which must follow the one before it."""
        file, offset, length = body["file"], body["offset"], body["length"]
        end = self.ends.get(file)
        if not ARCHIVE_NAME.fullmatch(file):
            yield Finding("ledger", place, f"{file!r} is no name of an archive", REPORT)
            return
        if (kind == "archive") != (end is None):
            problem = "is begun twice" if end is not None else "holds a capture before its first record"
            yield Finding(file, f"record at byte {offset}", problem, REPORT)
        if offset != (end or 0):
            yield Finding(
                file, f"bytes {min(offset, end or 0)} to {max(offset, end or 0)}", self._mismatch(offset, end or 0)
            )
        self.ends[file] = max(end or 0, offset + length)
        self._last = file

    @staticmethod
    def _mismatch(offset: int, end: int) -> str:
        return "belong to no entry" if offset > end else "belong to two entries"

    def rest(self, files: dict[str, int], *, lost: bool = False) -> Iterator[Finding]:
        """Yields the bytes behind the last entry of each archive; `files` are those there are, with their sizes.

        Where the ledger `lost` entries, nothing of it is what a crash left.
        """
        for file, size in files.items():
            if not ARCHIVE_NAME.fullmatch(file):
                continue
            end = self.ends.get(file, 0)
            if size > end:
                if lost and (file == self._last or not end):
                    continue
                # Only where a crash can have left bytes: in the archive written to last, and in one begun after it.
                crashed = file == self._last or (not end and file > self._last)
                problem = _LEFT if crashed else "belong to no entry"
                step = ASIDE if crashed else "compare with a backup: somebody appended to it"
                yield Finding(file, f"bytes {end} to {size}", problem, step, note=crashed)


def files_of(layout: Layout) -> dict[str, int]:
    """Returns the files in a record's folder with their sizes, by their path inside it, projections left out."""
    found: dict[str, int] = {}
    for folder, folders, names in os.walk(layout.root):
        folders.sort()
        if Path(folder) == layout.root:
            folders[:] = [name for name in folders if name != layout.projections.name]
        for name in names:
            path = Path(folder, name)
            found[path.relative_to(layout.root).as_posix()] = path.stat().st_size if path.exists() else 0
    return dict(sorted(found.items()))


def strangers(layout: Layout, files: dict[str, int], revisions: set[str], *, lost: bool = False) -> Iterator[Finding]:
    """Yields the files that no entry names; `revisions` are the revision files that entries do name.

    Where the ledger `lost` entries, the texts that it named are not told one by one.
    """
    own = {layout.about.name, layout.lock.name, *OWN_LISTS}
    aside = Counter("/".join(file.split("/")[:2]) for file in files if file.startswith(f"{layout.leftovers.name}/"))
    for folder, count in aside.items():
        problem = f"files: {count}, set aside when a writer went on after a crash"
        yield Finding(folder, None, problem, "delete it when no page is missed", note=True)
    for file, size in files.items():
        if file.startswith(f"{layout.leftovers.name}/"):
            continue
        if file in own or file in revisions or ARCHIVE_NAME.fullmatch(file) or _is_segment(file):
            if file == layout.lock.name and size:
                yield Finding(file, None, "should be empty", "empty it", note=True)
            continue
        if not (lost and file.startswith("revisions/")):
            yield Finding(file, None, *_stranger(file), note=True)


def _stranger(file: str) -> tuple[str, str]:
    """Returns what to think of a file that no entry names, and what to do."""
    if file.startswith("revisions/") or file.endswith(".part"):
        return _LEFT, UNREAD
    return "is no file of a record", "move it elsewhere"


def _is_segment(file: str) -> bool:
    return re.fullmatch(r"ledger/\d{6}\.jsonl", file) is not None
