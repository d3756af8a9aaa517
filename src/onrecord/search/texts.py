"""The rows of the index, compressed some pages at a time in one file that only grows; a rebuild begins it anew.

The engine's own store compresses half as well (0.85 of the text against 0.40), and merges would copy it again and again.
A piece is a line of JSON (a list of columns: what rows of an edition share stands first, once, and each row names its
edition there; the last column has the texts' lengths), then the texts, one behind the other. Pieces are short, so that
one is read quickly; Zstandard learns a dictionary from the first of them (`texts.dict`), which takes a third of the time
of Brotli and less room. Pieces written before there was enough to learn from are frames without a dictionary.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from io import BufferedRandom
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import RecordError
from onrecord.search.row import Row, edition_of, own, shared, whole

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_HEAD = struct.Struct(">I")
_MOST_ROWS, _POINTS = 255, 17_500
_LEVEL = 3
_ENOUGH, _SAMPLE, _DICTIONARY = 300_000, 2_000, 64_000
"""Bytes that a dictionary is learned from, of one sample, and of the dictionary."""
_READ_BACK = 60


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
        learned = path.with_suffix(".dict")
        if create:
            learned.unlink(missing_ok=True)
        self._learned = learned
        self._dictionary = _opened(learned)

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

        They are compressed in a thread meanwhile; what was begun first must be waited for first.
        """
        parts = list(_parts(rows))
        contents = [_content(part) for part in parts]
        if self._dictionary is None:
            self._learn(contents)
        packed = self._pool.submit(_packed, contents, self._dictionary)

        def places() -> list[int]:
            found: list[int] = []
            for part, piece in zip(parts, packed.result(), strict=True):
                start = self._write(piece)
                found += range(start << 8, (start << 8) + len(part))
            return found

        return places

    def _learn(self, contents: Sequence[bytes]) -> None:
        """Learns the dictionary from the first pieces and these, once they are enough."""
        told = sum(map(len, contents))
        if told < _ENOUGH:
            if self._file is not None:
                self._file.flush()
            # What is packed is a third of what was written or more.
            if told + 2 * self._path.stat().st_size < _ENOUGH:
                return
            contents = [*self._first_pieces(), *contents]
        samples = [one[at : at + _SAMPLE] for one in contents[:_READ_BACK] for at in range(0, len(one), _SAMPLE)]
        try:
            made = zstd.train_dict(samples, _DICTIONARY)
        except zstd.ZstdError:  # nothing in them comes back
            return
        part = self._learned.with_suffix(".part")
        with part.open("wb") as file:
            file.write(made.dict_content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._learned)
        self._dictionary = made

    def _first_pieces(self) -> list[bytes]:
        found: list[bytes] = []
        start = 0
        while len(found) < _READ_BACK and len(head := os.pread(self._descriptor, _HEAD.size, start)) == _HEAD.size:
            (length,) = _HEAD.unpack(head)
            found.append(zstd.decompress(os.pread(self._descriptor, length, start + _HEAD.size)))
            start += _HEAD.size + length
        return found

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
        except (zstd.ZstdError, ValueError, IndexError, TypeError, struct.error) as error:
            message = f"the search index's texts are damaged ({self._path}, byte {place >> 8}: {error})"
            raise RecordError(f"{message}; run `onrecord rebuild`") from None

    def _read(self, start: int) -> _Piece:
        (length,) = _HEAD.unpack(os.pread(self._descriptor, _HEAD.size, start))
        packed = os.pread(self._descriptor, length, start + _HEAD.size)
        head, _, texts = (
            zstd.decompress(packed, zstd_dict=self._dictionary).decode("utf-8", "surrogatepass").partition("\n")
        )
        editions, *columns, lengths = json.loads(head)
        ends = list(accumulate(lengths, initial=0))
        if ends[-1] != len(texts):
            raise ValueError("the texts are not of the length noted")
        return _Piece(editions, columns, texts, ends)


def _parts(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yields the rows that go into one piece of the file each, about equally long ones."""
    whole = sum(len(row.text) for row in rows)
    most = whole / max(round(whole / _POINTS), 1)
    first, points = 0, 0.0
    for at, row in enumerate(rows, 1):
        points += len(row.text)
        if points >= most or at - first >= _MOST_ROWS or at == len(rows):
            yield rows[first:at]
            # What one piece has too much the next has less.
            first, points = at, max(points - most, 0.0)


def _content(part: Sequence[Row]) -> bytes:
    editions: list[list[Any]] = []
    of: list[int] = []
    last: object = None
    for row in part:
        common = edition_of(row)
        if common != last:
            last = common
            editions.append(shared(row))
        of.append(len(editions) - 1)
    texts = [row.text for row in part]
    head = json.dumps([editions, of, *own(part), [*map(len, texts)]], ensure_ascii=False, separators=(",", ":"))
    return "".join([head, "\n", *texts]).encode("utf-8", "surrogatepass")


def _packed(contents: Sequence[bytes], dictionary: zstd.ZstdDict | None) -> list[bytes]:
    """Returns the contents compressed; other threads go on meanwhile."""
    known = None if dictionary is None else dictionary.as_digested_dict
    packer = zstd.ZstdCompressor(_LEVEL, zstd_dict=known)
    return [packer.compress(one, packer.FLUSH_FRAME) for one in contents]


def _opened(path: Path) -> zstd.ZstdDict | None:
    try:
        return zstd.ZstdDict(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise OSError(f"{path.name}: {error}") from None
