"""A guard of readers' forms that asks no third party and sets no cookie: a trap, the time taken, links, and rates."""

from __future__ import annotations

import re
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final

TRAP: Final = "website"
"""A field that people do not see: who fills it in is a program."""
TOOK: Final = "took"
"""The field in which the page's script says how many seconds the form stood open; empty without script."""
_FASTEST: Final = 2
_LINKS: Final = 3
_LINK: Final = re.compile(r"https?://|\[url|<a\s", re.I)
_MOST: Final = 5
_WITHIN: Final = 600.0
_KEPT: Final = 10_000


class Rates:
    """Counts what each address sent lately; the ones not seen for longest are forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Takes what tells the time, in seconds."""
        self._clock, self._lock = clock, Lock()
        self._seen: OrderedDict[str, list[float]] = OrderedDict()

    def too_many(self, address: str) -> bool:
        """Counts one more of an address; tells whether that is too many."""
        now = self._clock()
        with self._lock:
            times = [one for one in self._seen.pop(address, []) if now - one < _WITHIN]
            self._seen[address] = [*times, now]
            while len(self._seen) > _KEPT:
                self._seen.popitem(last=False)
            return len(times) >= _MOST


def is_spam(sent: Mapping[str, str]) -> bool:
    """Tells that what was sent is not a person's: the trap is filled in, it came too fast, it is full of links."""
    if sent.get(TRAP, "").strip():
        return True
    took = sent.get(TOOK, "")
    if took.isascii() and took.isdigit() and int(took[:9]) < _FASTEST:
        return True
    return len(_LINK.findall(" ".join(sent.values()))) >= _LINKS
