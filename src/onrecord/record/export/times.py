"""Instants as the record writes them."""

from __future__ import annotations

import datetime as dt


def instant(time: dt.datetime) -> str:
    """Returns a time as `2019-12-24T09:30:00Z`, in UTC, to the second."""
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
