import datetime as dt

import pytest

from onrecord.archive.exchange import Answer, NoAnswerError
from onrecord.archive.robots import KEPT, KEPT_UNKNOWN, Robots, place_of, robots

NOW = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)
PAGE = "https://press.westmark.example:8443/briefings/1?x=1"


def said(text: str | bytes, status: int = 200) -> Robots:
    content = text.encode() if isinstance(text, str) else text
    return robots(PAGE, lambda place: Answer(place, status, (), content), NOW)


def test_the_file_lies_at_the_root_of_the_same_host_and_port() -> None:
    assert place_of(PAGE) == "https://press.westmark.example:8443/robots.txt"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("", True),
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nAllow: /", True),
        ("User-agent: OnRecord\nDisallow: /briefings/", False),
        ("User-agent: OtherBot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /*?x=", False),
        ("User-agent: *\nDisallow: /briefings\nAllow: /briefings/1", True),
        ("<html>no such file</html>", True),
        (b"\xff\xfe\x00binary", True),
    ],
)
def test_rules_are_those_for_this_robot(text: str | bytes, allowed: bool) -> None:  # noqa: FBT001
    assert said(text).allows(PAGE) is allowed


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("User-agent: *\nCrawl-delay: 12.5", 12.5),
        ("User-agent: *\nRequest-rate: 1/30", 30.0),
        ("User-agent: *\nCrawl-delay: soon", 0.0),
        ("", 0.0),
    ],
)
def test_the_delay_is_the_one_asked_for(text: str, seconds: float) -> None:
    assert said(text).delay() == seconds


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (429, False), (500, False), (503, False)])
def test_no_file_allows_everything_and_an_unknown_one_nothing(status: int, allowed: bool) -> None:  # noqa: FBT001
    found = said("", status)
    assert found.allows(PAGE) is allowed
    assert found.until == NOW + (KEPT if allowed else KEPT_UNKNOWN)


def test_a_host_that_cannot_be_reached_allows_nothing_and_says_why() -> None:
    def ask(place: str) -> Answer:
        raise NoAnswerError(f"{place}: no full answer within 60 seconds")

    found = robots(PAGE, ask, NOW)
    assert (found.allows(PAGE), found.delay()) == (False, 0.0)
    assert found.unknown == f"robots.txt could not be had ({place_of(PAGE)}: no full answer within 60 seconds)"
