"""Excerpts out of a record: all of it, or what ids name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from onrecord.archive.warc_store import WarcStore
from onrecord.errors import RecordError
from onrecord.model.capture import Sha256
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.record.bodies import CAPTURES
from onrecord.record.corrections import holding_in
from onrecord.record.export.excerpt import Excerpt, gather
from onrecord.record.export.format import Members
from onrecord.record.rows import CaptureRow
from onrecord.record.store import Store


def all_excerpts(store: Store, *, newest: bool = True) -> Iterator[Excerpt]:
    """Yields everything a record says, oldest briefing first: the newest revision of each edition, or all revisions.

    Editions of a briefing come in the order in which they were named, so that an import gives them the same names again.
    """
    for briefing in store.briefings():
        for edition in sorted(store.editions(briefing.id), key=lambda one: (len(one.id), one.id)):
            rows = store.revision_rows(edition.id)
            for row in rows[-1:] if newest else rows:
                revision = store.load(row)
                yield excerpt_of(store, revision, revision.statements)


def excerpts_of(store: Store, refs: Iterable[str | Ref]) -> Iterator[Excerpt]:
    """Yields what ids name: statements, exchanges, editions, or briefings with all their editions; see `gather`.

    An id without a revision means the newest that has the statement. Raises UsageError for an id the record does not hold.
    """
    found = (one for ref in refs for one in _resolved(store, parse_ref(ref) if isinstance(ref, str) else ref))
    return gather(found, store.revision, make=partial(excerpt_of, store))


def excerpt_of(store: Store, revision: Revision, statements: tuple[Statement, ...]) -> Excerpt:
    """Returns an excerpt of a revision with the time of its capture and the corrections that hold."""
    meant = {"", *(one.id for one in statements)}
    found = {name: values for name, values in holding_in(store, revision.edition).items() if name in meant}
    return Excerpt(revision, statements, captured_at(store, revision), found)


def captured_at(store: Store, revision: Revision) -> dt.datetime:
    """Returns when the bytes were received that a revision was read from."""
    return dt.datetime.fromisoformat(store.captured(revision.edition, revision.number))


def members_of(store: Store) -> Members:
    """Returns a function that gives the WARC record of a capture as it lies in the archive."""
    archive = WarcStore(store.layout.captures)

    def member(sha256: Sha256) -> bytes:
        row = _capture(store, sha256)
        return archive.raw(row.file.removeprefix(CAPTURES), row.offset, row.length)

    return member


def _capture(store: Store, sha256: Sha256) -> CaptureRow:
    rows = store.capture_rows(sha256=sha256)
    if not rows:
        raise RecordError(f"{store.layout.root}: no capture with the digest {sha256}; see `onrecord verify`")
    return rows[0]


def _resolved(store: Store, ref: Ref) -> Iterator[Ref]:
    if ref.edition is None:
        store.briefing(str(ref))
        for edition in store.editions(ref.briefing):
            yield parse_ref(edition.id)
    elif ref.item is None or ref.revision is not None or ref.item.startswith("x"):
        yield ref
    else:
        revision, _ = store.statement(ref)
        yield parse_ref(f"{ref}@r{revision.number}")
