"""An office's listings are walked from the newest on; what fails has a name; what is held is not fetched again."""

import datetime as dt
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from onrecord.archive.exchange import Limits
from onrecord.archive.polite import Visitor
from onrecord.archive.visit import Outcome
from onrecord.errors import UsageError
from onrecord.offices import office
from onrecord.offices.fetching import Fetching
from onrecord.offices.listing import Link
from onrecord.offices.office import Office
from onrecord.pipeline.fetch_office import Step, fetch_office
from onrecord.record.rows import PageRow

PAGE = "<html><h1>Briefing {n}</h1><p>Q: A question?</p><p>A: An answer.</p></html>"
ROW = "<li><a href='/briefings/2024/03/{n:02}/b/'>Press briefing {n}</a> March {n}, 2024</li>"


@pytest.fixture
def westmark(site: Any) -> Office:
    """Returns an office whose listings lie on the test's own server."""
    return _moved(office("xw-pso"), site.address)


def _moved(one: Office, to: str) -> Office:
    host = one.fetch.listings[0].address.partition("//")[2].partition("/")[0]
    places = tuple(
        evolve(place, address=place.address.replace(f"https://{host}", to)) for place in one.fetch.listings[:1]
    )
    return evolve(one, fetch=Fetching(one.fetch.interval_seconds, places))


@pytest.fixture
def visitor(time_passing: Any) -> Visitor:
    return Visitor(time_passing.clock, time_passing.sleep, Limits(size=1 << 17, redirects=3), allow_private=True)


def row(address: str, result: str = "new", sha256: str | None = "00") -> PageRow:
    now = "2024-03-05T12:00:00Z"
    return PageRow(address, address, sha256, None, now, now, now, 1, result, None, None)


class Held:
    """What a record would know: the pages put into it, by address."""

    def __init__(self) -> None:
        self.rows: dict[str, PageRow] = {}

    def __call__(self, address: str) -> PageRow | None:
        return self.rows.get(address)

    def store(self, steps: Iterator[Step], *, stop: int = 10**6) -> list[str]:
        """Returns the steps as words, after storing what was fetched; stops as a crash would."""
        said = []
        for _, step in zip(range(stop), steps, strict=False):
            path = "/" + step.visit.address.split("/", 3)[3]
            said.append(f"{step.kind} {path} {step.visit.outcome}")
            if step.visit.received is not None and step.kind == "page":
                self.rows[step.visit.address] = row(step.visit.address)
        return said


def put_listing(site: Any, path: str, days: list[int], more: str = "") -> None:
    site.put(path, "<ul>" + "".join(ROW.format(n=day) for day in days) + f"</ul>{more}")
    for day in days:
        site.put(f"/briefings/2024/03/{day:02}/b/", PAGE.format(n=day))


def two_pages(site: Any) -> None:
    put_listing(site, "/briefings/", [8, 7, 6], "<a href='?page=2'>Next</a>")
    put_listing(site, "/briefings/?page=2", [5, 4])


def test_listings_are_walked_from_the_newest_on_and_their_pages_fetched(
    site: Any, westmark: Office, visitor: Visitor
) -> None:
    two_pages(site)
    assert Held().store(fetch_office(westmark, visitor, known=Held())) == [
        "listing /briefings/ new",
        "page /briefings/2024/03/08/b/ new",
        "page /briefings/2024/03/07/b/ new",
        "page /briefings/2024/03/06/b/ new",
        "listing /briefings/?page=2 new",
        "page /briefings/2024/03/05/b/ new",
        "page /briefings/2024/03/04/b/ new",
    ]


def test_a_step_says_what_the_listing_calls_the_page_and_how_much_is_unknown(
    site: Any, westmark: Office, visitor: Visitor
) -> None:
    two_pages(site)
    first, second, *_ = fetch_office(westmark, visitor, known=Held())
    assert (first.links, first.unknown) == (3, 3)
    assert second.link == Link(f"{site.address}/briefings/2024/03/08/b/", "Press briefing 8", dt.date(2024, 3, 8))
    assert second.visit.received is not None
    assert b"Briefing 8" in second.visit.received.capture.content


def test_a_walk_that_broke_off_is_taken_up_by_walking_again(site: Any, westmark: Office, visitor: Visitor) -> None:
    two_pages(site)
    held = Held()
    held.store(fetch_office(westmark, visitor, known=held), stop=3)
    again = held.store(fetch_office(westmark, visitor, known=held))
    assert [one for one in again if one.startswith("page")] == [
        f"page /briefings/2024/03/{day:02}/b/ new" for day in (6, 5, 4)
    ]


def test_a_walk_ends_where_all_is_known_and_older_than_wanted(site: Any, westmark: Office, visitor: Visitor) -> None:
    two_pages(site)
    held = Held()
    since = dt.date(2024, 3, 7)
    assert len(held.store(fetch_office(westmark, visitor, known=held, since=since))) == 4  # two listings, two pages
    put_listing(site, "/briefings/", [6, 5], "<a href='?page=2'>Next</a>")
    assert held.store(fetch_office(westmark, visitor, known=held, since=since)) == ["listing /briefings/ new"]


def test_a_page_that_is_gone_is_not_asked_for_again_and_one_that_failed_is(
    site: Any, westmark: Office, visitor: Visitor
) -> None:
    put_listing(site, "/briefings/", [8, 7])
    held = Held()
    for day, result in ((8, "gone"), (7, "failed")):
        address = f"{site.address}/briefings/2024/03/{day:02}/b/"
        held.rows[address] = row(address, result, None)
    assert held.store(fetch_office(westmark, visitor, known=held))[1:] == ["page /briefings/2024/03/07/b/ new"]


@pytest.mark.parametrize(
    ("body", "status", "outcome"),
    [
        ("<html><p>No briefings today.</p></html>", 200, Outcome.EMPTY_LISTING),
        ("<html><p>Server error</p></html>", 200, Outcome.EMPTY_LISTING),
        ("<html><p>Server error</p></html>", 500, Outcome.FAILED),
        ("<html><p>Not here</p></html>", 404, Outcome.GONE),
        ("<html><p>No</p></html>", 403, Outcome.BLOCKED),
        ("<title>Just a moment...</title><script>_cf_chl_opt={}</script>", 200, Outcome.CHALLENGE),
    ],
)
def test_a_listing_that_shows_nothing_says_why(
    site: Any, westmark: Office, visitor: Visitor, body: str, status: int, outcome: Outcome
) -> None:
    site.put("/briefings/", body, status=status)
    (step,) = fetch_office(westmark, visitor, known=Held())
    assert (step.kind, step.visit.outcome, step.visit.received) == ("listing", outcome, None)
    assert step.visit.reason


def test_each_failing_page_costs_only_itself(site: Any, westmark: Office, visitor: Visitor) -> None:
    put_listing(site, "/briefings/", [8, 7, 6, 5])
    site.put("/briefings/2024/03/08/b/", status=302, Location="/briefings/2024/03/08/b/")
    site.put("/briefings/2024/03/07/b/", gzip.compress(bytes(1 << 22)), Content_Encoding="gzip")
    del site.answers["/briefings/2024/03/06/b/"]
    assert [one.rpartition(" ")[2] for one in Held().store(fetch_office(westmark, visitor, known=Held()))] == [
        "new", "failed", "failed", "gone", "new",
    ]  # fmt: skip


def test_a_listing_that_leads_in_a_circle_ends(site: Any, westmark: Office, visitor: Visitor) -> None:
    put_listing(site, "/briefings/", [8], "<a href='?page=2'>Next</a>")
    put_listing(site, "/briefings/?page=2", [7], "<a href='?page=3'>Next</a>")
    put_listing(site, "/briefings/?page=3", [8], "<a href='?page=2'>Next</a>")
    said = Held().store(fetch_office(westmark, visitor, known=Held()))
    assert [one for one in said if one.startswith("listing")] == [
        "listing /briefings/ new",
        "listing /briefings/?page=2 new",
    ]


def test_links_to_other_sites_are_not_followed(site: Any, westmark: Office, visitor: Visitor) -> None:
    elsewhere = "<li><a href='http://copies.example/briefings/2024/03/09/b/'>Press briefing 9</a> March 9, 2024</li>"
    put_listing(site, "/briefings/", [8], elsewhere)
    said = Held().store(fetch_office(westmark, visitor, known=Held()))
    assert said == ["listing /briefings/ new", "page /briefings/2024/03/08/b/ new"]


def test_the_office_s_pace_is_kept(site: Any, westmark: Office, visitor: Visitor, time_passing: Any) -> None:
    two_pages(site)
    list(fetch_office(evolve(westmark, fetch=evolve(westmark.fetch, interval_seconds=9.0)), visitor, known=Held()))
    assert time_passing.waits == [9.0] * 7


def test_an_office_without_listings_is_wrong_use(visitor: Visitor) -> None:
    with pytest.raises(UsageError, match=r"names no listing pages; add a page by its address with `onrecord add`"):
        list(fetch_office(evolve(office("xw-pso"), fetch=Fetching()), visitor, known=Held()))


def test_the_real_listings_of_a_ministry_are_walked_whole(site: Any, visitor: Visitor, shared: Path) -> None:
    ministry = _moved(office("cn-mfa"), site.address)
    place = ministry.fetch.listings[0]
    pages = sorted((shared / "cn_mfa_zh" / "listings").glob("*.html"))
    at = place.address.removeprefix(site.address)
    for number, page in enumerate(pages):
        site.put(at if number == 0 else f"{at}index_{number}.shtml", page.read_bytes())
    steps = list(fetch_office(ministry, visitor, known=row))
    assert [(step.kind, step.visit.outcome) for step in steps] == [("listing", Outcome.NEW)] * 67
    assert sum(step.links for step in steps) == 1000

    since = dt.date(2020, 12, 1)
    few = list(fetch_office(ministry, visitor, known=lambda _: None, since=since))
    fetched = [step for step in few if step.kind == "page"]
    assert all(step.link is not None and step.link.date is not None and step.link.date >= since for step in fetched)
    assert {step.visit.outcome for step in fetched} == {Outcome.GONE}  # the pages themselves are not served here
    assert (len(fetched), sum(step.kind == "listing" for step in few)) == (9, 2)
