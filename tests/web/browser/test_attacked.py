"""The server as it is started for readers, under those who do not mean well. No browser takes part; the server is the same one."""

import http.client
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import pytest

PATIENCE = 120.0
"""Seconds that an answer may take on a busy machine."""
Ask = Callable[..., tuple[int, dict[str, str], bytes]]


@pytest.fixture
def host(address: str) -> tuple[str, int]:
    """Returns where the server listens."""
    parts = urlsplit(address)
    return str(parts.hostname), int(parts.port or 80)


@contextmanager
def half_sent(host: tuple[str, int], words: bytes) -> Iterator[socket.socket]:
    """Opens a connection and sends the beginning of something."""
    with socket.create_connection(host, timeout=PATIENCE) as sock:
        sock.sendall(words)
        yield sock


def raw(host: tuple[str, int], words: bytes) -> tuple[int, bytes]:
    """Returns status and whole answer of a request sent as it is."""
    with half_sent(host, words) as sock:
        found = b""
        while part := sock.recv(65_536):
            found += part
    return int(found.split(b" ", 2)[1]) if found else 0, found


def get(host: tuple[str, int], path: str, **headers: str) -> int:
    """Returns the status of a page."""
    connection = http.client.HTTPConnection(*host, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        b"",
        b"GET / HT",
        b"GET /coverage HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    ],
    ids=["nothing", "half-a-line", "half-the-headers"],
)
def test_slow_readers_hold_up_nobody(host: tuple[str, int], words: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(40):
            stack.enter_context(half_sent(host, words))
        connection = http.client.HTTPConnection(*host, timeout=8)
        connection.request("GET", "/methods")
        assert connection.getresponse().status == 200
        connection.close()


@pytest.mark.slow
def test_a_flood_of_requests_is_answered_and_over_afterwards(host: tuple[str, int]) -> None:
    paths = [("/", "/coverage", "/search?q=sanctions", "/nothing", "/people")[number % 5] for number in range(300)]
    # The first look at a record makes what later ones read.
    assert get(host, "/") == 200
    with ThreadPoolExecutor(24) as readers:
        found = list(readers.map(lambda path: get(host, path), paths))
    assert found == [404 if path == "/nothing" else 200 for path in paths]
    assert get(host, "/coverage") == 200


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../../../etc/passwd",
        "/static/x/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2f..%2f..%2fetc/passwd",
        "/static//etc/passwd",
        "/media/../../../../etc/passwd",
        "/media/%2e%2e/%2e%2e/secret",
        "/media/..%5c..%5csecret",
        "/media//etc/passwd",
        "/media/%00/etc/passwd",
        "/documents/1/..%2f..%2fsecret",
        "/captures/../../secret",
        "/captures/" + "..%2f" * 8 + "etc%2fpasswd",
        "/zh/media/..%2f..%2fsecret",
        "/theme/..%2f..%2fsecret.css",
        "//etc/passwd",
        "/xa-mfa/2024-04-11/en/a1/../../../../../secret",
    ],
)
def test_no_path_leads_out_of_the_site(host: tuple[str, int], path: str) -> None:
    status, answer = raw(host, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status in {301, 302, 400, 404}
    assert b"root:" not in answer
    assert b"Location: //" not in answer
    assert b"Location: http" not in answer


@pytest.mark.slow
@pytest.mark.parametrize(
    "head",
    [
        "GET / HTTP/1.1\r\nHost: elsewhere.example",
        "GET / HTTP/1.1\r\nHost: localhost@elsewhere.example",
        "GET / HTTP/1.1\r\nHost: localhost:80:elsewhere.example",
        "GET / HTTP/1.1\r\nHost: elsewhere.example\r\nX-Forwarded-Host: localhost",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5",
        "POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked",
        "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked, identity",
        "GET / HTTP/1.1\r\nHost: localhost\r\nA\x00B: c",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX : c",
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + "\r\n".join(f"X-{number}: y" for number in range(200)),
        "GET /" + "a" * 9_000 + " HTTP/1.1\r\nHost: localhost",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "a" * 20_000,
        "GET / HTTP/9.9\r\nHost: localhost",
        "\x16\x03\x01\x02\x00\x01\x00",
    ],
    ids=lambda head: ascii(head)[-48:-1],
)
def test_a_request_that_is_none_is_refused(host: tuple[str, int], head: str) -> None:
    status, answer = raw(host, f"{head}\r\nConnection: close\r\n\r\n".encode("latin-1"))
    assert 400 <= status < 506
    assert status != 500
    assert b"Traceback" not in answer
    assert b"elsewhere.example" not in answer


@pytest.mark.slow
def test_where_a_request_says_it_came_from_is_not_believed(address: str, host: tuple[str, int]) -> None:
    told = (
        "GET /coverage/ HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: elsewhere.example\r\nX-Forwarded-Proto: https"
    )
    status, answer = raw(host, f"{told}\r\nForwarded: host=elsewhere.example\r\nConnection: close\r\n\r\n".encode())
    assert status == 301
    assert b"Location: /coverage\r\n" in answer
    assert b"elsewhere" not in answer
    assert address.startswith("http://127.0.0.1")


@pytest.mark.slow
def test_what_is_far_too_large_is_refused_before_it_is_sent(host: tuple[str, int]) -> None:
    head = "POST /check HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nConnection: close\r\n"
    status, answer = raw(host, f"{head}Content-Length: 5000000000\r\n\r\n--x\r\n".encode())
    assert status == 413
    assert b"too much" in answer
    assert get(host, "/coverage") == 200
