"""The alerts' job: looks, sends, forgets. Run now and then, by any number of processes."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from onrecord.web.alerts.fire import fire
from onrecord.web.alerts.send.queue import forget, send_due


def run_alerts(now: datetime | None = None) -> int:
    """Makes the digests that are due and sends the queue; returns how many were made and how many parcels were sent."""
    time = now or timezone.now()
    made = fire(time)
    sent = send_due(time)
    forget(time)
    return made + sent
