"""Addresses that are not kept pages: what is sent there, or shown there to one reader only, is answered anew each time."""

from __future__ import annotations

from typing import Final

OPEN: Final = ("/api/", "/oai", "/check", "/alerts", "/discuss", "/cms", "/media/", "/documents/", "/views", "/forms")
"""The first parts of these addresses, language and form taken off. What lies under them sets its own headers for caches."""
MACHINE: Final = ("/api/", "/oai", "/cms", "/media/", "/documents/", "/static/")
"""Addresses whose `.json` is part of a name, and that have no language."""
PRIVATE: Final = "/cms"
"""Where editors work; a policy of its own holds there, see `headers`."""


def is_under(path: str, heads: tuple[str, ...]) -> bool:
    """Tells that a path is one of these, or lies below one: `/check` and `/check/file`, but not `/checked`."""
    return any(path == head.rstrip("/") or path.startswith(head.rstrip("/") + "/") for head in heads)
