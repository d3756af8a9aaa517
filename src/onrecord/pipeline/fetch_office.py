"""An office's listing pages walked from the newest on, and the pages they link to fetched, politely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import Literal
from urllib.parse import urlsplit

from attrs import evolve, field, frozen

from onrecord.archive.polite import Visitor
from onrecord.archive.visit import Outcome, Visit
from onrecord.errors import CaptureError, ReadingError, UsageError
from onrecord.offices.fetching import ListingPlace
from onrecord.offices.listing import Link, Listing, listing
from onrecord.offices.office import Office
from onrecord.reading.decode import decode
from onrecord.record.rows import PageRow

Known = Callable[[str], PageRow | None]


@frozen
class Step:
    """One step of a walk: a visit to a listing page, or to a page that it links to (`link` says as what).

    For a listing page that was read, `links` counts the briefings on it and `unknown` those that the record does not hold.
    """

    kind: Literal["listing", "page"]
    visit: Visit
    link: Link | None = None
    links: int = 0
    unknown: int = 0


@frozen
class _Walk:
    """What stays the same while an office is walked, and the addresses met so far."""

    office: Office
    visitor: Visitor
    known: Known
    since: dt.date | None
    met: set[str] = field(factory=set)

    def visit(self, address: str) -> Visit:
        """Returns what came of a visit at the office's pace."""
        return self.visitor.visit(address, interval=self.office.fetch.interval_seconds)

    def wanted(self, link: Link) -> bool:
        """Returns whether a link's page is to be fetched: the office's own, not held, not gone, not from before the first day."""
        if self.early(link) or not self.own(link.address):
            return False
        row = self.known(link.address)
        return row is None or (row.sha256 is None and row.result != Outcome.GONE)

    def own(self, address: str) -> bool:
        """Returns whether an address is on one of the office's hosts: a listing may link elsewhere."""
        host = urlsplit(address).hostname
        listed = {urlsplit(place.address).hostname for place in self.office.fetch.listings}
        return host in listed or self.office.serves(address)

    def early(self, link: Link) -> bool:
        """Returns whether a link is dated before the first day wanted."""
        return self.since is not None and link.date is not None and link.date < self.since


def fetch_office(office: Office, visitor: Visitor, *, known: Known, since: dt.date | None = None) -> Iterator[Step]:
    """Yields each step of a walk through an office's listings, the newest briefings first.

    `known` tells what the record holds of an address; nothing else is remembered, so a walk that broke off is taken up by walking
    again. A listing is left at the first page on which all is known and older than `since`; without `since` it is walked to its end. A
    listing page that is an error, a challenge or empty ends the walk of that listing, by its name. Raises UsageError for an office
    without listings.
    """
    if not office.fetch.listings:
        raise UsageError(
            f"{office.id}: its office.yml names no listing pages; add a page by its address with `onrecord add`"
        )
    walk = _Walk(office, visitor, known, since)
    for place in office.fetch.listings:
        yield from _pages(walk, place)


def _pages(walk: _Walk, place: ListingPlace) -> Iterator[Step]:
    """Yields the steps of one listing, page by page, until it ends or a page of it shows nothing that was not on those before."""
    address: str | None = place.address
    asked = 0
    shown: set[str] = set()
    while address is not None:
        asked += 1
        visit = walk.visit(address)
        found = _read(visit, place)
        if isinstance(found, Visit):
            yield Step("listing", found)
            return
        text, page = found
        listed = (*page.links, *page.others)
        if all(link.address in shown for link in listed):
            return
        shown.update(link.address for link in listed)
        wanted = [link for link in page.links if walk.wanted(link)]
        yield Step("listing", visit, links=len(page.links), unknown=len(wanted))
        yield from _fetched(walk, wanted)
        if not wanted and all(walk.early(link) for link in listed):
            return
        address = place.page(asked, text) if place.pages else page.next


def _fetched(walk: _Walk, links: Sequence[Link]) -> Iterator[Step]:
    for link in links:
        if link.address not in walk.met:
            walk.met.add(link.address)
            yield Step("page", walk.visit(link.address), link)


def _read(visit: Visit, place: ListingPlace) -> tuple[str, Listing] | Visit:
    """Returns the text of a listing page and what it holds, or the visit with the outcome that says why it is none."""
    if visit.received is None:
        return visit
    capture = visit.received.capture
    try:
        text = decode(capture).text
        # Links are relative to the address that answered.
        return text, listing(text, capture.address or place.address, place.link, title=place.title)
    except ReadingError as fault:
        return evolve(visit, outcome=Outcome.FAILED, received=None, reason=str(fault))
    except CaptureError as empty:
        return evolve(visit, outcome=Outcome.EMPTY_LISTING, received=None, reason=str(empty))
