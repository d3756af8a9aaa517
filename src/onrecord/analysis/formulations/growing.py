"""Formulations of a corpus that grows, or is too large for memory: runs of symbols hashed into partitions on disk.

Every repeat lies in one partition: that of the hash of its first symbols. A partition is refined symbol by symbol, what is
not said often enough dropped at each step (Agrawal and Srikant, "Fast algorithms for mining association rules", 1994); what
comes out are the intervals of the suffix array. When passages arrive, only hashes that they bring are judged again. The
results are those of `formulations`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from onrecord.analysis.formulations.corpus import Corpus, Passage, corpus_of
from onrecord.analysis.formulations.extract import told
from onrecord.analysis.formulations.families import gathered
from onrecord.analysis.formulations.formulation import Formulation
from onrecord.analysis.formulations.prune import Candidate, Limits, limits_for, pruned
from onrecord.analysis.formulations.repeats import LONGEST, Repeats

PARTITIONS: Final = 16
_BATCH = 20_000
_COLUMNS: Final[dict[str, str]] = {
    "codes": "<i4", "reach": "<i4", "sort": "i1", "small": "?", "edge": "?", "day": "<i4", "passage": "<i4", "start": "<i4", "end": "<i4",
}  # fmt: skip
_RUN: Final = np.dtype([("key", "<u8"), ("place", "<i4")])
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_Keys = NDArray[np.uint64]
_Places = NDArray[np.int32]


class _FileText:
    """A text in a file, four bytes a code point."""

    def __init__(self, path: Path) -> None:
        self._points = np.memmap(path, np.uint32, "r")

    def __getitem__(self, part: slice, /) -> str:
        return self._points[part].tobytes().decode("utf-32-le", "surrogatepass")


class Growing:
    """Passages of one language in a folder, and what is judged of them so far."""

    def __init__(self, folder: Path, language: str, *, days: int | None = None, partitions: int = PARTITIONS) -> None:
        """Opens the folder, or begins one; `days` and `partitions` must be those it was begun with."""
        self.folder, self.language, self.partitions = folder, language, partitions
        self.limits: Limits = limits_for(language, days=days)
        folder.mkdir(parents=True, exist_ok=True)
        self._vocabulary: dict[str, int] = {}
        self._found: dict[int, list[Candidate]] = {}
        self._size = self._points = self._passages = 0
        state = folder / "state.json"
        if state.exists():
            self._resume(json.loads(state.read_text("utf-8")))

    def add(self, passages: Iterable[Passage]) -> None:
        """Takes up passages and judges anew what they touch; they are kept when this returns."""
        touched: list[_Keys] = []
        source = iter(passages)
        while batch := list(islice(source, _BATCH)):
            touched.append(self._append(corpus_of(batch, self.language), len(batch)))
        if self._size:
            self._judge(_distinct(np.concatenate([np.zeros(0, np.uint64), *touched])))
        self._keep()

    def formulations(self, *, families: bool = True) -> list[Formulation]:
        """Returns the formulations of all passages so far, as `formulations` would of them together."""
        if not self._size:
            return []
        corpus = self._corpus()
        every = sorted((one for some in self._found.values() for one in some), key=lambda one: (one.at, one.size))
        made = told(corpus, every)
        return gathered(made) if families else made

    def _append(self, corpus: Corpus, passages: int) -> _Keys:
        numbers = [self._vocabulary.setdefault(one, len(self._vocabulary)) for one in corpus.symbols]
        codes = np.array(numbers, np.int32)[corpus.codes] if len(corpus.codes) else corpus.codes
        points = corpus.text[0:].encode("utf-32-le", "surrogatepass")
        values: dict[str, NDArray[Any]] = {
            "codes": codes, "reach": corpus.reach, "sort": corpus.sort, "small": corpus.small, "edge": corpus.edge[:-1],
            "day": corpus.day, "passage": corpus.passage + self._passages, "start": corpus.start + self._points,
            "end": corpus.end + self._points,
        }  # fmt: skip
        for name, kind in _COLUMNS.items():
            _append_bytes(self._column(name), values[name].astype(kind).tobytes())
        _append_bytes(self.folder / "text.u32", points)
        keys, places = _hashed(codes, corpus.reach, self.limits.shortest)
        runs = np.empty(len(keys), _RUN)
        runs["key"], runs["place"] = keys, places + self._size
        share = keys % np.uint64(self.partitions)
        for number in range(self.partitions):
            _append_bytes(self._partition(number), runs[share == number].tobytes())
        self._size += len(codes)
        self._points += len(points) // 4
        self._passages += passages
        return _distinct(keys)

    def _judge(self, touched: _Keys) -> None:
        corpus = self._corpus()
        for key in touched.tolist():
            self._found.pop(key, None)
        for number in range(self.partitions):
            mine = touched[touched % np.uint64(self.partitions) == number]
            runs = np.fromfile(self._partition(number), _RUN)
            runs = runs[np.isin(runs["key"], mine)]
            for key, one in _candidates(corpus, runs, self.limits):
                self._found.setdefault(key, []).append(one)

    def _corpus(self) -> Corpus:
        columns: dict[str, NDArray[Any]] = {
            name: np.memmap(self._column(name), kind, "r") for name, kind in _COLUMNS.items()
        }
        columns["edge"] = np.concatenate([columns["edge"], [True]])
        return Corpus(
            language=self.language, text=_FileText(self.folder / "text.u32"), symbols=tuple(self._vocabulary), **columns
        )

    def _keep(self) -> None:
        found = {
            key: [[one.at, one.size, one.uses, one.days, one.first, one.last] for one in some]
            for key, some in self._found.items()
        }
        state = {
            "size": self._size, "points": self._points, "passages": self._passages, "vocabulary": list(self._vocabulary),
            "found": found,
        }  # fmt: skip
        part = self.folder / "state.part"
        part.write_text(json.dumps(state, ensure_ascii=True), "utf-8")
        part.replace(self.folder / "state.json")

    def _resume(self, state: dict[str, Any]) -> None:
        """Takes up a folder; what a crash left behind the last state is cut off."""
        self._size, self._points, self._passages = state["size"], state["points"], state["passages"]
        self._vocabulary = {word: number for number, word in enumerate(state["vocabulary"])}
        self._found = {int(key): [Candidate(*row) for row in rows] for key, rows in state["found"].items()}
        if not self._size:
            return
        for name, kind in _COLUMNS.items():
            _cut(self._column(name), self._size * np.dtype(kind).itemsize)
        _cut(self.folder / "text.u32", self._points * 4)
        for number in range(self.partitions):
            runs = np.fromfile(self._partition(number), _RUN)
            _cut(self._partition(number), int((runs["place"] < self._size).sum()) * _RUN.itemsize)

    def _column(self, name: str) -> Path:
        return self.folder / f"{name}.bin"

    def _partition(self, number: int) -> Path:
        return self.folder / f"runs-{number:03}.bin"


def _distinct(keys: _Keys) -> _Keys:
    """Returns the different keys in order: twenty times as fast as NumPy's `unique`, which hashes them."""
    made: _Keys = np.sort(keys)
    new: NDArray[np.bool_] = np.concatenate((np.ones(min(len(made), 1), np.bool_), made[1:] != made[:-1]))
    return np.asarray(made[new])


def _append_bytes(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)


def _hashed(codes: _Places, reach: _Places, size: int) -> tuple[_Keys, _Places]:
    """Returns a hash of the `size` symbols from each place on that has so many in its sentence, and the places."""
    places = np.flatnonzero(reach >= size).astype(np.int32)
    keys = np.zeros(len(places), np.uint64)
    for step in range(size):
        keys = (keys ^ codes[places + step].astype(np.uint64)) * _PRIME
        keys ^= keys >> np.uint64(32)
    return keys, places


def _candidates(corpus: Corpus, runs: NDArray[Any], limits: Limits) -> Iterator[tuple[int, Candidate]]:
    """Yields the formulations that begin with the hashed runs, each with its hash."""
    order = np.argsort(runs["key"], kind="stable")
    places, keys = runs["place"][order], runs["key"][order]
    group = (
        np.cumsum(np.concatenate(([0], (keys[1:] != keys[:-1]).astype(np.int64))))
        if len(keys)
        else np.zeros(0, np.int64)
    )
    owner: dict[int, int] = defaultdict(int)
    size = limits.shortest
    while len(places):
        counts = np.bincount(group)
        often = counts[group] >= limits.days
        places, group, keys = places[often], group[often], keys[often]
        if not len(places):
            return
        ends = size >= LONGEST
        more = (corpus.reach[places] > size) & (not ends)
        following = np.where(more, corpus.codes[np.where(more, places + size, 0)].astype(np.int64), -1)
        level = _level(places, group, following, size)
        owner.update(zip(places.tolist(), keys.tolist(), strict=True))
        yield from ((owner[one.at], one) for one in pruned(corpus, level, limits))
        named = following >= 0
        pair = group[named] << 32 | following[named]
        places, keys = places[named], keys[named]
        order = np.argsort(pair, kind="stable")
        pair, places, keys = pair[order], places[order], keys[order]
        group = np.cumsum(np.concatenate(([0], (pair[1:] != pair[:-1]).astype(np.int64)))) if len(pair) else pair
        size += 1


def _level(places: _Places, group: NDArray[np.int64], following: NDArray[np.int64], size: int) -> Repeats:
    """Returns the groups that do not all go on with the same symbol."""
    heads = np.flatnonzero(np.concatenate(([True], group[1:] != group[:-1])))
    uses = np.diff(np.concatenate((heads, [len(group)])))
    low, high = np.minimum.reduceat(following, heads), np.maximum.reduceat(following, heads)
    split = (low != high) | (low < 0)
    count = int(split.sum())
    return Repeats(places, heads[split], uses[split], np.full(count, size, np.int32))
