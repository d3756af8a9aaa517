"""Where an office lists its briefings, and how often its servers may be asked: the section `fetch` of `office.yml`."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.offices.entries import Entries

INTERVAL = 5
"""Seconds between two requests where `office.yml` does not say."""


@frozen
class Pages:
    """The pages of a listing that are reached by number: the address of one, the number of the second, how many there are."""

    address: str
    first: int
    count: re.Pattern[str] | None = None


@frozen
class ListingPlace:
    """One listing: its first page, what the addresses of briefings on it look like, and their titles where only some count.

    Where `pages` is not given the next page is the one that the page itself calls so.
    """

    address: str
    link: re.Pattern[str]
    title: re.Pattern[str] | None = None
    pages: Pages | None = None

    def page(self, number: int, text: str) -> str | None:
        """Returns the address of a page by its place in the listing (0 is the first), as `text`, the page before it, tells."""
        if self.pages is None:
            return None
        count = self.pages.count.search(text) if self.pages.count else None
        if count is not None and number >= int(count.group(1)):
            return None
        return urljoin(self.address, self.pages.address.replace("{n}", str(self.pages.first + number - 1)))


@frozen
class Fetching:
    """How an office's pages are fetched; without listings they are not."""

    interval_seconds: float = INTERVAL
    listings: tuple[ListingPlace, ...] = ()


def fetching(entries: Entries) -> Fetching:
    """Returns the section `fetch` of an office's file; raises UsageError naming what is wrong."""
    interval = entries.whole("interval_seconds", INTERVAL)
    listings = tuple(_place(row) for row in entries.sections("listings"))
    entries.end()
    if interval < 1:
        raise UsageError(f"{entries.place}: interval_seconds: {interval} is not polite; 1 is the least")
    return Fetching(float(interval), listings)


def _place(entries: Entries) -> ListingPlace:
    address = entries.text("address")
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"{entries.place}: address: `{address}` is no address of a page")
    title = entries.pattern("title") if entries.has("title") else None
    pages = _pages(entries.section("pages")) if entries.has("pages") else None
    made = ListingPlace(address, entries.pattern("link"), title, pages)
    entries.end()
    return made


def _pages(entries: Entries) -> Pages:
    address = entries.text("address")
    if "{n}" not in address:
        raise UsageError(f"{entries.place}: address: `{address}` has no {{n}} for the page's number")
    count = entries.pattern("count") if entries.has("count") else None
    if count is not None and count.groups != 1:
        raise UsageError(f"{entries.place}: count: one group around the number belongs in the pattern")
    made = Pages(address, entries.whole("first"), count)
    entries.end()
    return made
