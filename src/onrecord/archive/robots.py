"""What a host asks of robots: its robots.txt (RFC 9309), kept for a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from attrs import frozen

from onrecord.archive.exchange import Answer
from onrecord.errors import CaptureError

if TYPE_CHECKING:
    from protego import RequestRate

ROBOT = "OnRecord"
"""The name by which a robots.txt addresses this robot."""

KEPT = dt.timedelta(hours=24)
KEPT_UNKNOWN = dt.timedelta(hours=1)
# RFC 9309 has robots read at least 500 KiB of the file.
_LIMIT = 500 << 10


class Rules(Protocol):
    """What a robots.txt says, as protego has read it."""

    def can_fetch(self, url: str, user_agent: str) -> bool:
        """Returns whether a robot may fetch an address."""

    def crawl_delay(self, user_agent: str) -> float | None:
        """Returns the seconds to leave between requests."""

    def request_rate(self, user_agent: str) -> RequestRate | None:
        """Returns how many requests may be made in how many seconds."""


@frozen
class Robots:
    """The rules of one host until a time. `unknown` says why they could not be had; then nothing may be fetched there."""

    until: dt.datetime
    rules: Rules | None = None
    unknown: str | None = None

    def allows(self, address: str) -> bool:
        """Returns whether the rules let this robot fetch an address."""
        if self.unknown is not None:
            return False
        return self.rules is None or self.rules.can_fetch(address, ROBOT)

    def delay(self) -> float:
        """Returns how many seconds the rules want between two requests."""
        if self.rules is None:
            return 0.0
        pace = self.rules.request_rate(ROBOT)
        rate = pace.seconds / pace.requests if pace is not None and pace.requests else 0.0
        return max(self.rules.crawl_delay(ROBOT) or 0.0, rate)


def place_of(address: str) -> str:
    """Returns the address of the robots.txt that speaks for an address."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def robots(address: str, ask: Callable[[str], Answer], now: dt.datetime) -> Robots:
    """Returns the rules of the host of an address.

    No such file (4xx) allows everything. An error of the server, too many requests, or no answer at all allows nothing for
    an hour: what the host wants is not known.
    """
    place = place_of(address)
    try:
        answer = ask(place)
    except CaptureError as failure:
        return Robots(now + KEPT_UNKNOWN, unknown=f"robots.txt could not be had ({failure})")
    if answer.is_success:
        return Robots(now + KEPT, rules=_rules(answer.content))
    if 400 <= answer.status < 500 and answer.status != 429:
        return Robots(now + KEPT)
    return Robots(
        now + KEPT_UNKNOWN, unknown=f"robots.txt could not be had ({place}: the server answered {answer.status})"
    )


def _rules(content: bytes) -> Rules:
    from protego import Protego  # noqa: PLC0415 - only visits need it

    return Protego.parse(content[:_LIMIT].decode("utf-8", "replace"))
