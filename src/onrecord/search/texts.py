"""The rows of the index, compressed page by page in one file that only grows; a rebuild begins it anew.

The engine's own store compresses half as well (0.85 of the text against 0.45, on a million statements), and merges would
copy it again and again.
"""

from __future__ import annotations

import json
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BufferedRandom
from itertools import islice
from pathlib import Path
from typing import Any

from onrecord.errors import RecordError
from onrecord.search.row import Row, own, shared, whole

_HEAD = struct.Struct(">IB")
_ENCODINGS = (("gb18030", "strict"), ("utf-8", "surrogatepass"))
_MOST_ROWS, _MOST_POINTS = 255, 20_000
_LEVEL = 5


class Texts:
    """A file of rows; a row's place is a number that never changes."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Opens the file, emptied when `create` is true."""
        self._path = path
        self._file: BufferedRandom | None = None
        if create:
            path.write_bytes(b"")
        self._descriptor = os.open(path, os.O_RDONLY)
        self._chunk = lru_cache(maxsize=64)(self._read)

    def close(self) -> None:
        """Closes the file."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def append(self, rows: Sequence[Row]) -> Iterator[int]:
        """Writes rows of one edition and yields their places."""
        rest = iter(rows)
        while part := _some(rest):
            start = self._write(part)
            yield from (start << 8 | at for at in range(len(part)))

    def _write(self, part: list[Row]) -> int:
        if self._file is None:
            self._file = self._path.open("r+b")
            self._file.seek(0, os.SEEK_END)
        text = json.dumps([shared(part[0]), [own(row) for row in part]], ensure_ascii=False, separators=(",", ":"))
        encoding, content = _encoded(text)
        packed = zlib.compress(content, _LEVEL)
        start = self._file.tell()
        self._file.write(_HEAD.pack(len(packed), encoding) + packed)
        return start

    def flush(self) -> None:
        """Makes what was written durable."""
        if self._file is not None:
            self._file.flush()
            os.fsync(self._file.fileno())

    def row(self, place: int) -> Row:
        """Returns the row at a place; raises RecordError when the file is damaged."""
        try:
            common, rows = self._chunk(place >> 8)
            return whole(common, rows[place & 0xFF])
        except (zlib.error, ValueError, IndexError, TypeError, KeyError, struct.error) as error:
            message = f"the search index's texts are damaged ({self._path}, byte {place >> 8}: {error}); run `onrecord rebuild`"
            raise RecordError(message) from None

    def _read(self, start: int) -> tuple[list[Any], list[list[Any]]]:
        head = os.pread(self._descriptor, _HEAD.size, start)
        length, encoding = _HEAD.unpack(head)
        packed = os.pread(self._descriptor, length, start + _HEAD.size)
        common, rows = json.loads(zlib.decompress(packed).decode(*_ENCODINGS[encoding]))
        return common, rows


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


def _encoded(text: str) -> tuple[int, bytes]:
    """Returns which encoding and the bytes: GB 18030 writes Chinese in two bytes, and every other letter too."""
    try:
        return 0, text.encode("gb18030")
    except UnicodeEncodeError:
        return 1, text.encode("utf-8", "surrogatepass")
