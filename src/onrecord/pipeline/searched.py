"""What was searched where nothing was found, with what the record knows and the index does not."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from onrecord.record.coverage import Coverage, total_of
from onrecord.search import Held, Hits


def searched(hits: Hits, found: Sequence[Coverage]) -> Held | None:
    """Returns what was searched, None where something was found: briefings and other pages apart, held of expected."""
    if hits.held is None:
        return None
    all_of = total_of(found)
    return evolve(
        hits.held,
        briefings=all_of.briefings,
        other_pages=all_of.other_pages,
        expected=all_of.expected,
        held=all_of.held,
    )
