"""One writer at a time."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from onrecord.errors import RecordError

_STEP = 0.05
_HELD: Final[set[Path]] = set()
"""Locks of this process: the system's locks keep processes apart, not two writers in one process."""
_LOOK: Final = threading.Lock()
"""Held while a thread looks whether a lock is free and takes it."""


class WriteLock:
    """The right to write to a record, held until it is released or the process ends, however it ends.

    The lock is one of POSIX (`lockf`): processes started by the writer do not inherit it.
    """

    def __init__(self, path: Path, *, wait: float = 0.0) -> None:
        """Takes the lock; raises RecordError when another writer still holds it after `wait` seconds."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._path = path.resolve()
        except OSError as failure:
            raise RecordError(f"{path.parent}: no record can be written here: {failure.strerror or failure}") from None
        until = time.monotonic() + wait
        while not self._taken():
            if time.monotonic() >= until:
                raise RecordError(
                    f"{path.parent}: another process is writing to this record; try again when it has ended"
                )
            time.sleep(_STEP)

    def _taken(self) -> bool:
        with _LOOK:
            if self._path in _HELD or not self._locked():
                return False
            _HELD.add(self._path)
            return True

    def _locked(self) -> bool:
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as failure:
            raise RecordError(f"{self._path}: cannot be written: {failure.strerror or failure}") from None
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        self._handle = handle
        return True

    def release(self) -> None:
        """Gives the lock up."""
        with _LOOK:
            if self._path in _HELD:
                os.close(self._handle)
                _HELD.discard(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
