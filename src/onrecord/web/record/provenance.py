"""Where the words of a page come from: the capture, the checks since, the entry of the ledger that holds them."""

from __future__ import annotations

from attrs import frozen

from onrecord.model.revision import Revision
from onrecord.model.transcript import Nature
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.row import official_address
from onrecord.record.rows import RevisionRow
from onrecord.record.store import Store


@frozen
class Check:
    """A page that tells of an edition: when it was last looked at, how often, with what result."""

    page: str
    address: str | None
    first: str
    last: str
    checks: int
    result: str


@frozen
class Left:
    """Words of the page that are in no statement, and why."""

    reason: str
    text: str


@frozen
class Provenance:
    """What proves a revision.

    `bytes` counts those of the capture, `entry` is the ledger's entry of the revision, `official` tells that the office itself serves the page at `address`.
    """

    revision: str
    entry: int
    recorded: str
    cause: str
    sha256: str
    captured: str
    address: str | None
    official: bool
    media_type: str | None
    encoding: str
    bytes: int
    reader: str
    date_basis: str | None
    flags: tuple[str, ...]
    checks: tuple[Check, ...]
    remainder: tuple[Left, ...]
    furniture: tuple[Left, ...]


def provenance(store: Store, revision: Revision, row: RevisionRow, captured: str) -> Provenance:
    """Returns the provenance of a revision whose page was captured at some time."""
    basis = revision.briefing.date_basis
    return Provenance(
        revision=revision.id,
        entry=row.entry,
        recorded=row.time,
        cause=row.cause,
        sha256=revision.capture.sha256,
        captured=captured,
        address=official_address(Excerpt(revision, ())),
        official=revision.nature is Nature.OFFICIAL,
        media_type=revision.capture.media_type,
        encoding=revision.capture.encoding,
        bytes=revision.capture.length,
        reader=f"{revision.reader.name} {revision.reader.version}",
        date_basis=basis.value if basis else None,
        flags=revision.flags,
        checks=checks(store, revision.edition),
        remainder=tuple(Left(one.reason, one.text) for one in revision.page.remainder),
        furniture=tuple(Left(one.reason, one.text) for one in revision.page.furniture),
    )


def checks(store: Store, edition: str) -> tuple[Check, ...]:
    """Returns the pages that tell of an edition, with their checks."""
    return tuple(
        Check(shown_page(one.page), web_address(one.address), one.first, one.checked, one.checks, one.result)
        for one in store.page_rows(edition=edition)
    )


def shown_page(page: str) -> str:
    """Returns a page's name as anybody may see it: of a file its own name, not where it lay on somebody's machine."""
    return f"file:{page.rpartition('/')[2]}" if page.startswith("file:") else page


def web_address(address: str | None) -> str | None:
    """Returns an address of the web, None for any other place."""
    return address if address is not None and address.startswith(("http://", "https://")) else None
