"""The captures of a record: WARC files by month, only ever appended to, read at random.

Nothing here decides what is acknowledged: the ledger does. After a crash the record sets aside and cuts off what the ledger does not
know (`truncate`), so a record that was being written when the power went leaves no trace.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self

from attrs import field, frozen

from onrecord.archive.exchange import user_agent
from onrecord.archive.warc_record import Packed, pack, pack_info
from onrecord.archive.warc_unpack import unpack
from onrecord.errors import CaptureError
from onrecord.model.received import Received

FULL = 256 << 20
"""The size beyond which a file is not appended to any more."""

_FILE = re.compile(r"\d{4}/\d\d/\d{6}\.warc\.gz")


@frozen
class WarcPlace:
    """Where a record lies: its file below the store's folder, the bytes of its gzip member, and their SHA-256.

    `begun` is the place of the `warcinfo` record when a file was begun for this one; it lies right before.
    """

    file: str
    offset: int
    length: int
    record_sha256: str
    warc_id: str
    begun: WarcPlace | None = field(default=None, repr=False)


def utc_now() -> dt.datetime:
    """Returns the time in UTC, in whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


class WarcStore:
    """The WARC files below one folder; one process appends, any number read."""

    def __init__(self, folder: Path | str, *, clock: Callable[[], dt.datetime] = utc_now, full: int = FULL) -> None:
        """Takes the folder (made when something is first appended) and the clock whose month names the files."""
        self._folder = Path(folder)
        self._clock = clock
        self._full = full
        self._open: tuple[str, BinaryIO] | None = None
        self._unsynced: set[Path] = set()

    def __enter__(self) -> Self:
        """Returns the store itself, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Closes the file appended to."""
        self.close()

    def append(self, received: Received | Packed) -> WarcPlace:
        """Returns the place of the record just written. It is safe on the disk only after `flush`.

        A record made by `pack` in another process is as good: appending it costs next to nothing.
        """
        packed = received if isinstance(received, Packed) else pack(received)
        file, stream = self._current()
        begun = None
        if not stream.tell():
            begun = self._write(file, stream, pack_info(file, self._clock(), user_agent()))
        place = self._write(file, stream, packed)
        return WarcPlace(place.file, place.offset, place.length, place.record_sha256, place.warc_id, begun)

    def flush(self) -> None:
        """Makes all that was appended safe on the disk: the file, and the folders that name it."""
        if self._open is not None:
            self._open[1].flush()
            os.fsync(self._open[1].fileno())
        for folder in sorted(self._unsynced):
            _sync(folder)
        self._unsynced.clear()

    def truncate(self, file: str, length: int) -> None:
        """Cuts a file to the length that the ledger vouches for; a file of which it knows nothing is cut to none."""
        path = self._path(file)
        self.close()
        with path.open("r+b") as stream:
            if length > stream.seek(0, os.SEEK_END):
                raise CaptureError(f"{path}: shorter than the {length} bytes it should have", address=str(path))
            stream.truncate(length)
            os.fsync(stream.fileno())

    def files(self) -> Iterator[tuple[str, int]]:
        """Yields each file with its length, the oldest first."""
        for path in sorted(self._folder.glob("[0-9]*/[0-9]*/*.warc.gz")):
            yield path.relative_to(self._folder).as_posix(), path.stat().st_size

    def raw(self, file: str, offset: int, length: int) -> bytes:
        """Returns the bytes of a record as they lie in the file; raises CaptureError where they are not all there."""
        path = self._path(file)
        if self._open is not None and self._open[0] == file:
            self._open[1].flush()
        try:
            with path.open("rb") as stream:
                stream.seek(offset)
                found = stream.read(length)
        except OSError as failure:
            raise CaptureError(f"{path}: {failure.strerror or failure}", address=str(path)) from None
        if len(found) < length:
            raise CaptureError(f"{path}: ends within the record at byte {offset}", address=str(path))
        return found

    def read(self, file: str, offset: int, length: int) -> Received:
        """Returns the capture in a record; raises CaptureError where the bytes are no such record."""
        return unpack(self.raw(file, offset, length), place=f"{self._path(file)}, record at byte {offset}")

    def close(self) -> None:
        """Closes the file appended to, flushed."""
        if self._open is not None:
            self.flush()
            self._open[1].close()
            self._open = None

    def give_up(self) -> None:
        """Closes the file appended to after writing failed: what is not in it yet is lost, and no error tells so again."""
        if self._open is not None:
            with suppress(OSError):
                self._open[1].close()
            self._open = None

    def _current(self) -> tuple[str, BinaryIO]:
        """Returns the file to append to, with the stream at its end: this month's newest, or the next once it is full."""
        month = self._clock().strftime("%Y/%m")
        if self._open is not None and self._open[0].startswith(month) and self._open[1].tell() < self._full:
            return self._open
        self.close()
        folder = self._folder / month
        numbers = sorted(int(path.name[:6]) for path in folder.glob("[0-9]*.warc.gz"))
        number = numbers[-1] if numbers else 0
        if numbers and (folder / f"{number:06}.warc.gz").stat().st_size >= self._full:
            number += 1
        self._make(folder)
        file = f"{month}/{number:06}.warc.gz"
        stream = (self._folder / file).open("ab", buffering=1 << 20)
        self._open = (file, stream)
        self._unsynced.add(folder)
        return self._open

    def _make(self, folder: Path) -> None:
        for one in (folder, *folder.parents):
            if one.is_dir():
                break
            self._unsynced.add(one.parent)
        folder.mkdir(parents=True, exist_ok=True)

    def _write(self, file: str, stream: BinaryIO, packed: Packed) -> WarcPlace:
        offset = stream.tell()
        stream.write(packed.member)
        return WarcPlace(file, offset, len(packed.member), packed.record_sha256, packed.warc_id)

    def _path(self, file: str) -> Path:
        if not _FILE.fullmatch(file):
            raise CaptureError(f"{file}: no name of a file of captures", address=file)
        return self._folder / file


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
