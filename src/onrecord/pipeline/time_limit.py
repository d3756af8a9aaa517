"""A limit on the time that a block of code may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OutOfTimeError(Exception):
    """The time is up. Not an OnRecordError: whoever sets the limit turns it into one."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Ends the block with OutOfTimeError after some seconds.

    Works by an alarm signal: on systems without one, outside a process's main thread, and where the program has an
    alarm of its own running, the block is not limited.
    """
    if not _can_be_limited():
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _can_be_limited() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getitimer(signal.ITIMER_REAL)[0] == 0
    )


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise OutOfTimeError
