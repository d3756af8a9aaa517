"""What is written piece by piece in a thread of its own, to be read piece by piece."""

from __future__ import annotations

import io
import queue
import threading
from collections.abc import Callable, Iterator
from typing import Final

_SIZE: Final = 64 << 10
_AHEAD: Final = 4
_PATIENCE: Final = 60.0
"""Seconds for which a writer waits for a reader that takes nothing."""


class _GoneError(Exception):
    """Nobody reads any more."""


class Stream:
    """The bytes that a function writes; memory holds a few pieces of them, however many there are.

    What the function raises is raised where it is read, at once when nothing has been written yet.
    """

    def __init__(self, write: Callable[[io.RawIOBase], None], *, done: Callable[[], None] = lambda: None) -> None:
        """Takes the function, which gets a file to write to; `done` is called once when all is over."""
        self._pieces: queue.Queue[bytes | BaseException | None] = queue.Queue(_AHEAD)
        self._gone = threading.Event()
        self._done = done
        self._first: bytes | None = None
        self._thread = threading.Thread(target=self._run, args=(write,), daemon=True)

    def start(self) -> None:
        """Begins to write, and waits for the first piece; raises what the function raised before it."""
        self._thread.start()
        first = self._pieces.get()
        if isinstance(first, BaseException):
            self.close()
            raise first
        self._first = first

    def __iter__(self) -> Iterator[bytes]:
        piece: bytes | BaseException | None = self._first
        try:
            while piece is not None:
                if isinstance(piece, BaseException):
                    raise piece
                yield piece
                piece = self._pieces.get()
        finally:
            self.close()

    def close(self) -> None:
        """Ends it, also when not all was read."""
        self._gone.set()
        # The writer may wait for room.
        while not self._pieces.empty():
            self._pieces.get_nowait()

    def _run(self, write: Callable[[io.RawIOBase], None]) -> None:
        file = _Pieces(self._put)
        try:
            write(file)
            file.finish()
        except _GoneError:
            pass
        except BaseException as fault:  # noqa: BLE001  whatever it is: the one who reads is to be told
            self._tell(fault)
        else:
            self._tell(None)
        finally:
            self._done()

    def _tell(self, last: BaseException | None) -> None:
        try:
            self._put(last)
        except _GoneError:
            return

    def _put(self, piece: bytes | BaseException | None) -> None:
        waited = 0.0
        while not self._gone.is_set() and waited < _PATIENCE:
            try:
                self._pieces.put(piece, timeout=0.5)
            except queue.Full:
                waited += 0.5
            else:
                return
        self._gone.set()
        raise _GoneError


class _Pieces(io.RawIOBase):
    """A file that hands on what is written to it in pieces of one size."""

    def __init__(self, put: Callable[[bytes], None]) -> None:
        super().__init__()
        self._put = put
        self._held = bytearray()
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, content: object, /) -> int:
        taken = bytes(content)  # type: ignore[call-overload]  # whatever has bytes, as files take it
        self._held += taken
        self._at += len(taken)
        while len(self._held) >= _SIZE:
            self._put(bytes(self._held[:_SIZE]))
            del self._held[:_SIZE]
        return len(taken)

    def finish(self) -> None:
        """Hands on what is left."""
        if self._held:
            self._put(bytes(self._held))
            self._held.clear()
