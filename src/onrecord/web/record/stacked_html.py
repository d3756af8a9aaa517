"""Counts of outcomes as one bar of four parts."""

from __future__ import annotations

from django.utils.safestring import SafeString

from onrecord.web.record.replies import Row

_SORTS = ("answered", "partial", "not_answered", "unclear")


def stacked(row: Row) -> SafeString:
    """Returns the bar; the numbers stand beside it in the table."""
    made, at = [], 0.0
    for sort, count in zip(_SORTS, row.outcomes, strict=True):
        wide = round(100 * count / row.total, 2) if row.total else 0.0
        if wide:
            made.append(f'<rect class="{sort}" x="{at:g}" width="{wide:g}" height="10"/>')
        at = round(at + wide, 2)
    return SafeString(f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(made)}</svg>')
