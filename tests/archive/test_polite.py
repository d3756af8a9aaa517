"""A polite robot: by name, at the host's pace, only where it may; every way a visit ends has its own name."""

import datetime as dt
import gzip
from typing import Any

import pytest

from onrecord.archive.exchange import Limits
from onrecord.archive.polite import Manners, Visitor, retry_after
from onrecord.archive.visit import Outcome

PAGE = "<html><p>Q: Does Westmark have a comment? 问：有何评论？</p></html>"


@pytest.fixture
def visitor(time_passing: Any) -> Visitor:
    manners = Manners(contact="https://www.onrecord.example/robot")
    return Visitor(
        time_passing.clock, time_passing.sleep, Limits(size=1 << 16, redirects=3), manners=manners, allow_private=True
    )


def test_a_page_is_new_with_status_headers_and_time(site: Any, visitor: Visitor, time_passing: Any) -> None:
    site.put("/1", PAGE, ETag='"a"')
    visit = visitor.visit(f"{site.address}/1")
    assert (visit.outcome, visit.status, visit.reason) == (Outcome.NEW, 200, "")
    assert visit.received is not None
    assert visit.received.capture.content.decode() == PAGE
    assert (visit.received.header("etag"), visit.received.time) == ('"a"', time_passing.now)


def test_the_robot_says_its_name_and_whom_to_reach(site: Any, visitor: Visitor) -> None:
    site.put("/1", PAGE)
    visitor.visit(f"{site.address}/1")
    assert {asked["user-agent"].partition("/")[0] for _, asked in site.asked} == {"OnRecord"}
    assert all("(+https://www.onrecord.example/robot)" in asked["user-agent"] for _, asked in site.asked)


def test_requests_to_one_host_keep_their_distance(site: Any, visitor: Visitor, time_passing: Any) -> None:
    for path in ("/1", "/2", "/3"):
        site.put(path, PAGE)
        visitor.visit(f"{site.address}{path}", interval=7)
    assert site.paths() == ["/robots.txt", "/1", "/2", "/3"]
    assert time_passing.waits == [7, 7, 7]


def test_waiting_for_a_turn_does_not_count_as_the_server_s_time(site: Any, time_passing: Any) -> None:
    site.put("/1", PAGE)
    visitor = Visitor(time_passing.clock, time_passing.sleep, Limits(seconds=5), allow_private=True)
    assert visitor.visit(f"{site.address}/1", interval=3600).outcome is Outcome.NEW


def test_a_longer_delay_asked_by_robots_txt_is_kept(site: Any, visitor: Visitor, time_passing: Any) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 20\n", Content_Type="text/plain")
    for path in ("/1", "/2"):
        site.put(path, PAGE)
        visitor.visit(f"{site.address}{path}")
    assert time_passing.waits == [5, 20]


def test_what_robots_txt_forbids_is_not_asked_for(site: Any, visitor: Visitor) -> None:
    site.put("/robots.txt", "User-agent: OnRecord\nDisallow: /drafts\n", Content_Type="text/plain")
    site.put("/1", PAGE)
    visit = visitor.visit(f"{site.address}/drafts/1")
    assert (visit.outcome, visit.status) == (Outcome.BLOCKED, None)
    assert "robots.txt forbids it to robots" in visit.reason
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.NEW
    assert site.paths() == ["/robots.txt", "/1"]


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed(site: Any, visitor: Visitor) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /drafts\n", Content_Type="text/plain")
    site.put("/1", status=302, Location="/drafts/1")
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.BLOCKED
    assert "/drafts/1" not in site.paths()


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_host_without_robots_txt_allows_everything(site: Any, visitor: Visitor, status: int) -> None:
    site.put("/robots.txt", "", status=status)
    site.put("/1", PAGE)
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.NEW


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_host_whose_robots_txt_fails_is_left_alone_for_now(
    site: Any, visitor: Visitor, time_passing: Any, status: int
) -> None:
    site.put("/robots.txt", "", status=status)
    site.put("/1", PAGE)
    visit = visitor.visit(f"{site.address}/1")
    assert visit.outcome is Outcome.FAILED
    assert (
        f"not visited now, robots.txt could not be had ({site.address}/robots.txt: the server answered {status})"
        in (visit.reason)
    )
    visitor.visit(f"{site.address}/1")
    assert site.paths() == ["/robots.txt"]
    site.put("/robots.txt", "", status=404)
    time_passing.now += dt.timedelta(hours=1)
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.NEW


def test_robots_txt_is_asked_for_once_a_day(site: Any, visitor: Visitor, time_passing: Any) -> None:
    site.put("/robots.txt", "User-agent: *\nAllow: /\n", Content_Type="text/plain")
    site.put("/1", PAGE)
    for hours in (0, 23, 2):
        time_passing.now += dt.timedelta(hours=hours)
        visitor.visit(f"{site.address}/1")
    assert site.paths() == ["/robots.txt", "/1", "/1", "/robots.txt", "/1"]


def test_the_server_is_told_what_is_held_and_may_say_that_nothing_changed(site: Any, visitor: Visitor) -> None:
    modified = "Tue, 05 Mar 2024 12:00:00 GMT"

    def answer(asked: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
        held = (asked.get("if-none-match"), asked.get("if-modified-since")) == ('"a"', modified)
        return (304, {}, b"") if held else (200, {"Content-Type": "text/html"}, PAGE.encode())

    site.answers["/1"] = answer
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.NEW
    visit = visitor.visit(f"{site.address}/1", etag='"a"', last_modified=modified)
    assert (visit.outcome, visit.status, visit.received) == (Outcome.NOT_MODIFIED, 304, None)


def test_a_validator_with_line_breaks_is_not_sent(site: Any, visitor: Visitor) -> None:
    site.put("/1", PAGE)
    assert visitor.visit(f"{site.address}/1", etag='"a"\r\nX-Evil: 1').outcome is Outcome.NEW
    assert "if-none-match" not in site.asked[-1][1]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (404, Outcome.GONE),
        (410, Outcome.GONE),
        (401, Outcome.BLOCKED),
        (403, Outcome.BLOCKED),
        (451, Outcome.BLOCKED),
        (400, Outcome.FAILED),
    ],
)
def test_a_refusal_is_named_and_not_tried_again(site: Any, visitor: Visitor, status: int, outcome: Outcome) -> None:
    site.put("/1", PAGE, status=status)
    visit = visitor.visit(f"{site.address}/1")
    assert (visit.outcome, visit.status, visit.received) == (outcome, status, None)
    assert visit.reason == f"{site.address}/1: the server answered {status}"
    assert site.paths().count("/1") == 1


def test_an_error_of_the_server_is_tried_again_ever_more_slowly(site: Any, visitor: Visitor, time_passing: Any) -> None:
    site.put("/1", PAGE, status=502)
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.FAILED
    assert site.paths().count("/1") == 4
    assert time_passing.waits == [5, 10, 20, 40]


def test_a_server_that_comes_back_gives_the_page(site: Any, visitor: Visitor) -> None:
    answers = [(503, {}, b""), (200, {"Content-Type": "text/html"}, PAGE.encode())]
    site.answers["/1"] = lambda _: answers.pop(0)
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.NEW


def test_a_host_is_left_alone_as_long_as_it_asks(site: Any, visitor: Visitor, time_passing: Any) -> None:
    answers = [(429, {"Retry-After": "90"}, b""), (200, {"Content-Type": "text/html"}, PAGE.encode())]
    site.answers["/1"] = lambda _: answers.pop(0)
    assert visitor.visit(f"{site.address}/1").outcome is Outcome.NEW
    assert 90 in time_passing.waits


def test_a_host_that_asks_for_hours_is_not_asked_again_in_them(site: Any, visitor: Visitor, time_passing: Any) -> None:
    site.put("/1", PAGE, status=429, Retry_After="7200")
    site.put("/2", PAGE)
    visit = visitor.visit(f"{site.address}/1")
    assert (visit.outcome, visit.reason.endswith("asked to be left alone for 7200 seconds")) == (Outcome.BLOCKED, True)
    other = visitor.visit(f"{site.address}/2")
    assert (other.outcome, "asked to be left alone until" in other.reason) == (Outcome.BLOCKED, True)
    assert site.paths() == ["/robots.txt", "/1"]
    time_passing.now += dt.timedelta(hours=2)
    assert visitor.visit(f"{site.address}/2").outcome is Outcome.NEW


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_challenge_is_no_page_whatever_its_status(site: Any, visitor: Visitor, status: int) -> None:
    words = "<html><title>Just a moment...</title><script>window._cf_chl_opt={a:1}</script></html>"
    site.put("/1", words, status=status)
    visit = visitor.visit(f"{site.address}/1")
    assert (visit.outcome, visit.received) == (Outcome.CHALLENGE, None)
    assert "challenge to robots (cloudflare)" in visit.reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/loop", "more than 3 redirects"), ("/bomb", "refused"), ("/image", "not a page but image/png")],
)
def test_what_no_other_try_helps_fails_at_once(site: Any, visitor: Visitor, path: str, reason: str) -> None:
    site.put("/loop", status=302, Location="/loop")
    site.put("/bomb", gzip.compress(bytes(1 << 22)), Content_Encoding="gzip")
    site.put("/image", b"\x89PNG", Content_Type="image/png")
    visit = visitor.visit(f"{site.address}{path}")
    assert visit.outcome is Outcome.FAILED
    assert reason in visit.reason
    assert "\n" not in visit.reason
    assert site.paths().count(path) == (4 if path == "/loop" else 1)


def test_a_server_that_is_not_there_is_tried_again_and_fails(visitor: Visitor, time_passing: Any) -> None:
    assert visitor.visit("http://127.0.0.1:9/1").outcome is Outcome.FAILED
    assert time_passing.waits == []  # its robots.txt could not be had, so it is not asked again within the hour


def test_machines_inside_a_network_are_not_visited(site: Any, time_passing: Any) -> None:
    site.put("/1", PAGE)
    visit = Visitor(time_passing.clock, time_passing.sleep).visit(f"{site.address}/1")
    assert visit.outcome is Outcome.FAILED
    assert "no public address" in visit.reason
    assert site.asked == []


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("120", 120.0),
        ("Sat, 21 Nov 2026 22:16:03 GMT", 60.0),
        ("Sat, 21 Nov 2026 22:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_a_number_or_a_date(time_passing: Any, header: str | None, expected: float | None) -> None:
    assert retry_after(header, time_passing.now) == expected
