"""A process that ends when the one that started it ends, however that ends."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from contextlib import suppress

_PR_SET_PDEATHSIG = 1
_SECONDS = 2.0


def die_with(parent: int, *, at_once: bool = False) -> None:
    """Ends this process within two seconds of the death of `parent`, the process that started it.

    With `at_once` the system ends it in the same moment where it can (Linux), also while it hangs in a library; but
    then it ends with the thread that started it, too.
    """
    if at_once:
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    waiting = threading.Event()
    while os.getppid() == parent:
        waiting.wait(_SECONDS)
    os._exit(1)
