"""Processes that check pages, kept for the next page: begun when first needed, ended when a page takes too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Any, Final

from onrecord.web.api.check_child import REPORT, UNREADABLE
from onrecord.web.api.problem import Refused, busy, unprocessable

_PAGES: Final = 200
"""Pages after which a process has served its time: what a library did not give back goes with it."""
_WAIT: Final = 5.0
_START: Final = 30.0
"""Seconds more for the first page of a process: it has to load what it works with, on a busy machine."""


class Checker:
    """At most so many processes on one record."""

    def __init__(self, folder: Path, *, processes: int, megabytes: int) -> None:
        """Takes the record's folder, how many processes there may be, and how much memory each may take."""
        self._folder, self._megabytes = folder, megabytes
        self._hands = BoundedSemaphore(processes)
        self._lock = Lock()
        self._idle: list[_Child] = []

    def check(self, content: bytes, seconds: float) -> dict[str, Any]:
        """Returns the report on a page; raises Refused where it cannot be made, or not in time."""
        with self._child() as child:
            told = child.ask(content, seconds)
        if told is None:
            raise unprocessable(f"the page was not checked within {seconds:g} seconds; check a part of it")
        if told[:1] == UNREADABLE:
            raise unprocessable(f"the page cannot be read: {told[1:].decode('utf-8', 'replace')}")
        if told[:1] != REPORT:
            raise Refused(503, "the page could not be checked")
        report: dict[str, Any] = json.loads(told[1:])
        return report

    def close(self) -> None:
        """Ends the processes that are idle."""
        with self._lock:
            while self._idle:
                self._idle.pop().stop()

    @contextmanager
    def _child(self) -> Iterator[_Child]:
        if not self._hands.acquire(timeout=_WAIT):
            raise busy("as many pages as the server takes at a time are being checked", seconds=10)
        try:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None or not child.alive:
                child = _Child(self._folder, self._megabytes)
            try:
                yield child
            finally:
                if child.alive and child.pages < _PAGES:
                    with self._lock:
                        self._idle.append(child)
                else:
                    child.stop()
        finally:
            self._hands.release()


class _Child:
    def __init__(self, folder: Path, megabytes: int) -> None:
        ours, theirs = Pipe()
        # Not forked: a server has threads.
        with theirs:
            command = [sys.executable, "-m", "onrecord.web.api.check_child", str(theirs.fileno()), str(folder)]
            self._process = subprocess.Popen(  # noqa: S603  this program itself, nothing of a request in its arguments
                [*command, str(megabytes), str(os.getpid())],
                stdin=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
            )
        self._line: Connection[Any, Any] = ours
        self.pages = 0
        self.alive = True

    def ask(self, content: bytes, seconds: float) -> bytes | None:
        """Returns what the process answers, None where it does not in time, or dies."""
        patience = seconds if self.pages else seconds + _START
        self.pages += 1
        try:
            self._line.send_bytes(content)
            if self._line.poll(patience):
                return self._line.recv_bytes()
        except (EOFError, OSError):
            pass
        self.stop()
        return None

    def stop(self) -> None:
        if self.alive:
            self.alive = False
            self._process.kill()
            self._process.wait()
            self._line.close()

    def __del__(self) -> None:
        if getattr(self, "alive", False):
            self.stop()
