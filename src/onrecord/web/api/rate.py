"""How many requests an address may make: a bucket of tokens for each, filled evenly, in this process's memory."""

from __future__ import annotations

from collections import OrderedDict
from math import ceil
from threading import Lock
from typing import Final

from attrs import define, frozen

from onrecord.web.gate.networks import network_of

MOST: Final = 20_000
"""Addresses held at most; the one not heard of for longest makes room, and would have a full bucket soon anyway."""


@frozen
class Grant:
    """What an address may do: whether this request goes on, how many are left, in how many seconds the bucket is full.

    `wait` is after how many seconds a refused request would go on.
    """

    allowed: bool
    limit: int
    left: int
    reset: int
    wait: int

    def headers(self) -> dict[str, str]:
        """Returns the headers that tell it."""
        told = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.left),
            "RateLimit-Reset": str(self.reset),
        }
        return told if self.allowed else {**told, "Retry-After": str(self.wait)}


@define
class _Bucket:
    tokens: float
    time: float


class Buckets:
    """Buckets of tokens by address; safe between threads."""

    def __init__(self, *, per_minute: int, burst: int, most: int = MOST) -> None:
        """Takes how many tokens come back in a minute, how many a bucket holds, and how many buckets are kept."""
        self._speed, self._size, self._most = per_minute / 60, burst, most
        self._held: OrderedDict[str, _Bucket] = OrderedDict()
        self._lock = Lock()

    def take(self, address: str, tokens: int, now: float) -> Grant:
        """Takes tokens out of the bucket of an address at a time (seconds of a clock that never goes back)."""
        name = network_of(address)
        # What costs more than a bucket holds is allowed with a full one.
        tokens = min(tokens, self._size)
        with self._lock:
            bucket = self._held.setdefault(name, _Bucket(self._size, now))
            self._held.move_to_end(name)
            bucket.tokens = min(self._size, bucket.tokens + max(now - bucket.time, 0) * self._speed)
            bucket.time = max(bucket.time, now)
            allowed = bucket.tokens >= tokens
            if allowed:
                bucket.tokens -= tokens
            left = bucket.tokens
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        reset = ceil((self._size - left) / self._speed)
        wait = 0 if allowed else max(ceil((tokens - left) / self._speed), 1)
        return Grant(allowed, self._size, int(left), reset, wait)

    def __len__(self) -> int:
        return len(self._held)
