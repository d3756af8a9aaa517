"""One sealed part of the index of copies: files that are mapped into memory and never changed.

`tokens`   the codes of all words, statement after statement; 4 bytes a word
`bounds`   where each statement begins in `tokens`, and where the last ends
`checks`   the low half of the number of every run of words, by ascending number; 4 bytes
`places`   where in `tokens` each of these runs begins; 4 bytes
`buckets`  where in `checks` the runs begin whose numbers have the same upper bits; at most 1 byte a word
`bloom`    a filter over the numbers; 2 bytes
`texts`, `facts`, `text_ends`, `fact_ends`: the words and what is known of each statement; `editions`: which statements are whose
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from onrecord.analysis.reuse.bloom import may_hold
from onrecord.analysis.reuse.edition_row import read_rows
from onrecord.analysis.reuse.shingles import Hashes
from onrecord.analysis.reuse.source import Source, read_facts
from onrecord.analysis.reuse.token_stream import Codes, Places
from onrecord.errors import RecordError

ARRAYS = ("tokens", "bounds", "checks", "places", "buckets", "bloom")
_LOW = np.uint64(0xFFFFFFFF)


@frozen(eq=False)
class Found:
    """Where runs of a page stand in the record: run `query[i]` begins at word `place[i]` of the segment's words."""

    query: Places
    place: Places


class Segment:
    """A sealed part of the index, open for reading; any number of processes may share its pages of memory."""

    def __init__(self, folder: Path) -> None:
        """Opens the files in a folder; raises RecordError where one is missing or damaged."""
        self.folder = folder
        try:
            self.tokens, self.bounds, self.checks, self.places, self.buckets, self.bloom = map(self._array, ARRAYS)
            # All is opened now: another process may merge this segment away while it is in use here.
            self._text_ends, self._fact_ends = self._array("text_ends"), self._array("fact_ends")
            self._texts, self._facts = _bytes(self.folder / "texts.bin"), _bytes(self.folder / "facts.jsonl")
            self.editions = read_rows(folder)
        except (OSError, ValueError) as fault:
            raise RecordError(f"{folder}: a part of the index of copies is damaged ({fault})") from None
        self._shift = np.uint64(64 - (len(self.buckets) - 1).bit_length() + 1)

    def _array(self, name: str) -> NDArray[Any]:
        path = self.folder / f"{name}.npy"
        found: NDArray[Any] = np.load(path, mmap_mode="r")
        # Past numpy's own class for maps, whose every slice costs microseconds.
        return found.view(np.ndarray)

    @property
    def statements(self) -> int:
        """Returns the number of statements."""
        return len(self.bounds) - 1

    @property
    def words(self) -> int:
        """Returns the number of words."""
        return len(self.tokens)

    def find(self, hashes: Hashes) -> Found:
        """Returns every place of the record where one of these runs stands, by run."""
        asked = np.flatnonzero(may_hold(self.bloom, hashes))
        wanted = hashes[asked]
        bucket = wanted >> self._shift
        low, high = self.buckets[bucket].astype(np.int64), self.buckets[bucket + np.uint64(1)].astype(np.int64)
        sizes = high - low
        which = np.repeat(np.arange(len(asked)), sizes)
        at = np.arange(len(which)) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)
        same = self.checks[at] == (wanted & _LOW).astype(np.uint32)[which]
        return Found(asked[which[same]], self.places[at[same]].astype(np.int64))

    def statement_at(self, places: Places) -> Places:
        """Returns the number of the statement in which each word stands."""
        return np.searchsorted(self.bounds, places, "right") - 1

    def codes(self, statement: int) -> Codes:
        """Returns the codes of a statement's words."""
        return self.tokens[int(self.bounds[statement]) : int(self.bounds[statement + 1])]

    def source(self, statement: int) -> Source:
        """Returns a statement with its words."""
        text = _piece(self._texts, self._text_ends, statement).decode("utf-8", "surrogatepass")
        return read_facts(_piece(self._facts, self._fact_ends, statement), text)


def _bytes(path: Path) -> NDArray[np.uint8]:
    if not path.stat().st_size:
        return np.zeros(0, np.uint8)
    return np.memmap(path, np.uint8, "r").view(np.ndarray)


def _piece(content: NDArray[np.uint8], ends: NDArray[Any], at: int) -> bytes:
    return content[int(ends[at - 1]) if at else 0 : int(ends[at])].tobytes()
