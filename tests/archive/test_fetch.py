"""Fetching: public hosts only, limits of size, time and redirects, one clear line for what fails."""

from __future__ import annotations

import datetime as dt
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.archive.addresses import is_public, resolve
from onrecord.archive.fetch import Limits, fetch, fetch_received, user_agent
from onrecord.errors import CaptureError

PAGE = "<html><p>问：有何评论？</p>".encode("gb18030")


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        getattr(self, f"send_{name}")()

    def answer(self, body: bytes, *headers: tuple[str, str], status: int = 200) -> None:
        self.send_response(status)
        for header in headers:
            self.send_header(*header)
        self.end_headers()
        self.wfile.write(body)

    def send_page(self) -> None:
        self.answer(PAGE, ("Content-Type", "text/html; charset=GB2312"))

    def send_names(self) -> None:
        self.answer(f"{self.headers['User-Agent']} {self.headers['Host']}".encode(), ("Content-Type", "text/plain"))

    def send_packed(self) -> None:
        self.answer(gzip.compress(PAGE), ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))

    def send_bomb(self) -> None:
        self.answer(gzip.compress(bytes(1 << 20)), ("Content-Type", "text/html"), ("Content-Encoding", "gzip"))

    def send_moved(self) -> None:
        self.answer(b"", ("Location", "/page#part"), status=302)

    def send_loop(self) -> None:
        self.answer(b"", ("Location", "/loop"), status=302)

    def send_elsewhere(self) -> None:
        self.answer(b"", ("Location", "ftp://example.org/"), status=302)

    def send_image(self) -> None:
        self.answer(b"\x89PNG", ("Content-Type", "image/png"))

    def send_untyped(self) -> None:
        self.answer(PAGE)

    def send_gone(self) -> None:
        self.answer(b"gone", status=410)

    def send_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            LEFT.set()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Keeps the tests' output clean."""


LEFT = threading.Event()
"""Set when a client goes away from the answer that never ends."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keeps quiet when a client goes away, as the guards make it do."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_page_is_a_capture_with_charset_and_address(site: str) -> None:
    found = fetch(f"{site}/page", allow_private=True)

    assert (found.content, found.media_type, found.charset) == (PAGE, "text/html", "gb2312")
    assert found.address == f"{site}/page"


def test_redirect_gives_the_address_that_answered(site: str) -> None:
    assert fetch(f"{site}/moved", allow_private=True).address == f"{site}/page"


def test_encoding_is_undone_and_type_found(site: str) -> None:
    assert fetch(f"{site}/packed", allow_private=True).content == PAGE
    assert fetch(f"{site}/untyped", allow_private=True).media_type == "text/html"


def test_host_and_agent_are_named(site: str) -> None:
    found = fetch(f"{site}/names", allow_private=True)

    assert found.content.decode() == f"{user_agent()} {site.removeprefix('http://')}"
    assert user_agent().startswith("OnRecord")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("bomb", "refused"),
        ("loop", "redirects"),
        ("elsewhere", "only http and https"),
        ("image", "not a page but image/png"),
        ("gone", "answered 410"),
    ],
)
def test_what_fails_is_one_line(site: str, path: str, reason: str) -> None:
    limits = Limits(size=1 << 16, redirects=3)

    with pytest.raises(CaptureError, match=reason) as caught:
        fetch(f"{site}/{path}", limits=limits, allow_private=True)

    assert "\n" not in str(caught.value)


def test_server_that_drips_is_left(site: str) -> None:
    with pytest.raises(CaptureError, match=r"within 0.5 seconds"):
        fetch(f"{site}/slow", limits=Limits(seconds=0.5), allow_private=True)

    assert LEFT.wait(60)


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "file:///etc/passwd", "http://", "http://[::1", "http://a:b@example.org/"]
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(CaptureError):
        fetch(address)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - an address to refuse, nothing is bound
        "224.0.0.1",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_addresses_inside_a_network_are_not_public(host: str) -> None:
    assert not is_public(host)


@pytest.mark.parametrize("host", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_of_the_internet_are_public(host: str) -> None:
    assert is_public(host)


def test_loopback_is_refused_in_every_spelling(site: str) -> None:
    port = site.rpartition(":")[2]

    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"):
        with pytest.raises(CaptureError, match=r"no public address|not known|not an address"):
            fetch(f"http://{host}:{port}/page")


def test_one_private_answer_among_public_ones_refuses_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("1.1.1.1", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)

    with pytest.raises(CaptureError, match=r"10\.0\.0\.1"):
        resolve("www.example.org", 80, address="http://www.example.org/")


def test_connection_goes_to_the_address_that_was_checked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    genuine = socket.getaddrinfo

    def rebinding(host: str, *rest: object, **named: object) -> object:
        asked.append(host)
        name_servers_answer = "127.0.0.1" if len(asked) == 1 else "203.0.113.1"
        return genuine(name_servers_answer if host == "www.example.org" else host, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)

    found = fetch(f"http://www.example.org:{site.rpartition(':')[2]}/names", allow_private=True)

    assert b"www.example.org:" in found.content
    assert asked.count("www.example.org") == 1


def test_received_page_keeps_status_headers_and_time(site: str) -> None:
    noon = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)

    found = fetch_received(f"{site}/packed", clock=lambda: noon, allow_private=True)

    assert (found.capture.content, found.time, found.status, found.source) == (PAGE, noon, 200, "web")
    assert found.header("content-encoding") == "gzip"
