"""The names under which the record may hold the page of an address that somebody has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.record.page_key import page_key

_OTHER_HOST: Final = {"www.": "", "": "www."}


def keys_of(address: str) -> Iterator[str]:
    """Yields the names under which the record may hold a page: with and without `www.` and a stroke at the end."""
    key = page_key(address, sha256="")
    start = "www." if key.startswith("www.") else ""
    for one in (key, _OTHER_HOST[start] + key.removeprefix("www.")):
        yield one
        yield one.rstrip("/") if one.endswith("/") else one + "/"
