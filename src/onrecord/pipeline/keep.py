"""What came of a visit, put into the record: bytes as a capture, everything else as a check."""

from __future__ import annotations

from contextlib import closing

from onrecord.archive.visit import Visit
from onrecord.errors import CaptureError
from onrecord.model.received import Received
from onrecord.pipeline.ingest import ingest
from onrecord.record.layout import stamp
from onrecord.record.page_key import page_key
from onrecord.record.prepared import Check, Outcome
from onrecord.record.writer import Writer


def keep(writer: Writer, visit: Visit) -> Outcome:
    """Returns what became of a visit, once it is durable: the page's capture and reading, or the check that a look was taken.

    Where another address answered, the one asked for is noted as looked at too, so that it need not be fetched again.
    """
    page = page_key(visit.address, sha256="")
    row = writer.store.page_row(page)
    if visit.received is None:
        sha256 = row.sha256 if row is not None else None
        check = Check(
            page, visit.address, stamp(visit.time), visit.outcome.value, sha256, visit.status, visit.reason or None
        )
        return writer.add([check])[0]
    outcome = _captured(writer, visit.received)
    if outcome.page != page and row is None:
        digest, note = visit.received.capture.sha256, f"the page is at {visit.received.capture.address}"
        writer.add([Check(page, visit.address, stamp(visit.time), "unchanged", digest, visit.status, note)])
    return outcome


def _captured(writer: Writer, received: Received) -> Outcome:
    with closing(ingest(writer, [received])) as outcomes:
        outcome = next(outcomes)
    if isinstance(outcome, CaptureError):
        raise outcome
    return outcome
