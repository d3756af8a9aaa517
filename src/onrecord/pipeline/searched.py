"""What was searched where nothing was found, with what the record knows and the index does not."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from onrecord.record.coverage import Coverage, coverage, total_of
from onrecord.record.store import Store
from onrecord.search import Held, Hits
from onrecord.search.query_tree import Days, Query
from onrecord.search.scope import days_of, scope_of


def searched(store: Store, query: Query, hits: Hits, *, whole: Sequence[Coverage] | None = None) -> Held | None:
    """Returns what was searched, None where something was found: briefings and other pages apart, held of expected.

    The briefings are those of the offices and days that the filters let through; `whole` is the coverage of all days,
    where it is known already: then the record is asked nothing, and of some days alone it is not told what was expected.
    """
    if hits.held is None:
        return None
    found = coverage(store) if whole is None else whole
    days = days_of(scope_of(query))
    if days.first is not None or days.last is not None:
        if whole is not None:
            return hits.held
        found = _within(store, found, days)
    all_of = total_of([one for one in found if one.office in hits.held.offices])
    return evolve(
        hits.held,
        briefings=all_of.briefings,
        other_pages=all_of.other_pages,
        expected=all_of.expected,
        held=all_of.held,
    )


def _within(store: Store, whole: Sequence[Coverage], days: Days) -> Sequence[Coverage]:
    """Returns the coverage of some days, as far as the record reaches."""
    all_of = total_of(whole)
    first = max((one for one in (days.first, all_of.first) if one is not None), default=None)
    last = min((one for one in (days.last, all_of.last) if one is not None), default=None)
    if first is None or last is None or first > last:
        return ()
    return coverage(store, after=first, before=last)
