"""The record open for the pages: one for each thread, brought up to date when the files have grown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import local
from typing import Final, TypeVar

from attrs import frozen

from onrecord.errors import RecordError
from onrecord.model.revision import Revision
from onrecord.model.revision_json import read_revision
from onrecord.pipeline.follow import index_folder
from onrecord.pipeline.opened import Record
from onrecord.record.coverage import Coverage, coverage
from onrecord.record.layout import Layout
from onrecord.record.page_change import PageChange, compare
from onrecord.record.rows import RevisionRow
from onrecord.record.store import Store
from onrecord.search import Finder

Value = TypeVar("Value")
_KEPT: Final = 128
_ASKED: Final = 32


@frozen
class Stamp:
    """In which state a record is: the number of ledger segments, the size of the last one, when the index was written.

    `time` is when the ledger last grew, in seconds.
    """

    segments: int
    size: int
    index: int
    time: float

    @property
    def tag(self) -> str:
        """Returns the state as a short word."""
        return f"{self.segments}-{self.size}-{self.index % 0xFFFFFFFF:x}"


def stamp_of(folder: Path) -> Stamp:
    """Returns the state of the record in a folder, from what the file system says; raises RecordError when there is none."""
    layout = Layout(folder)
    segments = layout.segments()
    if not segments:
        raise RecordError(f"{folder}: no record here, or an empty one")
    last = segments[-1].stat()
    about = index_folder(layout) / "about.json"
    index = about.stat().st_mtime_ns if about.exists() else 0
    return Stamp(len(segments), last.st_size, index, last.st_mtime)


class Book:
    """A record open for reading by one thread, with what takes long kept while the record stays as it is."""

    def __init__(self, folder: Path) -> None:
        """Opens the record."""
        self.record = Record(folder)
        self._stamp = stamp_of(folder)
        self._kept: dict[str, object] = {}
        self._asked: OrderedDict[tuple[object, ...], object] = OrderedDict()

    @property
    def store(self) -> Store:
        """Returns the record's files and catalog."""
        return self.record.store

    @property
    def finder(self) -> Finder:
        """Returns the search index."""
        return self.record.finder

    def turn_to(self, stamp: Stamp) -> None:
        """Takes up what was written since."""
        if stamp != self._stamp:
            self.store.refresh()
            self._kept.clear()
            self._asked.clear()
            self._stamp = stamp

    def keep(self, name: str, make: Callable[[], Value]) -> Value:
        """Returns a value made once for each state of the record."""
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]  # type: ignore[return-value]  # the name stands for the type

    def recall(self, asked: tuple[object, ...], make: Callable[[], Value]) -> Value:
        """Returns the answer to a question of a reader's: the last ones are kept while the record stays as it is."""
        if asked in self._asked:
            self._asked.move_to_end(asked)
        else:
            self._asked[asked] = make()
            if len(self._asked) > _ASKED:
                self._asked.popitem(last=False)
        return self._asked[asked]  # type: ignore[return-value]  # the question stands for the type

    def coverage(self) -> list[Coverage]:
        """Returns how much is held of what each office was expected to say."""
        return self.keep("coverage", lambda: coverage(self.store))

    def last_day(self) -> date | None:
        """Returns the day of the newest briefing held."""
        return max((one.last for one in self.coverage() if one.last is not None), default=None)

    def revision(self, row: RevisionRow) -> Revision:
        """Returns the revision of a row. What was once read is never written again, so it can be kept."""
        return read_kept(self.store.layout.root, row.file, row.sha256)

    def newest(self, edition: str) -> Revision:
        """Returns the newest revision of an edition; raises UsageError when the record holds none."""
        rows = self.store.revision_rows(edition)
        return self.revision(rows[-1]) if rows else self.store.revision(edition)

    def change(self, old: RevisionRow, new: RevisionRow) -> PageChange:
        """Returns what changed from one revision to another."""
        root = self.store.layout.root
        return _change(root, (old.file, old.sha256), (new.file, new.sha256))


_threads: Final = local()


def book_of(folder: Path) -> Book:
    """Returns this thread's record of a folder, as it is now."""
    books: dict[Path, Book] = _threads.__dict__.setdefault("books", {})
    found = books.get(folder)
    if found is None:
        found = books[folder] = Book(folder)
    found.turn_to(stamp_of(folder))
    return found


@lru_cache(maxsize=_KEPT)
def read_kept(root: Path, file: str, sha256: str) -> Revision:  # noqa: ARG001  the digest is part of the key
    """Returns the revision in a file; the last ones read are kept."""
    path = root / file
    try:
        return read_revision(path.read_bytes())
    except OSError as failure:
        raise RecordError(f"{path}: {failure.strerror or failure}; see `onrecord verify`") from None


@lru_cache(maxsize=_KEPT)
def _change(root: Path, old: tuple[str, str], new: tuple[str, str]) -> PageChange:
    return compare(read_kept(root, *old), read_kept(root, *new))
