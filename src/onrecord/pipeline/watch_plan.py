"""When a page is looked at again: soon after it appeared or changed, then ever more rarely."""

from __future__ import annotations

import datetime as dt

STEPS = (dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=7), dt.timedelta(days=30))
"""The first looks after a page was captured or had changed."""

THEN = dt.timedelta(days=90)
"""The time between looks after the last of the steps."""


def next_look(changed: dt.datetime, looked: dt.datetime, *, answered: bool = True) -> dt.datetime:
    """Returns when a page is due that was captured or changed at one time and looked at last at another.

    A look counts for every step before it. A look that got no answer counts for none, and is repeated after an hour while the page is
    younger than a day, else after a day.
    """
    age = max(looked - changed, dt.timedelta(0))
    if not answered:
        return looked + (STEPS[0] if age < STEPS[1] else STEPS[1])
    step = next((one for one in STEPS if one > age), None)
    if step is None:
        step = STEPS[-1] + THEN * ((age - STEPS[-1]) // THEN + 1)
    return changed + step


def due(changed: dt.datetime, looked: dt.datetime, now: dt.datetime, *, answered: bool = True) -> bool:
    """Returns whether a page is to be looked at now."""
    return next_look(changed, looked, answered=answered) <= now
