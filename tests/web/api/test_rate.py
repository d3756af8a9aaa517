"""How often an address may ask, and what it is told."""

import json
from collections.abc import Callable
from pathlib import Path

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.api.options import ApiOptions
from onrecord.web.api.rate import Buckets


def test_a_bucket_gives_what_it_holds_and_fills_evenly() -> None:
    buckets = Buckets(per_minute=60, burst=3)
    assert [buckets.take("192.0.2.1", 1, 100.0).allowed for _ in range(4)] == [True, True, True, False]
    refused = buckets.take("192.0.2.1", 1, 100.0)
    assert refused.headers() == {
        "RateLimit-Limit": "3", "RateLimit-Remaining": "0", "RateLimit-Reset": "3", "Retry-After": "1",
    }  # fmt: skip
    assert buckets.take("192.0.2.1", 1, 101.0).allowed
    assert buckets.take("192.0.2.2", 1, 100.0).left == 2


@given(st.lists(st.tuples(st.integers(1, 30), st.floats(0, 5)), max_size=40))
def test_nobody_gets_more_than_the_burst_and_what_came_back(asked: list[tuple[int, float]]) -> None:
    buckets, now, granted = Buckets(per_minute=60, burst=10), 0.0, 0
    for tokens, pause in asked:
        now += pause
        told = buckets.take("192.0.2.1", tokens, now)
        granted += min(tokens, 10) if told.allowed else 0
        assert granted <= 10 + now + 1e-6


@given(st.integers(1, 30), st.integers(0, 10))
def test_who_waits_as_long_as_told_goes_on(tokens: int, taken: int) -> None:
    buckets = Buckets(per_minute=60, burst=10)
    buckets.take("192.0.2.1", taken, 0.0)
    told = buckets.take("192.0.2.1", tokens, 0.0)
    assert told.allowed or buckets.take("192.0.2.1", tokens, float(told.wait)).allowed


def test_memory_is_bounded_however_many_addresses_ask() -> None:
    buckets = Buckets(per_minute=60, burst=3, most=10)
    for number in range(1000):
        buckets.take(f"10.0.{number // 256}.{number % 256}", 1, float(number))
    assert len(buckets) == 10


def test_who_asks_too_often_is_told_when_to_ask_again(api_site: Callable[..., Client], demo: Path) -> None:
    api = api_site(demo, ApiOptions(rate=60, burst=3))
    first = api.get("/api/v1/offices")
    assert (first["RateLimit-Limit"], first["RateLimit-Remaining"]) == ("3", "2")
    for _ in range(2):
        api.get("/api/v1/offices")
    refused = api.get("/api/v1/offices", headers={"x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9"})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) >= 1
    assert json.loads(refused.content)["status"] == 429
    assert api.get("/api/v1/offices", REMOTE_ADDR="203.0.113.9").status_code == 200


def test_what_costs_more_counts_as_more(api_site: Callable[..., Client], demo: Path) -> None:
    api = api_site(demo, ApiOptions(rate=60, burst=30))
    assert api.get("/api/v1/new")["RateLimit-Remaining"] == "25"


def test_without_limits_nothing_is_told_of_them(api: Client) -> None:
    assert "RateLimit-Limit" not in api.get("/api/v1/offices")
