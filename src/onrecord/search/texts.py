"""The rows of the index, compressed some pages at a time in one file that only grows; a rebuild begins it anew.

The engine's own store compresses half as well (0.85 of the text against 0.48), and merges would copy it again and again.
A piece is a line of JSON (a list of columns: what rows of an edition share stands first, once, and each row names its
edition there; the last column has the texts' lengths), then the texts, one behind the other. Brotli's built-in dictionary
and speed of reading suit pieces of this size best: zlib needs pieces twice as long for the same size.
"""

from __future__ import annotations

import json
import os
import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BufferedRandom
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple

import brotli  # type: ignore[import-untyped]  # it has no type hints

from onrecord.errors import RecordError
from onrecord.search.row import Row, own, shared, whole

_HEAD = struct.Struct(">I")
_MOST_ROWS, _MOST_POINTS = 255, 16_000
_QUALITY = 5


class _Piece(NamedTuple):
    """Columns of rows, their texts one behind the other, and where each begins and the last one ends."""

    editions: list[Any]
    columns: list[list[Any]]
    texts: str
    ends: list[int]


class Texts:
    """A file of rows; a row's place is a number that never changes."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Opens the file, emptied when `create` is true."""
        self._path = path
        self._file: BufferedRandom | None = None
        if create:
            path.write_bytes(b"")
        self._descriptor = os.open(path, os.O_RDONLY)
        self._piece = lru_cache(maxsize=64)(self._read)

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def append(self, rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
        """Yields the rows with their places; they are written when all have been taken."""
        rest = iter(rows)
        while part := _some(rest):
            start = self._write(part)
            yield from ((row, start << 8 | at) for at, row in enumerate(part))

    def _write(self, part: list[Row]) -> int:
        if self._file is None:
            self._file = self._path.open("r+b")
            self._file.seek(0, os.SEEK_END)
        editions: list[list[Any]] = []
        rows = []
        for row in part:
            common = shared(row)
            if not editions or editions[-1] != common:
                editions.append(common)
            rows.append([len(editions) - 1, *own(row)])
        columns = [editions, *zip(*rows, strict=True), [len(row.text) for row in part]]
        head = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
        content = "".join([head, "\n", *(row.text for row in part)]).encode("utf-8", "surrogatepass")
        packed = brotli.compress(content, mode=brotli.MODE_TEXT, quality=_QUALITY, lgwin=16)
        start = self._file.tell()
        self._file.write(_HEAD.pack(len(packed)) + packed)
        return start

    def flush(self) -> None:
        """Makes what was written durable."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def row(self, place: int) -> Row:
        """Returns the row at a place; raises RecordError when the file is damaged."""
        try:
            piece, at = self._piece(place >> 8), place & 0xFF
            edition, *mine = (column[at] for column in piece.columns)
            return whole(piece.editions[edition], [*mine, piece.texts[piece.ends[at] : piece.ends[at + 1]]])
        except (brotli.error, ValueError, IndexError, TypeError, struct.error) as error:
            message = f"the search index's texts are damaged ({self._path}, byte {place >> 8}: {error})"
            raise RecordError(f"{message}; run `onrecord rebuild`") from None

    def _read(self, start: int) -> _Piece:
        (length,) = _HEAD.unpack(os.pread(self._descriptor, _HEAD.size, start))
        packed = os.pread(self._descriptor, length, start + _HEAD.size)
        head, _, texts = brotli.decompress(packed).decode("utf-8", "surrogatepass").partition("\n")
        editions, *columns, lengths = json.loads(head)
        ends = list(accumulate(lengths, initial=0))
        if ends[-1] != len(texts):
            raise ValueError("the texts are not of the length noted")
        return _Piece(editions, columns, texts, ends)


def _some(rest: Iterator[Row]) -> list[Row]:
    """Returns the next rows that go into one piece of the file."""
    part: list[Row] = []
    points = 0
    for row in islice(rest, _MOST_ROWS):
        part.append(row)
        points += len(row.text)
        if points >= _MOST_POINTS:
            break
    return part
