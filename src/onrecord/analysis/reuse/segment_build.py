"""Makes a sealed part of the index of copies, with bounded memory whatever its size."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from onrecord.analysis.reuse.bloom import blocks_for, fill
from onrecord.analysis.reuse.edition_row import EditionRow, write_rows
from onrecord.analysis.reuse.shingles import Hashes, shingles
from onrecord.analysis.reuse.source import Source, facts_line
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.model.statement import Kind

COMMON = 64
"""A run that stands in more places than this is kept with the first ones only: a formula, not a trace."""
PART = 1 << 21
"""About how many runs are sorted at once: 60 MB."""
STRETCH = 1 << 20
"""How many words are looked at together, statements whole."""
_RUN = np.dtype([("hash", "<u8"), ("place", "<u4")])


def build_segment(folder: Path, sources: Iterable[Source]) -> int:
    """Writes the statements as a segment into a new folder and returns how many there are."""
    folder.mkdir(parents=True)
    bounds = _write_words(folder, sources)
    count = int(bounds[-1])
    tokens = np.fromfile(folder / "tokens.part", np.uint32) if count else np.zeros(0, np.uint32)
    np.save(folder / "tokens.npy", tokens)
    (folder / "tokens.part").unlink()
    np.save(folder / "bounds.npy", bounds)
    parts = folder / "parts"
    parts.mkdir()
    bits = max(count // PART, 1).bit_length() - 1
    kept = _spill(parts, tokens, bounds, bits)
    del tokens
    _gather(folder, parts, bits, kept)
    shutil.rmtree(parts)
    return len(bounds) - 1


def _write_words(folder: Path, sources: Iterable[Source]) -> NDArray[np.int64]:
    """Writes words and facts of every statement and returns where the words of each begin."""
    bounds, text_ends, fact_ends, editions = [0], list[int](), list[int](), list[EditionRow]()
    with (
        (folder / "tokens.part").open("wb") as tokens,
        (folder / "texts.bin").open("wb") as texts,
        (folder / "facts.jsonl").open("wb") as facts,
    ):
        for number, source in enumerate(sources):
            if not editions or editions[-1].edition != source.edition:
                editions.append(EditionRow(source.edition, number, number, source.date, source.names))
            editions[-1] = evolve(
                editions[-1],
                end=number + 1,
                names=tuple(
                    dict.fromkeys((*editions[-1].names, *(source.names if source.kind is not Kind.QUESTION else ())))
                ),
            )
            codes = token_stream(source.text).codes
            tokens.write(codes.tobytes())
            bounds.append(bounds[-1] + len(codes))
            texts.write(source.text.encode("utf-8", "surrogatepass"))
            text_ends.append(texts.tell())
            facts.write(facts_line(source))
            fact_ends.append(facts.tell())
    write_rows(folder, editions)
    np.save(folder / "text_ends.npy", np.array(text_ends, np.int64))
    np.save(folder / "fact_ends.npy", np.array(fact_ends, np.int64))
    return np.array(bounds, np.int64)


def _spill(parts: Path, tokens: NDArray[np.uint32], bounds: NDArray[np.int64], bits: int) -> int:
    """Writes the runs of all statements into one file for each of their upper bits and returns how many there are."""
    total = 0
    with ExitStack() as stack:
        files: list[IO[bytes]] = [
            stack.enter_context((parts / f"{number:04d}").open("wb")) for number in range(1 << bits)
        ]
        for low, high in _stretches(bounds):
            runs = _runs(tokens[low:high], bounds, low)
            total += len(runs)
            which = runs["hash"] >> np.uint64(64 - bits) if bits else np.zeros(len(runs), np.uint64)
            order = np.argsort(which, kind="stable")
            edges = np.searchsorted(which[order], np.arange(len(files) + 1))
            for number, file in enumerate(files):
                file.write(runs[order[edges[number] : edges[number + 1]]].tobytes())
    return total


def _stretches(bounds: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(bounds) - 1:
        last = max(int(np.searchsorted(bounds, bounds[first] + STRETCH, "right")) - 1, first + 1)
        yield int(bounds[first]), int(bounds[last])
        first = last


def _runs(tokens: NDArray[np.uint32], bounds: NDArray[np.int64], start: int) -> NDArray[Any]:
    """Returns the runs of a stretch of whole statements, none of which goes over a statement's end."""
    made = shingles(tokens)
    places = np.arange(start, start + len(tokens))
    ends = bounds[np.searchsorted(bounds, places, "right")]
    inside = (made.lengths > 0) & (places + made.lengths <= ends)
    runs = np.empty(int(inside.sum()), _RUN)
    runs["hash"], runs["place"] = made.hashes[inside], places[inside]
    return runs


def _gather(folder: Path, parts: Path, bits: int, count: int) -> None:
    """Sorts the runs part by part and writes numbers, places, buckets and filter."""
    size = max((count // 4).bit_length() - 1, bits, 1)
    counts = np.zeros((1 << size) + 1, np.int64)
    bloom = np.zeros(blocks_for(count), np.uint64)
    kept = 0
    with (parts / "checks").open("wb") as checks, (parts / "places").open("wb") as places:
        for number in range(1 << bits):
            runs = np.fromfile(parts / f"{number:04d}", _RUN)
            runs = runs[np.lexsort((runs["place"], runs["hash"]))]
            runs = runs[_first_ones(runs["hash"])]
            kept += len(runs)
            fill(bloom, runs["hash"])
            filled, times = np.unique(runs["hash"] >> np.uint64(64 - size), return_counts=True)
            counts[filled + np.uint64(1)] += times
            checks.write(runs["hash"].astype(np.uint32).tobytes())
            places.write(runs["place"].tobytes())
    np.save(folder / "buckets.npy", np.cumsum(counts).astype(np.uint32))
    np.save(folder / "bloom.npy", bloom)
    for name in ("checks", "places"):
        np.save(folder / f"{name}.npy", np.fromfile(parts / name, np.uint32, kept))


def _first_ones(hashes: Hashes) -> NDArray[np.bool_]:
    """Tells of each of some ascending numbers whether it is among the first that are equal to it."""
    begins = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else np.zeros(0, int)
    rank = np.arange(len(hashes)) - np.repeat(begins, np.diff(np.append(begins, len(hashes))))
    kept: NDArray[np.bool_] = rank < COMMON
    return kept
