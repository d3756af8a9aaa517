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
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from io import BufferedRandom
from itertools import accumulate
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

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1, "texts")

    def close(self) -> None:
        """Closes the file."""
        if pool := self.__dict__.pop("_pool", None):
            pool.shutdown()
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def append(self, rows: Sequence[Row]) -> Callable[[], list[int]]:
        """Begins to add the rows, and returns what waits for them and returns their places.

        They are compressed in a thread meanwhile; what was begun must be waited for before more is added.
        """
        parts = list(_parts(rows))
        packed = self._pool.submit(_packed, [_content(part) for part in parts])

        def places() -> list[int]:
            found: list[int] = []
            for part, piece in zip(parts, packed.result(), strict=True):
                start = self._write(piece)
                found += range(start << 8, (start << 8) + len(part))
            return found

        return places

    def _write(self, packed: bytes) -> int:
        if self._file is None:
            self._file = self._path.open("r+b")
            self._file.seek(0, os.SEEK_END)
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


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yields the rows that go into one piece of the file each."""
    first = points = 0
    for at, row in enumerate(rows, 1):
        points += len(row.text)
        if points >= _MOST_POINTS or at - first >= _MOST_ROWS or at == len(rows):
            yield rows[first:at]
            first, points = at, 0


def _content(part: Sequence[Row]) -> bytes:
    editions: list[list[Any]] = []
    rows = []
    for row in part:
        common = shared(row)
        if not editions or editions[-1] != common:
            editions.append(common)
        rows.append([len(editions) - 1, *own(row)])
    columns = [editions, *zip(*rows, strict=True), [len(row.text) for row in part]]
    head = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return "".join([head, "\n", *(row.text for row in part)]).encode("utf-8", "surrogatepass")


def _packed(contents: Sequence[bytes]) -> list[bytes]:
    """Returns the contents compressed; other threads go on meanwhile."""
    return [brotli.compress(one, mode=brotli.MODE_TEXT, quality=_QUALITY, lgwin=16) for one in contents]
