"""Captures into the record: looked up, read on several processes, written in batches, acknowledged in order."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from itertools import chain, islice

from onrecord.errors import CaptureError
from onrecord.model.received import Received
from onrecord.pipeline.in_order import AHEAD, in_order
from onrecord.pipeline.prepare import died, prepare
from onrecord.pipeline.read_all import SECONDS
from onrecord.record.layout import stamp
from onrecord.record.page_key import page_key
from onrecord.record.prepared import BATCH, Check, Outcome, Prepared
from onrecord.record.writer import Writer

_SECONDS = 2.0
Ready = Prepared | Check | CaptureError


def ingest(
    writer: Writer,
    received: Iterable[Received | CaptureError],
    *,
    jobs: int = 1,
    office: str | None = None,
    seconds: float = SECONDS,
    alone: int = 0,
) -> Generator[Outcome | CaptureError, None, None]:
    """Yields what became of each capture, in the order given, once it is durable; what could not be had stays an error.

    Bytes that the record holds are not read again: they become a check. `jobs` is the number of processes that read; the first
    `alone` pages are read in this one, sooner than others would be ready to.
    """
    step = partial(_ready, office=office, seconds=seconds)
    # While a batch is written the processes that read go on with the next one.
    ahead = AHEAD + BATCH // jobs
    found = _looked_up(writer, received)
    ready = in_order(step, found, jobs=jobs, lost=_lost, hard_seconds=2 * seconds + 30, ahead=ahead)
    try:
        for batch in _batches(chain(map(step, islice(found, alone)), ready)):
            done = iter(writer.add([one for one in batch if not isinstance(one, CaptureError)]))
            for one in batch:
                yield one if isinstance(one, CaptureError) else next(done)
    finally:
        ready.close()


def _looked_up(
    writer: Writer, received: Iterable[Received | CaptureError]
) -> Iterator[Received | Check | CaptureError]:
    for one in received:
        if isinstance(one, Received) and writer.holds(one.capture.sha256):
            yield _unchanged(writer, one)
        else:
            yield one


def _unchanged(writer: Writer, one: Received) -> Check:
    """Returns the check of a page whose bytes are held: the page that it is by its address, or the one they came from first."""
    capture = one.capture
    key = page_key(capture.address, sha256=capture.sha256)
    if writer.store.page_row(key) is None and not (capture.address or "").lower().startswith(("http://", "https://")):
        key = writer.store.capture_rows(sha256=capture.sha256)[0].page
    return Check(key, capture.address, stamp(one.time), "unchanged", capture.sha256, one.status)


def _ready(one: Received | Check | CaptureError, *, office: str | None, seconds: float) -> Ready:
    return prepare(one, office=office, seconds=seconds) if isinstance(one, Received) else one


def _lost(one: Received | Check | CaptureError, reason: str) -> Ready:
    return died(one, reason) if isinstance(one, Received) else one


def _batches(ready: Iterator[Ready]) -> Iterator[list[Ready]]:
    """Yields what is ready in batches: full ones, or what came in two seconds."""
    while first := list(islice(ready, 1)):
        until = time.monotonic() + _SECONDS
        batch = first
        while len(batch) < BATCH and time.monotonic() < until:
            more = next(ready, None)
            if more is None:
                break
            batch.append(more)
        yield batch
