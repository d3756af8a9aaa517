"""A press office as its folder describes it."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from urllib.parse import urlsplit

from attrs import field, frozen

from onrecord.offices.fetching import Fetching
from onrecord.reading.hints import DropRule, KindRule, Person


@lru_cache(maxsize=256)
def host_and_path(address: str) -> tuple[str, str]:
    """Returns host and path of an address; every office is asked about the same one."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    return (parts.hostname or "").casefold(), parts.path


@frozen
class Address:
    """Where an office publishes: a host (a leading dot takes all hosts below) and the paths on it, all when none is given."""

    host: str
    paths: tuple[str, ...] = ()

    def holds(self, address: str) -> bool:
        """Returns whether a page's address lies here."""
        host, path = host_and_path(address)
        return self.has_host(host) and (not self.paths or path.startswith(self.paths))

    def has_host(self, host: str) -> bool:
        """Returns whether a host is this one, or one below it where all those are meant."""
        if self.host.startswith("."):
            return host.endswith(self.host) or host == self.host[1:]
        return host in {self.host, f"www.{self.host}"}


@frozen
class Cadence:
    """On which days of the week a regular briefing is expected (0 is Monday), and what is known of pauses.

    `weekly` means one briefing a week, on one of the days. `holidays` are days of every year on which there is none,
    first and last as month and day (`10-01`).
    """

    days: frozenset[int]
    note: str
    weekly: bool = False
    holidays: tuple[tuple[str, str], ...] = ()

    def expects(self, day: dt.date) -> bool:
        """Returns whether a briefing may be expected on a day."""
        name = day.isoformat()[5:]
        return day.weekday() in self.days and not any(first <= name <= last for first, last in self.holidays)


@frozen
class Terms:
    """On what terms an office lets its pages be used."""

    license: str
    address: str
    note: str = ""


@frozen
class Assertions:
    """What must hold of an office's briefings; where it does not, the reading is flagged."""

    minimum_statements: int
    body_covered: float
    longest_gap_days: int


@frozen
class Lookup:
    """What is known of one page and cannot be read off it, with the reason. One of `address`, `sha256` names the page."""

    reason: str
    address: str | None = None
    sha256: str | None = None
    date: dt.date | None = None
    presider: str | None = None
    drop: tuple[re.Pattern[str], ...] = ()

    def means(self, address: str | None, sha256: str | None) -> bool:
        """Returns whether the page is the one meant."""
        return (self.sha256 is not None and self.sha256 == sha256) or (
            self.address is not None and self.address == address
        )


@frozen
class Labels:
    """Label words of an office beyond the general table, as printed."""

    official: tuple[str, ...] = ()
    asker: tuple[str, ...] = ()
    moderator: tuple[str, ...] = ()


@frozen
class Office:
    """Who an office is, how its pages are known, and what sharpens their reading. `folder` is the package's name."""

    id: str
    folder: str
    version: int
    names: dict[str, str]
    publisher: str
    country: str
    languages: tuple[str, ...]
    time_zone: str
    cadence: Cadence
    terms: Terms
    addresses: tuple[Address, ...]
    sites: tuple[str, ...]
    titles: tuple[re.Pattern[str], ...]
    ledes: tuple[re.Pattern[str], ...]
    marks: tuple[re.Pattern[str], ...]
    labels: Labels
    presiders: tuple[Person, ...]
    templates: tuple[str, ...]
    kinds: tuple[KindRule, ...]
    drop_lines: tuple[DropRule, ...]
    lookups: tuple[Lookup, ...]
    assertions: Assertions
    fetch: Fetching = field(factory=Fetching)

    @property
    def name(self) -> str:
        """Returns the English name."""
        return self.names["en"]

    def serves(self, address: str) -> bool:
        """Returns whether the office itself (or an embassy's mirror) publishes at this address."""
        return any(place.holds(address) for place in self.addresses)
