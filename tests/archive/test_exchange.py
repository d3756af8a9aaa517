"""HTTPS to a checked IP address: the certificate must be the host's, and each hop's connection is its own."""

import socket
import ssl
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from onrecord.archive.exchange import Manner, NoAnswerError, ask
from onrecord.errors import CaptureError

trustme = pytest.importorskip("trustme", reason="the library that makes certificates for tests is missing: trustme")
HOST, OTHER = "press.westmark.example", "www.mfa.anlan.example"


class Tls:
    """A TLS server with a certificate for one host, the authority that signed it, and the names it was asked by."""

    def __init__(self) -> None:
        self.authority = trustme.CA()
        self.names: list[str | None] = []
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(HOST).configure_cert(context)
        context.sni_callback = lambda _, name, __: self.names.append(name)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.served = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.location: str | None = None

    def trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context

    def run(self) -> None:
        while True:
            try:
                connection, _ = self.served.accept()
            except OSError:
                return
            try:
                with connection:
                    connection.do_handshake()
                    asked = connection.recv(65536)
                    moved = self.location is not None and b"GET /moved" in asked
                    head = f"302 Found\r\nLocation: {self.location}" if moved else "200 OK"
                    host = asked.partition(b"Host: ")[2].partition(b"\r\n")[0]
                    body = b"" if moved else b"<p>" + host + b"</p>"
                    fields = f"Content-Type: text/html\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
                    connection.sendall(f"HTTP/1.1 {head}\r\n{fields}".encode() + body)
            except OSError:
                continue  # a client that does not trust the certificate hangs up


@pytest.fixture
def tls(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tls]:
    made = Tls()
    genuine = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *rest, **named: genuine("127.0.0.1" if host in {HOST, OTHER} else host, *rest, **named),
    )
    thread = threading.Thread(target=made.run, daemon=True)
    thread.start()
    yield made
    made.socket.close()
    made.served.close()
    with socket.socket() as last:
        last.connect_ex(("127.0.0.1", made.port))
    thread.join(2)


def manner(trust: ssl.SSLContext | None, **more: Any) -> Manner:
    return Manner("OnRecord", trust=trust, allow_private=True, **more)


def test_the_certificate_is_that_of_the_host_though_the_connection_goes_to_its_ip_address(tls: Tls) -> None:
    answer = ask(f"https://{HOST}:{tls.port}/", manner(tls.trust()))

    assert answer.content.decode() == f"<p>{HOST}:{tls.port}</p>"
    assert tls.names == [HOST]


def test_a_certificate_of_another_host_is_refused(tls: Tls) -> None:
    with pytest.raises(NoAnswerError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(f"https://{OTHER}:{tls.port}/", manner(tls.trust()))


def test_a_certificate_by_an_unknown_authority_is_refused(tls: Tls) -> None:
    with pytest.raises(NoAnswerError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(f"https://{HOST}:{tls.port}/", manner(None))


def test_a_redirect_to_another_host_at_the_same_ip_address_is_checked_anew(tls: Tls) -> None:
    tls.location = f"https://{OTHER}:{tls.port}/"

    with pytest.raises(NoAnswerError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(f"https://{HOST}:{tls.port}/moved", manner(tls.trust()))

    assert tls.names == [HOST, OTHER]


def test_every_address_on_the_way_is_announced_before_it_is_asked(tls: Tls) -> None:
    tls.location = "/page"
    announced: list[str] = []

    answer = ask(f"https://{HOST}:{tls.port}/moved#part", manner(tls.trust(), before=announced.append))

    assert announced == [f"https://{HOST}:{tls.port}/moved", f"https://{HOST}:{tls.port}/page"]
    assert answer.address == announced[-1]


def test_a_redirect_into_the_network_is_refused(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.archive import exchange

    genuine = exchange.resolve
    seen: list[str] = []

    def public_only_once(host: str, port: int, *, address: str, **_: object) -> str:
        seen.append(host)
        return genuine(host, port, address=address, allow_private=len(seen) == 1)

    monkeypatch.setattr(exchange, "resolve", public_only_once)
    site.put("/1", status=302, Location="http://169.254.169.254/latest/meta-data/")

    with pytest.raises(CaptureError, match=r"169\.254\.169\.254, which is no public address"):
        ask(f"{site.address}/1", manner(None))
