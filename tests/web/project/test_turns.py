"""Those who send something take turns, and nobody else waits for them."""

from collections.abc import Callable, Iterable
from io import BytesIO
from threading import Event, Thread
from typing import Any

import pytest

from onrecord.web.project.turns import OneSender

Environ = dict[str, Any]


class Site:
    """An application that answers once it is let; it knows how many it works for at a time."""

    def __init__(self) -> None:
        self.busy = self.most = 0
        self.came, self.go_on = Event(), Event()

    def __call__(self, environ: Environ, _start: Callable[..., Any]) -> Iterable[bytes]:
        self.busy += 1
        self.most = max(self.most, self.busy)
        self.came.set()
        if environ["REQUEST_METHOD"] != "GET":
            self.go_on.wait(20)
        self.busy -= 1
        return [environ["wsgi.input"].read()]


def sent(method: str, body: bytes = b"text=words", **more: str) -> Environ:
    """Returns a request."""
    return {"REQUEST_METHOD": method, "CONTENT_LENGTH": str(len(body)), "wsgi.input": BytesIO(body), **more}


def start(*told: Any) -> None:
    """Stands for what begins an answer."""


@pytest.fixture
def site() -> Site:
    return Site()


def test_of_many_who_send_one_is_at_work_and_readers_go_on(site: Site) -> None:
    before = OneSender(site)
    senders = [Thread(target=before, args=(sent("POST"), start)) for _ in range(5)]
    for one in senders:
        one.start()
    assert site.came.wait(20)
    assert (site.busy, site.most) == (1, 1)
    assert list(before(sent("GET", b""), start)) == [b""]
    site.go_on.set()
    for one in senders:
        one.join(20)
    assert (site.busy, site.most) == (0, 2)  # one of those who send, and the reader


def test_who_sends_slowly_is_waited_for_before_the_turn(site: Site) -> None:
    site.go_on.set()
    before, late = OneSender(site), Event()

    class Slow(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            late.wait(20)
            return super().read(size)

    slow = Thread(target=before, args=({**sent("POST"), "wsgi.input": Slow(b"text=words")}, start))
    slow.start()
    assert list(before(sent("POST", b"quick"), start)) == [b"quick"]
    late.set()
    slow.join(20)


@pytest.mark.parametrize("length", ["70000", "much", ""])
def test_what_is_long_or_has_no_length_is_left_as_it_is(site: Site, length: str) -> None:
    site.go_on.set()
    body = BytesIO(b"x" * 70_000)
    asked = {**sent("POST"), "CONTENT_LENGTH": length, "wsgi.input": body}
    OneSender(site)(asked, start)
    assert (asked["wsgi.input"] is body) == bool(length)


def test_a_turn_ends_when_the_site_fails() -> None:
    def fails(_environ: Environ, _start: Callable[..., Any]) -> Iterable[bytes]:
        raise ValueError("broken")

    before = OneSender(fails)
    for _ in range(2):
        with pytest.raises(ValueError, match="broken"):
            before(sent("POST"), start)
