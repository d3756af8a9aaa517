"""The ledger: entries appended one after the other, never changed; each line durable before it is acknowledged."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.record.entry import Entry, make_entry, read_line
from onrecord.record.layout import SEGMENT, Layout, sync_folder
from onrecord.record.merkle import CompactRange, Root


def entries(layout: Layout, *, start: int = 0) -> Iterator[Entry]:
    """Yields the entries from number `start` on, as they stand; a line still being written ends the ledger."""
    for path in layout.segments()[start // SEGMENT :]:
        first = int(path.stem) * SEGMENT
        with path.open("rb") as file:
            for number, line in enumerate(file, first):
                if not line.endswith(b"\n"):
                    return
                if number >= start:
                    yield read_line(line, place=f"{path}, line {number - first + 1}")


class Ledger:
    """The ledger open for appending by the one writer; `size` counts its entries, those staged included.

    Entries are staged first and written together: `commit` returns when all of them are durable.
    """

    def __init__(self, layout: Layout) -> None:
        """Takes up the ledger where it ends; a half line that a crash left stays until something is written."""
        self._layout = layout
        self._tree = CompactRange()
        self._digest = hashlib.sha256()
        self._length = 0
        self._staged: list[tuple[int, bytes]] = []
        self._half: tuple[Path, int] | None = None
        layout.ledger.mkdir(parents=True, exist_ok=True)
        for path in layout.segments():
            self._take_segment(path)

    @property
    def size(self) -> int:
        """Returns the number of entries, those staged included."""
        return self._tree.size

    @property
    def root(self) -> Root:
        """Returns the root of the tree over all entries."""
        return Root(self._tree.size, self._tree.root())

    def stage(self, time: str, kind: str, body: dict[str, Any]) -> list[Entry]:
        """Returns the entry to be written with the next commit; before it the seal of a segment that is full."""
        made: list[Entry] = []
        if self.size and self.size % SEGMENT == 0:
            made.append(self._grow(time, "seal", self._seal()))
        made.append(self._grow(time, kind, body))
        return made

    def cut_half(self) -> None:
        """Cuts off the half line at the end, where there is one."""
        if self._half is not None:
            os.truncate(*self._half)
            self._half = None

    def commit(self) -> None:
        """Writes what is staged and makes it durable."""
        self.cut_half()
        for number, lines in groupby(self._staged, key=itemgetter(0)):
            path = self._layout.segment(number)
            begun = not path.exists()
            with path.open("ab") as file:
                file.write(b"".join(line for _, line in lines))
                file.flush()
                os.fsync(file.fileno())
            if begun:
                sync_folder(path.parent)
        self._staged = []

    def _grow(self, time: str, kind: str, body: dict[str, Any]) -> Entry:
        one = make_entry(self.size, time, kind, body)
        line = one.line()
        self._staged.append((self.size // SEGMENT, line))
        self._count(one, line)
        return one

    def _count(self, one: Entry, line: bytes) -> None:
        if self.size % SEGMENT == 0:
            self._digest, self._length = hashlib.sha256(), 0
        self._digest.update(line)
        self._length += len(line)
        self._tree.append(bytes.fromhex(one.leaf))

    def _seal(self) -> dict[str, Any]:
        """Returns the body of the entry that seals the segment just filled."""
        return {
            "segment": self.size // SEGMENT - 1, "entries": SEGMENT, "sha256": self._digest.hexdigest(),
            "size": self._length, "root": str(self.root),
        }  # fmt: skip

    def _take_segment(self, path: Path) -> None:
        if int(path.stem) * SEGMENT != self.size:
            raise RecordError(f"{path}: the segment of the ledger before it is missing or short; see `onrecord verify`")
        whole = 0
        with path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                self._count(read_line(line, place=f"{path}, line {self.size % SEGMENT + 1}"), line)
                whole += len(line)
        if whole < path.stat().st_size:
            self._half = path, whole
