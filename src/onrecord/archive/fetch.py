"""One page from the web, asked for once and as a person would: no robots.txt, no waiting (see `polite` for those)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from onrecord.archive import media
from onrecord.archive.exchange import DEFAULT_LIMITS, Answer, Limits, Manner, ask, user_agent
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

__all__ = ["Limits", "capture_of", "fetch", "fetch_received", "received_of", "user_agent"]


def fetch(address: str, *, limits: Limits = DEFAULT_LIMITS, allow_private: bool = False) -> Capture:
    """Returns the page at an address, under the address that answered.

    Every address on the way, redirects included, must be http or https on a public host; the connection goes to
    the IP address that was checked. `allow_private` is for tests with a server on this machine.
    Raises CaptureError with one line for everything that goes wrong.
    """
    return capture_of(ask(address, Manner(user_agent(), limits, allow_private=allow_private)))


def fetch_received(
    address: str,
    *,
    clock: Callable[[], dt.datetime],
    limits: Limits = DEFAULT_LIMITS,
    allow_private: bool = False,
) -> Received:
    """Returns the page at an address with the time, and what the server said with it; raises as `fetch` does."""
    answer = ask(address, Manner(user_agent(), limits, allow_private=allow_private))
    return received_of(answer, clock())


def received_of(answer: Answer, time: dt.datetime) -> Received:
    """Returns an answer as what was received over the web at a time; raises CaptureError where it is no page."""
    return Received(capture_of(answer), time, status=answer.status, headers=answer.headers, source="web")


def capture_of(answer: Answer) -> Capture:
    """Returns the page in an answer; raises CaptureError where the answer is an error or no page."""
    address = answer.address
    if not answer.is_success:
        raise CaptureError(f"{address}: the server answered {answer.status}", address=address)
    kind, charset = media.parameters(answer.header("content-type"))
    found = kind if kind in media.PAGES else media.media_type(answer.content, name=address.partition("?")[0])
    if found not in media.PAGES:
        raise CaptureError(f"{address}: not a page but binary data", address=address)
    return Capture(answer.content, found, charset, address)
