"""When a reader is told next."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from onrecord.web.alerts.models import Cadence

HOUR: Final = 6
"""The hour (UTC) of daily letters, and on Mondays of weekly ones: all of a reader's come as one."""
APART: Final = timedelta(minutes=10)
"""Two letters to one reader are at least so far apart, whatever is entered in between."""


def next_look(cadence: str, now: datetime) -> datetime:
    """Returns when an alert is looked at again."""
    if cadence == Cadence.ONCE:
        return now
    morning = now.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    morning += timedelta(days=1) if morning <= now else timedelta()
    if cadence == Cadence.WEEKLY:
        morning += timedelta(days=-morning.weekday() % 7)
    return morning
