"""Captures into the record: looked up, read on several processes, written in batches, acknowledged in order."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from itertools import chain, islice

from attrs import evolve

from onrecord.errors import CaptureError
from onrecord.model.received import Received
from onrecord.pipeline.held import Held
from onrecord.pipeline.in_order import AHEAD, in_order
from onrecord.pipeline.prepare import died, prepare
from onrecord.pipeline.read_all import SECONDS
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

    Bytes that the record holds are not read again: they become a check. Where they are what a page shows anew, they are read and
    make a revision; a file is known to be that when all others are done, so it comes last. `jobs` is the number of processes that read; the first
    `alone` pages are read in this one, sooner than others would be ready to.
    """
    step = partial(_ready, office=office, seconds=seconds)
    # While a batch is written the processes that read go on with the next one.
    ahead = AHEAD + BATCH // jobs
    held = Held(writer)
    found = held.checked(received)
    ready = in_order(step, found, jobs=jobs, lost=_lost, hard_seconds=2 * seconds + 30, ahead=ahead)
    try:
        for batch in _batches(chain(map(step, islice(found, alone)), ready)):
            done = iter(writer.add([one for one in batch if not isinstance(one, CaptureError)]))
            for one in batch:
                if isinstance(one, CaptureError):
                    yield one
                else:
                    outcome = next(done)
                    held.met(outcome)
                    yield outcome
        for last in held.rest():
            shown = step(last)
            if not isinstance(shown, CaptureError):
                yield from writer.add([evolve(shown, again=True) if isinstance(shown, Prepared) else shown])
    finally:
        ready.close()


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
