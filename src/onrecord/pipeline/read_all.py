"""Many pages read, one after the other or on several cores; a page that fails costs that page only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from onrecord.errors import CaptureError, OnRecordError, ReadingError
from onrecord.model.capture import Capture
from onrecord.model.transcript import Transcript
from onrecord.offices import office as office_of
from onrecord.pipeline.in_order import in_order
from onrecord.pipeline.read import read_capture
from onrecord.pipeline.sources import Source, captures_of
from onrecord.pipeline.time_limit import OutOfTimeError, time_limit

SECONDS = 60.0
"""The longest that one page may take; a page of ordinary size takes a few thousandths."""


def read_all(
    sources: Iterable[Source], *, jobs: int = 1, office: str | None = None, seconds: float = SECONDS
) -> Iterator[Transcript | OnRecordError]:
    """Yields the transcript of each page of the sources in the order given, or the error that it ended in.

    Sources are paths, folders, web archives, mailboxes, addresses, or bytes. `jobs` is the number of processes,
    `seconds` the longest that one page may take. Memory stays flat however many pages there are. Raises UsageError
    for an unknown office or a source of another type.
    """
    if office is not None:
        office_of(office)
    step = partial(read_or_error, office=office, seconds=seconds)
    yield from in_order(step, captures_of(sources), jobs=jobs, lost=lost, hard_seconds=2 * seconds + 30)


def read_or_error(
    capture: Capture | CaptureError, *, office: str | None = None, seconds: float = SECONDS
) -> Transcript | OnRecordError:
    """Returns the transcript of a capture, or the error that its reading ended in; never raises."""
    if isinstance(capture, CaptureError):
        return capture
    try:
        with time_limit(seconds):
            return read_capture(capture, office=office)
    except OutOfTimeError:
        return ReadingError(f"reading was stopped after {seconds:g} seconds", address=capture.address)
    except OnRecordError as refusal:
        if isinstance(refusal, ReadingError) and refusal.address is None:
            refusal.address = capture.address
        return refusal
    except Exception as fault:  # noqa: BLE001  the outermost loop: one page must not end the run
        words = str(fault).splitlines()
        reason = f"{type(fault).__name__}: {words[0]}" if words else type(fault).__name__
        return ReadingError(f"the reader failed ({reason})", address=capture.address)


def lost(capture: Capture | CaptureError, reason: str) -> ReadingError:
    """Returns the error for a page whose process ended without an answer."""
    return ReadingError(f"the process that read the page {reason}", address=capture.address)
