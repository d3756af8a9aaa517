"""A process of the server that slow readers cannot hold up: no thread waits for who does not send, or not for long.

Nor do readers wait for those who write: what is sent has threads of its own (`turns` lets one of them work at a time).
"""

from __future__ import annotations

import contextlib
import socket
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Lock
from typing import Any, Final

from attrs import frozen
from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.workers.gthread import (  # type: ignore[import-untyped]
    _DEFER,  # what gunicorn's own `handle` returns for a connection that has sent nothing yet
    ThreadWorker,
)

HEADERS: Final = 10.0
"""Seconds in which the headers of a request have to be there."""
BODY: Final = 60.0
"""Seconds in which a request that brings something along is read and answered."""
ANSWER: Final = 900.0
"""Seconds in which an answer is taken: exports are long."""
LINGER: Final = 0.3
"""Seconds in which the other side may close a connection before it is closed here."""
AT_ONCE: Final = 2
"""Half-sent requests of one address that threads wait for."""
_PEEKED: Final = 65_536
_SENDS: Final = (b"POST", b"PUT ", b"PATC", b"DELE")
"""How requests begin that bring something along."""
SWITCH: Final = 0.001
"""Seconds after which a thread lets another one go on: Python's own five are more than a kept page takes."""


@frozen
class _Held:
    """A connection that a thread works on: until when it may, and whether it still waits for the headers."""

    until: float
    reading: bool


class PatientWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn says nothing of its types
    """Gunicorn's process of threads; what takes too long is cut off, which frees its thread."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Takes what gunicorn gives."""
        super().__init__(*args, **kwargs)
        self._held: dict[Any, _Held] = {}
        self._lock = Lock()

    def init_process(self) -> None:
        """Begins to work."""
        sys.setswitchinterval(SWITCH)
        super().init_process()

    def get_thread_pool(self) -> ThreadPoolExecutor:
        """Returns the threads for readers; makes as many for those who send something."""
        self._senders = ThreadPoolExecutor(self.cfg.threads, "senders")
        return ThreadPoolExecutor(self.cfg.threads, "readers")

    def run(self) -> None:
        """Works until the process is stopped."""
        super().run()
        self._senders.shutdown(wait=False)

    def enqueue_req(self, conn: Any) -> None:
        """Gives a connection to a thread of the right kind."""
        sends = _sends(conn.sock)
        pool = self._senders if sends else self.tpool
        done: Future[Any] = pool.submit(self.handle, conn, sends=sends)
        done.add_done_callback(lambda told: self.method_queue.defer(partial(self.finish_request, conn, told)))

    def handle(self, conn: Any, *, sends: bool = True) -> Any:
        """Returns that a connection is kept, or put aside until it sends something; raises ConnectionAbortedError to close it.

        `sends` says that this thread is one of those for what is sent; another one gives such a request back.
        """
        if (not conn.initialized and not conn.wait_for_data(0)) or (not sends and _sends(conn.sock)):
            return _DEFER
        with self._lock:
            address = _address(conn)
            others = sum(one.reading and _address(other) == address for other, one in self._held.items())
            self._held[conn] = _Held(time.monotonic() + HEADERS, reading=True)
        try:
            if others >= AT_ONCE and not _is_whole(conn.sock):
                raise ConnectionAbortedError
            goes_on = super().handle(conn)
            if not goes_on:
                # Gunicorn would wait for the other side's end in the thread that all connections go through.
                util.close_graceful(conn.sock, timeout=LINGER)
                raise ConnectionAbortedError
            return goes_on
        finally:
            with self._lock:
                self._held.pop(conn, None)

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Returns whether the connection is kept; from here on the headers are there."""
        until = ANSWER if req.method in {"GET", "HEAD"} else BODY
        with self._lock:
            self._held[conn] = _Held(time.monotonic() + until, reading=False)
        return super().handle_request(req, conn)

    def murder_keepalived(self, force: bool = False) -> None:  # noqa: FBT001, FBT002  gunicorn's form
        """Closes what is idle, as gunicorn does every second, and what takes too long."""
        super().murder_keepalived(force)
        now = time.monotonic()
        with self._lock:
            late = [conn for conn, one in self._held.items() if one.until < now]
        for conn in late:
            # The thread that reads from it sees an end, and closes it.
            with contextlib.suppress(OSError):
                conn.sock.shutdown(socket.SHUT_RDWR)


def _address(conn: Any) -> str:
    return str(conn.client[0]) if isinstance(conn.client, tuple) else ""


def _sends(sock: socket.socket) -> bool:
    """Tells that a request has begun to arrive that brings something along."""
    try:
        return sock.recv(4, socket.MSG_PEEK | socket.MSG_DONTWAIT).startswith(_SENDS)
    except (OSError, ValueError):  # nothing is there yet, or it is not for us to read
        return False


def _is_whole(sock: socket.socket) -> bool:
    """Tells that the headers of a request have arrived, without waiting and without taking them."""
    try:
        return b"\r\n\r\n" in sock.recv(_PEEKED, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except OSError:
        return False
