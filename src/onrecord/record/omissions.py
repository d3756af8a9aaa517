"""Exchanges that the official page does not have: reported elsewhere, kept apart from official words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.record.entry import Entry
from onrecord.record.store import Store
from onrecord.record.writer import Writer


class Status(StrEnum):
    """How sure it is that the exchange took place."""

    CLAIMED = "claimed"
    SEEN = "seen-on-video"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


@frozen
class Omission:
    """Words said to have been spoken at a briefing and missing from its official page.

    `claimed_by` is the page that reports them, `capture` the digest of its bytes where the record holds them, `after` the
    statement behind which they belong. `entry` is its place in the ledger.
    """

    entry: int
    time: str
    briefing: str
    text: str
    claimed_by: str
    capture: str | None
    after: str | None
    status: Status
    reason: str
    author: str


@frozen
class Claim:
    """What somebody reports as missing; see `Omission`."""

    text: str
    claimed_by: str
    reason: str
    author: str
    after: str | None = None
    status: Status = Status.CLAIMED


def add_omission(writer: Writer, briefing: str, claim: Claim) -> Omission:
    """Writes a claim as an entry of its own and returns it; it is never mixed into the official text.

    Raises UsageError for a briefing or statement that the record does not hold, for words that the briefing's official
    page does have, and where a part is missing.
    """
    store = writer.store
    row = store.briefing(str(parse_ref(briefing)))
    if not all(part.strip() for part in (claim.text, claim.claimed_by, claim.reason, claim.author)):
        raise UsageError("an omission needs the words, the page that reports them, a reason and an author")
    after = None if claim.after is None else str(parse_ref(claim.after).plain())
    if after is not None and store.statement(after)[0].briefing_id != row.id:
        raise UsageError(f"{after} is no statement of {row.id}")
    held = next((one for one in _texts(store, row.id) if _packed(claim.text) in _packed(one)), None)
    if held is not None:
        raise UsageError(f"{row.id}: these words are on its page")
    page = store.capture_rows(page=claim.claimed_by.partition("://")[2] or claim.claimed_by)
    body = {
        "briefing": row.id, "text": claim.text, "claimed_by": claim.claimed_by,
        "capture": page[-1].sha256 if page else None, "after": after, "status": claim.status.value,
        "reason": claim.reason.strip(), "author": claim.author.strip(),
    }  # fmt: skip
    return _read(writer.append("omission", body))


def omissions(store: Store, briefing: str) -> list[Omission]:
    """Returns what is said to be missing from a briefing, the oldest first; of one text the last entry holds."""
    found: dict[str, Omission] = {}
    for entry in store.notes(str(parse_ref(briefing)), "omission"):
        one = _read(entry)
        found[_packed(one.text)] = one
    return list(found.values())


def _texts(store: Store, briefing: str) -> list[str]:
    official = [one for one in store.editions(briefing) if one.primary]
    return ["\n".join(each.text for each in store.revision(one.id).statements) for one in official]


def _packed(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _read(entry: Entry) -> Omission:
    body: dict[str, Any] = entry.body
    return Omission(
        entry.id, entry.time, body["briefing"], body["text"], body["claimed_by"], body["capture"], body["after"],
        Status(body["status"]), body["reason"], body["author"],
    )  # fmt: skip
