"""What the data of the folder cannot say: the line under the headline names whoever briefs, in full; labels give the surname."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from onrecord.reading.block import Head
from onrecord.reading.hints import Hints

# "Matthew Miller, Department Spokesperson"
_BRIEFS = re.compile(r"(?:By )?([A-Z][^,:]{3,40}), (?:[A-Z][a-z]+ ){0,3}Spokes(?:person|man|woman)", re.ASCII)
_FIRST_LINES = 30


def sharpen(hints: Hints, head: Head, lines: Sequence[str]) -> Hints:  # noqa: ARG001  # one signature for all offices
    """Returns the hints with the presider whom the page's by-line names."""
    found = next((match for line in lines[:_FIRST_LINES] if (match := _BRIEFS.fullmatch(line))), None)
    if found is None or hints.presider is not None:
        return hints
    return evolve(hints, presider=found.group(1))
