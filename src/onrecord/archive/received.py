"""Arguments to captures with when and how each was received: what `onrecord add` stores."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO

from onrecord.archive import warc
from onrecord.archive.inputs import Walk
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

Clock = Callable[[], dt.datetime]


def received(
    arguments: Iterable[str], *, clock: Clock, stdin: IO[bytes] | None = None
) -> Iterator[Received | CaptureError]:
    """Yields what each argument holds, as `captures` does, with its time and where it came from.

    A file has the clock's time. An address is fetched once, and has the clock's time with the server's status and headers. A
    page out of a web archive keeps that archive's date, record id, status and headers. `clock` gives times in UTC.
    """
    return Walk(partial(_fetched, clock=clock), warc.records, partial(_handed_in, clock=clock)).walk(arguments, stdin)


def _handed_in(capture: Capture, *, clock: Clock) -> Received:
    return Received(capture, clock())


def _fetched(address: str, *, clock: Clock) -> Received:
    # The network client is loaded when an address is asked for.
    from onrecord.archive.fetch import fetch_received  # noqa: PLC0415

    return fetch_received(address, clock=clock)
