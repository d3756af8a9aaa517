"""A capture read and packed for the record: the work that several processes can share."""

from __future__ import annotations

from attrs import evolve

from onrecord.archive.warc_record import pack
from onrecord.errors import OnRecordError
from onrecord.model.received import Received
from onrecord.model.revision import Revision, revision_of
from onrecord.model.transcript import Transcript
from onrecord.pipeline.read_all import SECONDS, read_or_error
from onrecord.record.layout import stamp
from onrecord.record.page_key import page_key
from onrecord.record.prepared import Facts, Prepared

_UNNAMED = "unknown/undated/und"


def prepare(received: Received, *, office: str | None = None, seconds: float = SECONDS) -> Prepared:
    """Returns a capture ready for the record; never raises: what cannot be read is kept with the reason."""
    capture = received.capture
    outcome = read_or_error(capture, office=office, seconds=seconds)
    draft = draft_of(outcome) if isinstance(outcome, Transcript) else None
    if isinstance(outcome, Transcript):
        # What sort of page it was read as is stored with it, so that it is read the same way again.
        capture = outcome.capture
    facts = Facts(
        address=capture.address,
        sha256=capture.sha256,
        size=len(capture.content),
        media_type=capture.media_type,
        charset=capture.charset,
        time=stamp(received.time),
        source=received.source,
        status=received.status,
        etag=received.header("etag"),
        modified=received.header("last-modified"),
    )
    return Prepared(
        facts=facts,
        page=page_key(capture.address, sha256=capture.sha256, draft=draft),
        packed=pack(evolve(received, capture=capture)),
        draft=draft,
        nature=outcome.nature.value if isinstance(outcome, Transcript) else None,
        problem=str(outcome) if isinstance(outcome, OnRecordError) else None,
    )


def draft_of(transcript: Transcript) -> Revision | None:
    """Returns a reading as a revision without a name, None where the page tells of no event."""
    return None if transcript.briefing is None else revision_of(transcript, edition=_UNNAMED, number=0)


def died(received: Received, reason: str) -> Prepared:
    """Returns the capture for the record when the process that read it ended without an answer."""
    capture = received.capture
    facts = Facts(
        capture.address, capture.sha256, len(capture.content), capture.media_type, capture.charset,
        stamp(received.time), received.source, received.status,
    )  # fmt: skip
    key = page_key(capture.address, sha256=capture.sha256)
    return Prepared(facts, key, pack(received), problem=f"the process that read the page {reason}")
