"""The demo's pages as a record: the offices' own pages first, then the copies, each under the address it pretends to come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from onrecord.demo.listed import listed_pages
from onrecord.demo.tour import capture_of
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received
from onrecord.pipeline.follow import follow_up
from onrecord.pipeline.ingest import ingest
from onrecord.record.prepared import Outcome
from onrecord.record.writer import Writer

COPIES = "copies"
SYNONYMS = "synonyms.yml"
"""What readers type for the names that the pages use; it lies in the record's folder."""


def build(folder: Path) -> Counter[str]:
    """Makes or completes the demo record in a folder and returns how many pages became what."""
    counts: Counter[str] = Counter()
    with Writer(folder) as writer:
        for one in ingest(writer, _received()):
            counts[one.result if isinstance(one, Outcome) else "failed"] += 1
        follow_up(writer.store)
    names = folder / SYNONYMS
    if not names.exists():
        names.write_bytes((resources.files("onrecord.demo") / SYNONYMS).read_bytes())
    return counts


def _received() -> Iterator[Received | CaptureError]:
    for page in sorted(listed_pages(), key=lambda one: one.folder == COPIES):
        found = capture_of(page)
        yield Received(found, page.captured, source="archive") if isinstance(found, Capture) else found
