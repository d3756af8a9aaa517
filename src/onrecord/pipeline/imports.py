"""Pages of a table made ready for the record: read like other pages, and held against the rows they were made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from onrecord.archive.warc_record import pack
from onrecord.errors import OnRecordError
from onrecord.model.received import Received
from onrecord.model.transcript import Nature, Transcript
from onrecord.pipeline.prepare import draft_of
from onrecord.pipeline.read_all import read_or_error
from onrecord.record.imports.page import FLAG, ImportedPage, RowError
from onrecord.record.layout import stamp
from onrecord.record.page_key import page_key
from onrecord.record.prepared import BATCH, Facts, Outcome, Prepared
from onrecord.record.writer import Writer

BY_TABLE = "imported-by-table"
"""On a revision whose statements are cut as the rows cut them, because reading the page cut them elsewhere."""


@frozen
class Imported:
    """What became of one page, how many statements it has, and whether they are cut by the rows alone."""

    outcome: Outcome
    statements: int
    by_table: bool


def import_pages(
    writer: Writer, pages: Iterable[ImportedPage | RowError], *, now: dt.datetime, batch: int = BATCH
) -> Iterator[Imported | RowError]:
    """Yields what became of each page once it is durable, and the rows that could not be taken, in order."""
    for group in _groups(pages, batch):
        ready = [one if isinstance(one, RowError) else prepare_page(one, now=now) for one in group]
        done = iter(writer.add([one for one in ready if isinstance(one, Prepared)]))
        yield from (one if isinstance(one, RowError) else _imported(one, next(done)) for one in ready)


def prepare_page(page: ImportedPage, *, now: dt.datetime) -> Prepared:
    """Returns a page of a table ready for the record."""
    transcript = transcribed(page)
    capture = transcript.capture
    received = Received(capture, now)
    draft = draft_of(transcript)
    facts = Facts(
        capture.address, capture.sha256, len(capture.content), capture.media_type, capture.charset, stamp(now),
        received.source,
    )  # fmt: skip
    key = page_key(capture.address, sha256=capture.sha256, draft=draft)
    return Prepared(facts, key, pack(received), draft, transcript.nature.value)


def transcribed(page: ImportedPage) -> Transcript:
    """Returns the reading of a page: the general reader's where it has every row's words, else the one by construction."""
    built = page.transcript()
    if page.ids_are_given:
        return built
    read = read_or_error(page.capture(), office=page.office)
    if isinstance(read, OnRecordError) or not agrees(read, built):
        return evolve(built, flags=(FLAG, BY_TABLE))
    facts = evolve(read.page, canonical=page.link)
    return evolve(read, nature=Nature.REPRINT, page=facts, flags=(*read.flags, FLAG))


def agrees(read: Transcript, built: Transcript) -> bool:
    """Tells whether a reading has the words, kinds and day that the rows have, and no other statement."""
    if read.briefing is None or built.briefing is None:
        return False
    said = [(one.kind, one.text) for one in read.statements]
    day = read.briefing.date == built.briefing.date
    return day and read.is_briefing == built.is_briefing and said == [(one.kind, one.text) for one in built.statements]


def _imported(ready: Prepared, outcome: Outcome) -> Imported:
    draft = ready.draft
    assert draft is not None  # noqa: S101  every page of a table tells of an event
    return Imported(outcome, len(draft.statements), BY_TABLE in draft.flags)


def _groups(pages: Iterable[ImportedPage | RowError], size: int) -> Iterator[list[ImportedPage | RowError]]:
    group: list[ImportedPage | RowError] = []
    for one in pages:
        group.append(one)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group
