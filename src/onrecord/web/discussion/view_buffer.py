"""Readings counted in memory, written together from time to time. Nothing here knows a reader for longer than a day.

Each process counts for itself: what it counted in the last seconds before a crash is lost, and a reader whose requests
reach two processes may count twice.
"""

from __future__ import annotations

import atexit
import datetime as dt
import hashlib
import re
import secrets
from collections import Counter
from threading import Lock
from typing import Final

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from onrecord.web.discussion.models import Reading

_PAUSE: Final = 10.0
_MANY: Final = 500
_MOST: Final = 500_000
_BOTS: Final = re.compile(
    r"bot\b|bot[/;_-]|crawl|spider|slurp|preview|fetch|monitor|curl|wget|python|java/|go-http|headless|lighthouse|^$",
    re.I,
)


def is_bot(agent: str) -> bool:
    """Tells whether a program says of itself that it is none that a person reads with."""
    return _BOTS.search(agent) is not None


class ViewBuffer:
    """Readings not yet written, and whom they were counted for today: short digests with a salt made anew each day."""

    def __init__(self) -> None:
        """Begins with nothing."""
        self._counts: Counter[tuple[str, dt.date]] = Counter()
        self._seen: set[bytes] = set()
        self._day, self._salt = dt.date.min, b""
        self._written = 0.0
        self._lock = Lock()

    def add(self, key: str, reader: str, *, day: dt.date, time: float) -> bool:
        """Counts a reading once for each reader and day; returns True where it is time to write."""
        with self._lock:
            if day != self._day or len(self._seen) >= _MOST:
                self._day, self._salt = day, secrets.token_bytes(16)
                self._seen.clear()
            mark = hashlib.blake2b(f"{key}\n{reader}".encode(), key=self._salt, digest_size=8).digest()
            if mark not in self._seen:
                self._seen.add(mark)
                self._counts[key, day] += 1
            due = bool(self._counts) and (time - self._written >= _PAUSE or len(self._counts) >= _MANY)
            if due:
                self._written = time
            return due

    def write(self) -> int:
        """Writes what was counted; returns how many readings."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return 0
        try:
            with transaction.atomic():
                rows = [Reading(key=key, day=day) for key, day in counts]
                Reading.objects.bulk_create(rows, ignore_conflicts=True)
                for (key, day), times in sorted(counts.items()):
                    Reading.objects.filter(key=key, day=day).update(times=F("times") + times)
        except Exception:
            with self._lock:
                self._counts.update(counts)
            raise
        return sum(counts.values())


_buffer: Final[list[ViewBuffer]] = []


def buffer() -> ViewBuffer:
    """Returns this process's buffer; made with the first reading, written a last time when the process ends."""
    if not _buffer:
        _buffer.append(ViewBuffer())
        atexit.register(_last)
    return _buffer[0]


def _last() -> None:
    connection.close()
    buffer().write()


def today() -> dt.date:
    """Returns the day under which readings are counted."""
    return timezone.now().date()
