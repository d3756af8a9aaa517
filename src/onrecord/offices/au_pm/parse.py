"""What the data of the folder cannot say: a transcript's letterhead names the prime minister in capitals, over several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from onrecord.reading.block import Head
from onrecord.reading.hints import Hints

# "TRANSCRIPT OF THE PRIME MINISTER" / "THE HON. WALTER ASHDOWN MP" / "DOORSTOP INTERVIEW"; scanning drops points and spaces.
_NAMED = re.compile(r"PRIME MINISTER,?\s+(?:THE\s+)?HON\.?\s*((?:[A-Z][A-Z.'’-]*\s+){2,4}?)M\.?P\b")
_FIRST_LINES = 25


def sharpen(hints: Hints, head: Head, lines: Sequence[str]) -> Hints:  # noqa: ARG001  # one signature for all offices
    """Returns the hints with the prime minister whom the letterhead names, which decides over the days of office."""
    found = _NAMED.search(" ".join(line[:200] for line in lines[:_FIRST_LINES]))
    if found is None or hints.presider is not None:
        return hints
    name = " ".join(found.group(1).split())
    return evolve(hints, presider=hints.presider_in(name) or name.title())
