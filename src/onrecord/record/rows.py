"""What the catalog knows of things, one frozen row each."""

from __future__ import annotations

from datetime import date

from attrs import frozen


@frozen
class BriefingRow:
    """A briefing (or statement, or interview): the event, whatever pages tell of it."""

    id: str
    office: str
    date: date | None
    kind: str
    is_briefing: bool
    presider: str | None
    publisher: str | None


@frozen
class EditionRow:
    """An edition: a briefing's text in one language by one publisher. `page` is where it was first found.

    `revisions` counts its revisions, `primary` says that it stands for its language (an official page before a reprint), or beside
    the one that does, with official words of its own; the others are copies.
    """

    id: str
    briefing: str
    language: str
    nature: str
    page: str
    revisions: int
    primary: bool


@frozen
class RevisionRow:
    """A revision's place in the record: its file, the capture it was read from, the ledger entry that holds it."""

    id: str
    edition: str
    number: int
    file: str
    sha256: str
    capture: str
    entry: int
    time: str
    cause: str
    title: str | None
    statements: int
    exchanges: int


@frozen
class CaptureRow:
    """A capture's place in the record. `offset` and `length` count bytes of the archive file."""

    entry: int
    page: str
    address: str | None
    sha256: str
    file: str
    offset: int
    length: int
    media_type: str | None
    charset: str | None
    time: str
    nature: str | None
    outcome: str
    reason: str | None


@frozen
class PageRow:
    """A page and what is known of its checks: how often it was looked at, last with what result.

    `etag` and `modified` are what the server last sent for conditional requests; `changed` is when it last changed.
    """

    page: str
    address: str | None
    sha256: str | None
    edition: str | None
    first: str
    changed: str
    checked: str
    checks: int
    result: str
    etag: str | None
    modified: str | None
