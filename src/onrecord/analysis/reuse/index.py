"""The index of copies in its folder: sealed segments, a list of them, and which of their statements no longer hold."""

from __future__ import annotations

import json
import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.segment import Segment
from onrecord.analysis.reuse.segment_build import build_segment
from onrecord.analysis.reuse.shingles import Hashes
from onrecord.analysis.reuse.source import Source
from onrecord.analysis.reuse.token_stream import Codes, Places
from onrecord.errors import RecordError

FORMAT = 1
_ABOUT = "about.json"
MOST = 6
"""Segments that may lie side by side; one more and the small ones are made one."""


@frozen
class _Part:
    """A segment's folder and the briefings whose statements in it no longer hold."""

    name: str
    gone: tuple[str, ...] = ()


@frozen(eq=False)
class Seeds:
    """Runs that a page shares with the record: run `query` of the page is at word `place` of a statement.

    Statements are numbered through all segments; all three run parallel.
    """

    query: Places
    statement: Places
    place: Places


@frozen(eq=False)
class ReuseIndex:
    """An index open for reading. It does not change; `changed` writes the next one beside it."""

    folder: Path
    last_entry: int
    parts: tuple[_Part, ...] = field(repr=False)
    segments: tuple[Segment, ...] = field(repr=False)
    held: tuple[NDArray[np.bool_], ...] = field(repr=False)
    firsts: Places = field(repr=False)

    @classmethod
    def open(cls, folder: Path | str) -> ReuseIndex:
        """Opens an index; raises RecordError where there is none, a damaged one or one of another format."""
        path = Path(folder)
        about = _about(path)
        parts = tuple(_Part(one["name"], tuple(one["gone"])) for one in about["parts"])
        segments = tuple(Segment(path / one.name) for one in parts)
        held = tuple(_held(segment, one.gone) for segment, one in zip(segments, parts, strict=True))
        firsts = np.cumsum([0, *(one.statements for one in segments)])
        return cls(path, int(about["last_entry"]), parts, segments, held, firsts)

    @classmethod
    def create(cls, folder: Path | str, sources: Iterable[Source], *, last_entry: int = -1) -> ReuseIndex:
        """Makes an index of statements, in place of any that is in the folder."""
        path = Path(folder)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        empty = cls(path, -1, (), (), (), np.zeros(1, np.int64))
        return empty.changed(sources, gone=(), last_entry=last_entry)

    @property
    def statements(self) -> int:
        """Returns the number of statements that hold."""
        return sum(int(one.sum()) for one in self.held)

    @property
    def words(self) -> int:
        """Returns the number of words in all segments."""
        return sum(one.words for one in self.segments)

    def find(self, hashes: Hashes) -> Seeds:
        """Returns where in the record the runs of a page stand, by run and then by statement."""
        found = [self._found(number, hashes) for number in range(len(self.segments))]
        query, statement, place = (
            np.concatenate(column) if column else np.zeros(0, np.int64) for column in [*zip(*found, strict=True)] or [(), (), ()]
        )  # fmt: skip
        order = np.lexsort((place, statement, query))
        return Seeds(query[order], statement[order], place[order])

    def _found(self, number: int, hashes: Hashes) -> tuple[Places, Places, Places]:
        segment = self.segments[number]
        found = segment.find(hashes)
        statement = segment.statement_at(found.place)
        keep = self.held[number][statement]
        statement = statement[keep]
        return found.query[keep], statement + self.firsts[number], found.place[keep] - segment.bounds[statement]

    def codes(self, statement: int) -> Codes:
        """Returns the codes of a statement's words."""
        number, own = self._home(statement)
        return self.segments[number].codes(own)

    def source(self, statement: int) -> Source:
        """Returns a statement."""
        number, own = self._home(statement)
        return self.segments[number].source(own)

    def sources(self) -> Iterator[tuple[int, Source]]:
        """Yields the statements that hold, with their numbers."""
        for number, held in enumerate(self.held):
            for own in np.flatnonzero(held).tolist():
                yield int(self.firsts[number]) + own, self.segments[number].source(own)

    def edition_rows(self) -> Iterator[EditionRow]:
        """Yields the editions that hold, with the numbers of their statements."""
        for number, segment in enumerate(self.segments):
            first = int(self.firsts[number])
            for row in segment.editions:
                if self.held[number][row.start]:
                    yield evolve(row, start=row.start + first, end=row.end + first)

    def edition_row(self, statement: int) -> EditionRow:
        """Returns the edition of a statement, with the numbers of its statements."""
        number, own = self._home(statement)
        rows, first = self.segments[number].editions, int(self.firsts[number])
        row = rows[bisect_right(rows, own, key=lambda one: one.start) - 1]
        return evolve(row, start=row.start + first, end=row.end + first)

    def _home(self, statement: int) -> tuple[int, int]:
        number = int(np.searchsorted(self.firsts, statement, "right")) - 1
        return number, statement - int(self.firsts[number])

    def changed(self, sources: Iterable[Source], *, gone: Sequence[str], last_entry: int) -> ReuseIndex:
        """Returns the index with the statements of some briefings taken out and others put in, written and committed.

        `last_entry` is the entry of the ledger up to which it now goes. A crash leaves the old index.
        """
        parts = [evolve(one, gone=tuple(sorted({*one.gone, *gone}))) for one in self.parts]
        fresh = _Part(f"s{_next_number(self.folder):06d}")
        if build_segment(self.folder / fresh.name, sources):
            parts.append(fresh)
        else:
            shutil.rmtree(self.folder / fresh.name)
        made = self._committed(parts, last_entry)
        return made.merged() if len(parts) > MOST else made

    def merged(self) -> ReuseIndex:
        """Returns the index with all but a much larger first segment made one."""
        sizes = [one.words for one in self.segments]
        keep = 1 if sizes and sizes[0] > 4 * sum(sizes[1:]) else 0
        name = f"s{_next_number(self.folder):06d}"
        first = int(self.firsts[keep])
        build_segment(self.folder / name, (source for number, source in self.sources() if number >= first))
        return self._committed([*self.parts[:keep], _Part(name)], self.last_entry)

    def _committed(self, parts: Sequence[_Part], last_entry: int) -> ReuseIndex:
        about = {
            "format": FORMAT,
            "last_entry": last_entry,
            "parts": [{"name": one.name, "gone": list(one.gone)} for one in parts],
        }
        part = self.folder / (_ABOUT + ".part")
        part.write_text(json.dumps(about, separators=(",", ":")) + "\n", "utf-8")
        part.replace(self.folder / _ABOUT)
        kept = {one.name for one in parts}
        for path in self.folder.iterdir():
            if path.is_dir() and path.name not in kept:
                shutil.rmtree(path)
        return ReuseIndex.open(self.folder)


def _about(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / _ABOUT).read_text("utf-8"))
        known = about["format"] == FORMAT
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise RecordError(
            f"{folder}: no index of copies that can be read ({fault}); `onrecord rebuild` makes it"
        ) from None
    if not known:
        raise RecordError(f"{folder}: an index of copies of another format; `onrecord rebuild` makes it again")
    return dict(about)


def _held(segment: Segment, gone: tuple[str, ...]) -> NDArray[np.bool_]:
    held = np.ones(segment.statements, np.bool_)
    out = frozenset(gone)
    for row in segment.editions if gone else ():
        if row.briefing in out:
            held[row.start : row.end] = False
    return held


def _next_number(folder: Path) -> int:
    numbers = [int(path.name[1:]) for path in folder.iterdir() if path.is_dir() and path.name[1:].isdigit()]
    return max(numbers, default=0) + 1
