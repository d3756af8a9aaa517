"""The ledger from its first line to its last: every digest, the order, the seals, the tree."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from onrecord.record.check.finding import RESTORE, WAIT, Finding
from onrecord.record.check.line import check_line, elsewhere
from onrecord.record.entry import Entry
from onrecord.record.layout import SEGMENT, Layout
from onrecord.record.merkle import CompactRange, Root

_LONGEST = 16 << 20
"""Bytes of a line beyond which it is damage, so that a file without line ends does not fill the memory."""


class LedgerCheck:
    """Walks the ledger once. `sound` tells whether every line so far was as it should be, `size` how many there were."""

    def __init__(self, layout: Layout, *, since: Root | None = None) -> None:
        """Takes the record's layout and an older root that the ledger must still begin with."""
        self.size = 0
        self.sound = True
        self._layout = layout
        self._since = since
        self._tree = CompactRange()
        self._sealed: tuple[str, int] = ("", 0)

    def root(self) -> Root | None:
        """Returns the root of the tree over all entries, None where damage keeps it from being known."""
        return Root(self.size, self._tree.root()) if self.sound else None

    def walk(self) -> Iterator[Entry | Finding]:
        """Yields each sound entry in order, and in between what is wrong."""
        yield from self._compared()
        for path in self._layout.segments():
            expected = self._layout.segment(self.size // SEGMENT)
            if self.size % SEGMENT or path != expected:
                yield self._missing(path)
                self.size = int(path.stem) * SEGMENT
            yield from self._segment(path)
        if self._since is not None and self._since.size > self.size:
            yield Finding(
                self._name(), None,
                f"holds {self.size} entries; the root given is over {self._since.size}: entries were cut off", RESTORE,
            )  # fmt: skip

    def _missing(self, path: Path) -> Finding:
        """Takes note of entries that should stand before a segment and do not."""
        self.sound = False
        first, last = self.size, int(path.stem) * SEGMENT - 1
        name = self._file(self._layout.segment(first // SEGMENT))
        return Finding(name, None, f"the entries {first} to {last} are missing")

    def _segment(self, path: Path) -> Iterator[Entry | Finding]:
        whole, size = hashlib.sha256(), 0
        file, sealed = self._file(path), self._sealed
        last = (int(path.stem) + 1) * SEGMENT
        with path.open("rb") as lines:
            number = 0
            while line := lines.readline(_LONGEST):
                number += 1
                whole.update(line)
                size += len(line)
                place = f"line {number}"
                if not line.endswith(b"\n"):
                    yield self._half(line, file, place, more=bool(lines.read(1)))
                    break
                if self.size >= last:
                    self.sound = False
                    yield Finding(file, place, f"a segment holds {SEGMENT} entries; this line is one more")
                    break
                yield from self._line(line, file, place, sealed)
        self._sealed = whole.hexdigest(), size

    def _line(self, line: bytes, file: str, place: str, sealed: tuple[str, int]) -> Iterator[Entry | Finding]:
        one = check_line(line, self.size, file=file, place=place)
        if isinstance(one, Entry):
            yield from self._seal(one, file, place, sealed)
            self._tree.append(bytes.fromhex(one.leaf))
        else:
            self.sound = False
            moved = elsewhere(line, file=file, place=place)
            if moved is not None and moved.id // SEGMENT == self.size // SEGMENT:
                # Whole but out of its place: the count goes on from its own, so that later ones are not named too.
                if moved.id > self.size:
                    yield moved
                self.size = moved.id
        self.size += 1
        yield one
        yield from self._compared()

    def _half(self, line: bytes, file: str, place: str, *, more: bool) -> Finding:
        """Returns what to think of a line without an end: left by a crash, or damaged."""
        crashed = not more and not isinstance(check_line(line[:-1] + b"\n", self.size, file=file, place=place), Entry)
        if crashed:
            return Finding(file, place, "a half line at the end: an unacknowledged leftover", WAIT, note=True)
        self.sound = False
        return Finding(file, place, "does not end as a line does")

    def _seal(self, one: Entry, file: str, place: str, sealed: tuple[str, int]) -> Iterator[Finding]:
        due = bool(one.id) and one.id % SEGMENT == 0
        if due != (one.kind == "seal"):
            yield Finding(file, place, "should seal the segment before it" if due else "a seal out of its place")
        elif due and self.sound:
            expected = {
                "segment": one.id // SEGMENT - 1,
                "entries": SEGMENT,
                "sha256": sealed[0],
                "size": sealed[1],
                "root": str(Root(self.size, self._tree.root())),
            }
            wrong = [name for name, value in expected.items() if one.body[name] != value]
            if wrong:
                before = self._file(self._layout.segment(one.id // SEGMENT - 1))
                yield Finding(before, None, f"is not what the seal in {file} says: {', '.join(wrong)} differ")

    def _compared(self) -> Iterator[Finding]:
        """Yields the difference to the older root, once the tree has reached its size."""
        if self._since is None or self._since.size != self.size:
            return
        if not self.sound:
            problem = f"cannot be compared with the root over {self.size} entries before the damage above is repaired"
            yield Finding(self._name(), None, problem)
        elif self._tree.root() != self._since.digest:
            made = Root(self.size, self._tree.root())
            yield Finding(
                self._name(), None, f"history was rewritten: the first entries' root is {made}, not {self._since}"
            )

    def _file(self, path: Path) -> str:
        return path.relative_to(self._layout.root).as_posix()

    def _name(self) -> str:
        return self._layout.ledger.name
