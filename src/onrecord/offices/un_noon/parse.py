"""What the data of the folder cannot say: the lines above a transcript give its day and name whoever briefs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from attrs import evolve

from onrecord.reading.block import Head
from onrecord.reading.dates import find_dates
from onrecord.reading.hints import Hints

_BRIEFS = re.compile(r"transcript of today.s (?:noon )?briefing by ([^,]{4,60}), .{0,20}Spokes", re.IGNORECASE)
_FIRST_LINES = 60


def sharpen(hints: Hints, head: Head, lines: Sequence[str]) -> Hints:  # noqa: ARG001  # one signature for all offices
    """Returns the hints with the day and the presider that the page's first lines print."""
    first = [line[:400] for line in lines[:_FIRST_LINES]]
    at, named = next(((at, found) for at, line in enumerate(first) if (found := _BRIEFS.search(line))), (0, None))
    if named is None:
        return hints
    return evolve(hints, presider=hints.presider or named.group(1).strip(), date=hints.date or _day_alone(first[:at]))


def _day_alone(lines: Sequence[str]) -> dt.date | None:
    """Returns the day of a line that holds nothing else: it stands above the headline, outside the words."""
    for line in lines:
        for one in find_dates(line):
            if one.date is not None and one.span.length == len(line.strip()):
                return one.date
    return None
