"""The process that checks pages for the site: `python -m onrecord.web.api.check_child HANDLE RECORD MEGABYTES PARENT`.

A page comes from anybody: what it makes hang, crash or grow is this process, and nobody else's request. It knows no Django.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from onrecord.errors import CaptureError, OnRecordError, ReadingError
from onrecord.pipeline.check import check
from onrecord.pipeline.scan.child import limit_memory
from onrecord.pipeline.scan.lifeline import die_with
from onrecord.record.store import Store

REPORT: Final = b"R"
UNREADABLE: Final = b"U"
FAILED: Final = b"F"
"""The first byte of an answer: a report follows, or the reason why there is none."""


def main(handle: int, folder: str, megabytes: int, parent: int) -> None:
    """Answers each page that comes over a connection with its report, until the connection is closed."""
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(megabytes)
    with Connection(handle) as line, suppress(EOFError, ConnectionError):
        while True:
            line.send_bytes(answer(line.recv_bytes(), Path(folder)))


def answer(content: bytes, folder: Path) -> bytes:
    """Returns the answer to a page."""
    try:
        with Store.open(folder) as store:
            return REPORT + json.dumps(check(content, store).to_dict()).encode("ascii")
    except (ReadingError, CaptureError) as fault:
        return UNREADABLE + _line(fault)
    except (OnRecordError, MemoryError, RecursionError) as fault:
        return FAILED + _line(fault)


def _line(fault: BaseException) -> bytes:
    return (" ".join(str(fault).split()) or type(fault).__name__).encode("utf-8", "replace")


if __name__ == "__main__":
    # What a library prints must not get into the answers of the server.
    os.dup2(2, 1)
    main(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
