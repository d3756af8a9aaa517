"""What the data of the folder cannot say: the line above a transcript names whoever briefs that day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from onrecord.reading.block import Head
from onrecord.reading.hints import Hints

_BRIEFS = re.compile(r"transcript of today.s (?:noon )?briefing by ([^,]{4,60}), .{0,20}Spokes", re.IGNORECASE)


def sharpen(hints: Hints, head: Head, lines: Sequence[str]) -> Hints:  # noqa: ARG001  # one signature for all offices
    """Returns the hints with the presider whom the page's first lines name."""
    found = next((match for line in lines if (match := _BRIEFS.search(line[:400]))), None)
    if found is None or hints.presider is not None:
        return hints
    return evolve(hints, presider=found.group(1).strip())
