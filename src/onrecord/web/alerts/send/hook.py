"""Messages to programs, signed as Standard Webhooks (version 1) has it: `webhook-id`, `-timestamp`, `-signature`.

The signature is HMAC-SHA256 over `id.timestamp.body`, base64, with the secret behind `whsec_`. Only https and only public
addresses: the connection goes to the very address that was checked, no redirect is followed, nothing of the answer but its
status is looked at.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Mapping
from contextlib import closing
from ipaddress import ip_address
from typing import Any, Final

import httpx
from django.conf import settings

from onrecord.archive.addresses import is_public, resolve
from onrecord.archive.exchange import user_agent
from onrecord.errors import CaptureError
from onrecord.web.alerts.addresses import base
from onrecord.web.alerts.send.failure import GoneError, SendError

SECRET: Final = "whsec_"  # noqa: S105  how secrets begin
_SECONDS: Final = 15.0
_STEP: Final = 6.0
_MORE_PORTS: Final = 1024


def send_hook(address: str, secret: str, number: str, time: int, body: Mapping[str, Any]) -> None:
    """Sends a message; raises SendError where it can be tried again, GoneError where the program wants no more (410)."""
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": user_agent(base()),
        "webhook-id": number,
        "webhook-timestamp": str(time),
        "webhook-signature": signature(secret, number, time, content),
    }
    status = _post(address, content, headers)
    if status == httpx.codes.GONE:
        raise GoneError("the program said that it wants no more (410)")
    if not 200 <= status < 300:
        raise SendError(f"the program answered {status}")


def signature(secret: str, number: str, time: int, content: bytes) -> str:
    """Returns the signature of a message."""
    key = base64.b64decode(secret.removeprefix(SECRET))
    signed = hmac.new(key, f"{number}.{time}.".encode() + content, hashlib.sha256).digest()
    return "v1," + base64.b64encode(signed).decode("ascii")


def check_hook(address: str) -> None:
    """Raises CaptureError, with one line, for an address that no message is sent to; the host is looked up."""
    try:
        _place(httpx.URL(address))
    except (httpx.InvalidURL, UnicodeError):
        raise CaptureError(f"{address}: not an address", address=address) from None


def _place(url: httpx.URL) -> str:
    """Returns the IP address to connect to, checked."""
    address, near = str(url), _loopback()
    if url.scheme != "https" and not near:
        raise CaptureError(f"{address}: only https addresses", address=address)
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise CaptureError(f"{address}: an address of a program, without a user's name", address=address)
    port = url.port or (443 if url.scheme == "https" else 80)
    if port != 443 and port < _MORE_PORTS and not near:
        raise CaptureError(f"{address}: port 443, or one from 1024 on", address=address)
    host = url.raw_host.decode("ascii").strip("[]")
    place = resolve(host, port, address=address, allow_private=near)
    if not is_public(place) and not ip_address(place).is_loopback:
        raise CaptureError(f"{address}: refused, {host} is at {place}, which is no public address", address=address)
    return place


def _loopback() -> bool:
    """Tells whether programs on this machine may be sent to: in tests only, no option of the site says so."""
    return bool(getattr(settings, "ONRECORD_ALERTS_LOOPBACK", False))


def _post(address: str, content: bytes, headers: Mapping[str, str]) -> int:
    try:
        url = httpx.URL(address)
        place = _place(url)
    except (CaptureError, httpx.InvalidURL, UnicodeError) as fault:
        raise SendError(f"not sent: {fault}") from None
    host = url.raw_host.decode("ascii").strip("[]")
    # The environment's proxies must not lead around the guard.
    client = httpx.Client(trust_env=False, follow_redirects=False, timeout=_STEP)
    watchdog = threading.Timer(_SECONDS, client.close)
    watchdog.daemon = True
    watchdog.start()
    try:
        request = client.build_request(
            "POST",
            url.copy_with(host=place, fragment=None),
            content=content,
            headers={**headers, "Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": host},
        )
        with closing(client.send(request, stream=True)) as response:
            return int(response.status_code)
    except (httpx.HTTPError, httpx.StreamError, OSError, RuntimeError) as failure:
        raise SendError(f"the program did not answer ({type(failure).__name__})") from None
    finally:
        watchdog.cancel()
        client.close()
