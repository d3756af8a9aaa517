"""What the data of the folder cannot say: the English pages print the day, with the hour, only under the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from onrecord.reading.block import Head
from onrecord.reading.dates import find_dates
from onrecord.reading.hints import Hints

# "Friday, June 16, 2023, 3:12 p.m. Ministry of Foreign Affairs"; the point of "p.m." looks like the end of a sentence.
_HELD = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s.{8,30},\s+\d{1,2}:\d{2}\s+[ap]\.?m\b")
_FIRST_LINES = 60


def sharpen(hints: Hints, head: Head, lines: Sequence[str]) -> Hints:
    """Returns the hints with the day and hour line's day, where the title gives none."""
    titled = any(one.date is not None for one in find_dates(head.title or ""))
    line = next((line for line in lines[:_FIRST_LINES] if _HELD.match(line)), None)
    if titled or line is None or hints.date is not None:
        return hints
    return evolve(hints, date=next((one.date for one in find_dates(line) if one.date is not None), None))
