"""What came of one visit to an address, by name."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from attrs import field, frozen

from onrecord.model.received import Received


class Outcome(StrEnum):
    """How a visit ended. `new` brings bytes; only `unchanged` and `not-modified` say that there is nothing new.

    A listing page without a single link to a briefing is `empty-listing`: its form changed, or it is an error page.
    """

    NEW = "new"
    UNCHANGED = "unchanged"
    NOT_MODIFIED = "not-modified"
    GONE = "gone"
    BLOCKED = "blocked"
    CHALLENGE = "challenge"
    FAILED = "failed"
    EMPTY_LISTING = "empty-listing"


@frozen
class Visit:
    """One visit: the address asked for, its outcome and time, and the page where there is one.

    `reason` is one line for whoever reads the log, empty for a page. `status` is the server's, None where none came.
    """

    address: str
    outcome: Outcome
    time: dt.datetime
    received: Received | None = field(default=None, repr=False)
    status: int | None = None
    reason: str = ""


def outcome_of(status: int) -> Outcome:
    """Returns what a status without a page means."""
    if status == 304:
        return Outcome.NOT_MODIFIED
    if status in {404, 410}:
        return Outcome.GONE
    if status in {401, 403, 429, 451}:
        return Outcome.BLOCKED
    return Outcome.FAILED


def retryable(status: int) -> bool:
    """Returns whether the same question may get another answer soon."""
    return status in {408, 425, 429} or (500 <= status < 600 and status not in {501, 505})


def plain_validator(text: str | None) -> str | None:
    """Returns an ETag or a date fit to be sent back to the server, or None."""
    return text if text and re.fullmatch(r"[\x20-\x7e]{1,512}", text) else None
