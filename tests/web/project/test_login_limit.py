"""Whoever guesses at passwords is stopped."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.test import Client, override_settings
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.pages.people import make_editor
from onrecord.web.project.login_limit import TRIES, WITHIN, Tries

RIGHT = "Lanjing-2024-x"
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Site = Callable[..., Client]


def sign_in(client: Client, path: str = "/cms/login/", *, tried: str = "guess", **told: Any) -> int:
    return client.post(path, {"username": "ada", "password": tried}, **told).status_code


@pytest.fixture
def door(site: Site, demo: Path, db: None, tmp_path: Path) -> Iterator[Client]:  # noqa: ARG001  the database is open
    """Returns a site where ada may sign in; what makes guessing slow is left out."""
    with override_settings(PASSWORD_HASHERS=QUICK):
        make_editor("ada", password=RIGHT)
        yield site(demo, data=tmp_path)


def test_ten_tries_are_answered_and_the_eleventh_is_not(door: Client) -> None:
    assert [sign_in(door) for _ in range(TRIES)] == [200] * TRIES
    refused = door.post("/cms/login/", {"username": "ada", "password": RIGHT})
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= WITHIN
    assert "session" not in str(refused.cookies)
    assert door.get("/cms/login/").status_code == 200


def test_no_other_address_of_the_door_and_no_header_is_a_way_around(door: Client) -> None:
    for _ in range(TRIES):
        sign_in(door)
    for path in ("/cms/login/", "/zh/cms/login/", "/zh/cms/login/.json", "/cms/_login/", "/cms/password_reset/"):
        assert sign_in(door, path) == 429, path
    assert sign_in(door, HTTP_X_FORWARDED_FOR="203.0.113.9") == 429
    assert sign_in(door, REMOTE_ADDR="203.0.113.9") == 200


def test_who_signs_in_rightly_is_not_counted_but_forgets_no_tries(door: Client) -> None:
    for _ in range(TRIES - 1):
        sign_in(door)
    assert sign_in(door, tried=RIGHT) == 302
    assert [sign_in(door) for _ in range(2)] == [200, 429]


def test_letters_that_set_a_new_password_are_counted(door: Client) -> None:
    found = [door.post("/cms/password_reset/", {"email": "ada@press.example"}).status_code for _ in range(TRIES + 1)]
    assert found == [302] * TRIES + [429]


def test_a_site_without_limits_counts_nothing(site: Site, demo: Path, db: None, tmp_path: Path) -> None:  # noqa: ARG001
    client = site(demo, data=tmp_path, limits=False)
    assert {sign_in(client) for _ in range(TRIES + 2)} == {200}


def test_one_network_of_ipv6_is_counted_together(tmp_path: Path) -> None:
    tries = Tries(tmp_path, "x")
    for number in range(TRIES):
        assert tries.counted(f"2001:db8::{number + 1:x}", 100.0) == 0
    assert tries.counted("2001:db8::ffff", 100.0) == WITHIN
    assert tries.counted("2001:db8:1::1", 100.0) == 0
    assert "2001" not in "".join(one.name for one in tmp_path.iterdir())


@given(st.lists(st.floats(0, 400), max_size=60))
def test_no_time_of_that_length_holds_more_tries_than_allowed(
    tmp_path_factory: pytest.TempPathFactory, pauses: list[float]
) -> None:
    tries, now, granted = Tries(tmp_path_factory.mktemp("tries"), "x"), 1000.0, list[float]()
    for pause in pauses:
        now += pause
        if tries.counted("192.0.2.1", now) == 0:
            granted.append(now)
    assert all(later - one >= WITHIN for one, later in zip(granted, granted[TRIES:], strict=False))


def test_tries_made_at_once_are_all_counted(tmp_path: Path) -> None:
    told: list[int] = []
    at_once = [Thread(target=lambda: told.append(Tries(tmp_path, "x").counted("192.0.2.1", 50.0))) for _ in range(25)]
    for one in at_once:
        one.start()
    for one in at_once:
        one.join()
    assert sorted(told)[: TRIES + 1] == [0] * TRIES + [WITHIN]
