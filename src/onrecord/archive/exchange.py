"""One question to a server and its answer, with guards: public hosts only, and limits of size, time and redirects."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import lru_cache
from importlib import metadata
from typing import TYPE_CHECKING

from attrs import field, frozen

from onrecord.archive import media
from onrecord.archive.addresses import resolve
from onrecord.archive.unpack import LIMIT, too_large, undo_encoding
from onrecord.errors import CaptureError

if TYPE_CHECKING:
    import httpx

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNSURE = frozenset({"", "application/octet-stream", "text/xml", "application/xml"})
_PORTS = {"http": 80, "https": 443}
_ACCEPT = "text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf;q=0.9,*/*;q=0.1"


@frozen
class Limits:
    """What one fetch may cost: bytes on the wire and after decompression, seconds in all and per step, redirects."""

    size: int = LIMIT
    seconds: float = 60.0
    step_seconds: float = 15.0
    redirects: int = 10


DEFAULT_LIMITS = Limits()


class NoAnswerError(CaptureError):
    """The server could not be reached or broke off: asking again later may help."""


@frozen
class Answer:
    """What a server answered: the address that did, its status and headers, and the entity with its encoding undone."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes = field(repr=False)

    @property
    def is_success(self) -> bool:
        """Returns whether the status says that this is the page asked for."""
        return 200 <= self.status < 300

    def header(self, name: str) -> str | None:
        """Returns the first value of a header, whatever the case of its name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@frozen
class Manner:
    """How questions are asked: the name given, the certificates trusted (the usual ones by default), the limits.

    `before` is called with every address that is about to be asked, redirects included; what it raises ends the walk.
    `allow_private` is for tests with a server on this machine.
    """

    agent: str
    limits: Limits = DEFAULT_LIMITS
    trust: ssl.SSLContext | None = None
    before: Callable[[str], None] | None = None
    allow_private: bool = False


def ask(address: str, manner: Manner, *, headers: Sequence[tuple[str, str]] = ()) -> Answer:
    """Returns the answer found at an address, whatever its status, redirects followed.

    Every address on the way must be http or https on a public host; the connection goes to the IP address that was
    checked, and certificates are checked against the host's name. Raises CaptureError with one line for what goes wrong.
    """
    import httpx  # noqa: PLC0415 - takes 0.1 s to load, and only addresses need it

    limits = manner.limits
    left = limits.seconds
    try:
        url = httpx.URL(address)
        for _ in range(limits.redirects + 1):
            _check(url)
            if manner.before is not None:
                manner.before(str(url.copy_with(fragment=None)))
            begun = time.monotonic()
            found = _hop(url, manner, headers, left)
            if isinstance(found, Answer):
                return found
            # Time spent waiting for a host's turn is not the host's.
            left -= time.monotonic() - begun
            url = url.join(found)
    except httpx.InvalidURL:
        raise CaptureError(f"{address}: not an address", address=address) from None
    raise CaptureError(f"{address}: more than {limits.redirects} redirects", address=address)


def _hop(url: httpx.URL, manner: Manner, headers: Sequence[tuple[str, str]], seconds: float) -> Answer | str:
    """Returns the answer of one server, or the address that it sends on to."""
    import httpx  # noqa: PLC0415 - loaded by the caller

    address, limits = str(url.copy_with(fragment=None)), manner.limits
    deadline = time.monotonic() + seconds
    # A guard in Python must not be led around by proxies of the environment: `trust_env` is off. A client of its own for
    # each hop, so that no connection made for one host's certificate is used for another host on the same machine.
    client = httpx.Client(trust_env=False, follow_redirects=False, timeout=limits.step_seconds, verify=_trust(manner))
    # Per-step timeouts never end a server that sends one byte at a time.
    watchdog = threading.Timer(max(seconds, 0), client.close)
    watchdog.daemon = True
    watchdog.start()
    try:
        with closing(client.send(_request(client, url, manner, headers), stream=True)) as response:
            target = response.headers.get("location")
            if response.status_code in _REDIRECTS and target is not None:
                return str(target)
            return _answer(response, address, limits, deadline)
    except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError) as failure:
        if time.monotonic() >= deadline or isinstance(failure, httpx.TimeoutException):
            raise _too_slow(address, limits) from None
        reason = str(failure).splitlines()[0] if str(failure) else type(failure).__name__
        raise NoAnswerError(f"{address}: {reason}", address=address) from None
    finally:
        watchdog.cancel()
        client.close()


def _trust(manner: Manner) -> ssl.SSLContext:
    return manner.trust if manner.trust is not None else _usual_trust()


@lru_cache(maxsize=1)
def _usual_trust() -> ssl.SSLContext:
    import httpx  # noqa: PLC0415 - loaded by the caller

    return httpx.create_ssl_context(trust_env=False)


def _check(url: httpx.URL) -> None:
    if url.scheme not in _PORTS:
        raise CaptureError(f"{url}: only http and https addresses are fetched", address=str(url))
    if not url.host:
        place = f"{url.scheme}://"
        raise CaptureError(f"{place}: no host is named", address=place)
    if url.userinfo:
        raise CaptureError(
            "an address with a user name or password is not fetched", address=str(url.copy_with(userinfo=b""))
        )


def _request(client: httpx.Client, url: httpx.URL, manner: Manner, headers: Sequence[tuple[str, str]]) -> httpx.Request:
    """Returns the request for a URL, bound to the IP address that was checked."""
    address = str(url)
    host = url.raw_host.decode("ascii").strip("[]")
    place = resolve(host, url.port or _PORTS[url.scheme], address=address, allow_private=manner.allow_private)
    given = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": manner.agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        **dict(headers),
    }
    bound = url.copy_with(host=place, fragment=None)
    return client.build_request("GET", bound, headers=given, extensions={"sni_hostname": host})


def _answer(response: httpx.Response, address: str, limits: Limits, deadline: float) -> Answer:
    if response.is_success:
        kind, _ = media.parameters(response.headers.get("content-type"))
        if kind is not None and kind not in media.PAGES and kind not in _UNSURE:
            raise CaptureError(f"{address}: not a page but {kind}", address=address)
    parts: list[bytes] = []
    room = limits.size
    for part in response.iter_raw():
        room -= len(part)
        if room < 0:
            raise too_large(address, limits.size)
        if time.monotonic() > deadline:
            raise _too_slow(address, limits)
        parts.append(part)
    encoding = response.headers.get("content-encoding", "")
    content = undo_encoding(b"".join(parts), encoding, address=address, limit=limits.size)
    headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers.raw)
    return Answer(address, response.status_code, headers, content)


def _too_slow(address: str, limits: Limits) -> NoAnswerError:
    return NoAnswerError(f"{address}: no full answer within {limits.seconds:g} seconds", address=address)


def user_agent(contact: str | None = None) -> str:
    """Returns the name by which OnRecord presents itself to servers, with where its operator can be reached."""
    try:
        name = f"OnRecord/{metadata.version('onrecord')}"
    except metadata.PackageNotFoundError:
        name = "OnRecord"
    return f"{name} (+{contact})" if contact else name
