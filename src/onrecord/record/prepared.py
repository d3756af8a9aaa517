"""A capture made ready for the record: packed for the archive and read, so that writing it takes no thought."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

from onrecord.archive.warc_record import Packed
from onrecord.model.capture import Sha256
from onrecord.model.revision import Revision

BATCH: Final = 64
"""Captures made durable together at most, so what a crash can leave: few enough that little is lost, enough for the disk."""


@frozen
class Facts:
    """What is known of a capture besides its bytes. `time` is written as the record writes instants, `size` counts bytes."""

    address: str | None
    sha256: Sha256
    size: int
    media_type: str | None
    charset: str | None
    time: str
    source: str
    status: int | None = None
    etag: str | None = None
    modified: str | None = None


@frozen
class Prepared:
    """A capture with its archive record and its reading.

    `draft` is the reading as a revision without a name, None where the page tells of no event; `problem` says why it
    could not be read. `page` names the page that it is a capture of. `again` tells that the page shows now what the record
    holds of an earlier time.
    """

    facts: Facts
    page: str
    packed: Packed = field(repr=False)
    draft: Revision | None = field(default=None, repr=False)
    nature: str | None = None
    problem: str | None = None
    again: bool = False


@frozen
class Check:
    """A look at a page that brought no bytes worth keeping.

    `result` is unchanged, not-modified, gone, blocked, challenge or failed; `sha256` is that of the bytes it still has.
    """

    page: str
    address: str | None
    time: str
    result: str
    sha256: str | None = None
    status: int | None = None
    reason: str | None = None


@frozen
class Outcome:
    """What became of one thing handed to the writer, acknowledged: it is on the disk.

    `result` is new, revised, same-words, unchanged, not-briefing, unreadable, or the result of a check. `id` is that of the revision.
    """

    page: str
    address: str | None
    result: str
    id: str | None = None
    nature: str | None = None
    reason: str | None = None
