"""The index of copies in its folder: sealed segments, a list of them, and which of their statements no longer hold."""

from __future__ import annotations

import json
import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.edition_row import EditionRow
from onrecord.analysis.reuse.edition_runs import EditionRuns
from onrecord.analysis.reuse.editions import Editions
from onrecord.analysis.reuse.seeds import Seeds
from onrecord.analysis.reuse.segment import Segment
from onrecord.analysis.reuse.segment_build import build_segment
from onrecord.analysis.reuse.shingles import Hashes
from onrecord.analysis.reuse.source import Source
from onrecord.analysis.reuse.token_stream import Codes, Places
from onrecord.errors import RecordError

FORMAT = 2
_ABOUT = "about.json"
MOST = 6
"""Segments that may lie side by side; one more and the small ones are made one."""


@frozen
class _Part:
    """A segment's folder and the briefings whose statements in it no longer hold."""

    name: str
    gone: tuple[str, ...] = ()


@frozen(eq=False, slots=False)
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
        yield from self.editions.held

    def edition_row(self, statement: int) -> EditionRow:
        """Returns the edition of a statement, with the numbers of its statements."""
        return self.editions.of(statement)

    @cached_property
    def editions(self) -> Editions:
        """Returns the editions, put together when they are first asked for."""
        rows: list[EditionRow] = []
        held: list[bool] = []
        for number, segment in enumerate(self.segments):
            first = self._firsts[number]
            rows += (evolve(one, start=one.start + first, end=one.end + first) for one in segment.editions)
            held += (bool(self.held[number][one.start]) for one in segment.editions)
        return Editions(rows, held)

    def edition_codes(self, row: EditionRow) -> tuple[Codes, Places]:
        """Returns the codes of an edition's words, and where each of its statements begins in them and the last ends."""
        number, own = self._home(row.start)
        bounds = self.segments[number].bounds[own : own + row.end - row.start + 1].astype(np.int64)
        return self.segments[number].tokens[int(bounds[0]) : int(bounds[-1])], bounds - bounds[0]

    @cached_property
    def edition_runs(self) -> EditionRuns:
        """Returns the short runs of editions."""
        return EditionRuns(self.edition_codes)

    @cached_property
    def _firsts(self) -> list[int]:
        return list(self.firsts.tolist())

    def _home(self, statement: int) -> tuple[int, int]:
        number = bisect_right(self._firsts, statement) - 1
        return number, statement - self._firsts[number]

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
