"""One page from the web, with guards: public hosts only, and limits of size, time and redirects."""

from __future__ import annotations

import threading
import time
from importlib import metadata
from typing import TYPE_CHECKING

from attrs import frozen

from onrecord.archive import media
from onrecord.archive.addresses import resolve
from onrecord.archive.unpack import LIMIT, too_large, undo_encoding
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture

if TYPE_CHECKING:
    import httpx

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_UNSURE = frozenset({"", "application/octet-stream", "text/xml", "application/xml"})
_PORTS = {"http": 80, "https": 443}


@frozen
class Limits:
    """What one fetch may cost: bytes on the wire and after decompression, seconds in all and per step, redirects."""

    size: int = LIMIT
    seconds: float = 60.0
    step_seconds: float = 15.0
    redirects: int = 10


DEFAULT_LIMITS = Limits()


def fetch(address: str, *, limits: Limits = DEFAULT_LIMITS, allow_private: bool = False) -> Capture:
    """Returns the page at an address, under the address that answered.

    Every address on the way, redirects included, must be http or https on a public host; the connection goes to
    the IP address that was checked. `allow_private` is for tests with a server on this machine.
    Raises CaptureError with one line for everything that goes wrong.
    """
    import httpx  # noqa: PLC0415 - takes 0.1 s to load, and only addresses need it

    deadline = time.monotonic() + limits.seconds
    # A guard in Python must not be led around by proxies of the environment: `trust_env` is off.
    client = httpx.Client(trust_env=False, follow_redirects=False, timeout=limits.step_seconds)
    # Per-step timeouts never end a server that sends one byte at a time.
    watchdog = threading.Timer(limits.seconds, client.close)
    watchdog.daemon = True
    watchdog.start()
    try:
        return _follow(client, address, limits, deadline, allow_private=allow_private)
    except httpx.InvalidURL:
        raise CaptureError(f"{address}: not an address", address=address) from None
    except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError) as failure:
        if time.monotonic() >= deadline or isinstance(failure, httpx.TimeoutException):
            raise _too_slow(address, limits) from None
        reason = str(failure).splitlines()[0] if str(failure) else type(failure).__name__
        raise CaptureError(f"{address}: {reason}", address=address) from None
    finally:
        watchdog.cancel()
        client.close()


def _follow(client: httpx.Client, address: str, limits: Limits, deadline: float, *, allow_private: bool) -> Capture:
    import httpx  # noqa: PLC0415 - loaded by the caller

    url = httpx.URL(address)
    for _ in range(limits.redirects + 1):
        request = _request(client, url, allow_private=allow_private)
        response = client.send(request, stream=True)
        try:
            target = response.headers.get("location")
            if response.status_code not in _REDIRECTS or target is None:
                return _capture(response, str(url.copy_with(fragment=None)), limits, deadline)
        finally:
            response.close()
        url = url.join(target)
    raise CaptureError(f"{address}: more than {limits.redirects} redirects", address=address)


def _request(client: httpx.Client, url: httpx.URL, *, allow_private: bool) -> httpx.Request:
    """Returns the request for a URL, bound to the IP address that was checked."""
    address = str(url)
    if url.scheme not in _PORTS or not url.host:
        raise CaptureError(f"{address}: only http and https addresses are fetched", address=address)
    if url.userinfo:
        raise CaptureError(
            "an address with a user name or password is not fetched", address=str(url.copy_with(userinfo=b""))
        )
    host = url.raw_host.decode("ascii").strip("[]")
    place = resolve(host, url.port or _PORTS[url.scheme], address=address, allow_private=allow_private)
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": user_agent(),
        "Accept": "text/html,application/xhtml+xml,text/plain,text/markdown,application/pdf;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    bound = url.copy_with(host=place, fragment=None)
    return client.build_request("GET", bound, headers=headers, extensions={"sni_hostname": host})


def _capture(response: httpx.Response, address: str, limits: Limits, deadline: float) -> Capture:
    if not response.is_success:
        raise CaptureError(f"{address}: the server answered {response.status_code}", address=address)
    kind, _, _ = response.headers.get("content-type", "").partition(";")
    kind = kind.strip().lower()
    if kind not in media.PAGES and kind not in _UNSURE:
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
    found = kind if kind in media.PAGES else media.media_type(content, name=address.partition("?")[0])
    if found not in media.PAGES:
        raise CaptureError(f"{address}: not a page but binary data", address=address)
    return Capture(content, found, response.charset_encoding, address)


def _too_slow(address: str, limits: Limits) -> CaptureError:
    return CaptureError(f"{address}: no full answer within {limits.seconds:g} seconds", address=address)


def user_agent() -> str:
    """Returns the name by which OnRecord presents itself to servers."""
    try:
        return f"OnRecord/{metadata.version('onrecord')}"
    except metadata.PackageNotFoundError:
        return "OnRecord"
