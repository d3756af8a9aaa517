"""An index on storage that may not be written, opened all the same: the engine wants to make a lock beside what it reads."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from onrecord.record.layout import may_write

_LOCK: Final = ".tantivy-meta.lock"
"""What a reader of the engine holds while it opens the files."""


def can_lock(folder: Path) -> bool:
    """Tells whether the engine can make its readers' lock in the folder of an index."""
    return may_write(folder / _LOCK)


@contextmanager
def linked(folder: Path) -> Iterator[Path]:
    """Yields a passing folder with links to the files of an index: what is opened there stays open when it is gone.

    Without a lock this is safe where nobody writes, or for as long as a writer does not take away what it merged.
    """
    with tempfile.TemporaryDirectory(prefix="onrecord-search-") as name:
        for path in folder.resolve().iterdir():
            if path.suffix != ".lock":
                (Path(name) / path.name).symlink_to(path)
        yield Path(name)
