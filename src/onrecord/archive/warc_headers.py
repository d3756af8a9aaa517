"""A server's headers as they are stored with a decoded body, and back.

A header that spoke of the encoding or the length on the wire is renamed, one level deeper where a server sent a renamed one
itself (archives do), so that the server's own words come out again as they were.
"""

from __future__ import annotations

import re

Headers = tuple[tuple[str, str], ...]

_PREFIX = "X-Archive-Orig-"
_WIRE = re.compile(r"(?:X-Archive-Orig-)*(?:Content-Encoding|Transfer-Encoding|Content-Length)", re.IGNORECASE)
_BREAKS = re.compile(r"[\r\n\x00]+\s*")


def stored(headers: Headers, length: int) -> Headers:
    """Returns the headers to store with a decoded body of `length` bytes."""
    kept = ((f"{_PREFIX}{name}" if _WIRE.fullmatch(name) else name, value) for name, value in headers)
    lines = tuple((name, _BREAKS.sub(" ", value).strip()) for name, value in kept)
    return (*lines, ("Content-Length", str(length)))


def restored(headers: Headers) -> Headers:
    """Returns the headers as the server sent them, out of the stored ones."""
    own = [(name, value) for name, value in headers if name.lower() != "content-length"]
    return tuple(
        (name[len(_PREFIX) :] if _WIRE.fullmatch(name) and _renamed(name) else name, value) for name, value in own
    )


def _renamed(name: str) -> bool:
    return name.lower().startswith(_PREFIX.lower())
