"""Numbers and dates that two sentences do not share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.analysis.parallel.figure import DATES, Figure, Unit

_COUNTED = 3
"""Below three a number is said in too many ways (both, 双方, the two, a pair)."""
_LARGE = 12
"""A number above this, written with digits, is expected in the other language too."""
Differing = tuple[tuple[Figure, ...], tuple[Figure, ...]]


def numbers_differ(
    left: Sequence[Figure], right: Sequence[Figure], *, left_near: Iterable[Figure], right_near: Iterable[Figure]
) -> Differing | None:
    """Returns the numbers that only one side has, None where nothing is to be told.

    `left_near` and `right_near` are the figures of the whole statements: what stands there is not missing.
    """
    ours = [one for one in _alone(left, right_near) if _telling(one)]
    theirs = [one for one in _alone(right, left_near) if _telling(one)]
    if ours and theirs:
        return tuple(ours), tuple(theirs)
    ours, theirs = ([one for one in side if _expected(one)] for side in (ours, theirs))
    return (tuple(ours), tuple(theirs)) if ours or theirs else None


def dates_differ(
    left: Sequence[Figure], right: Sequence[Figure], *, left_near: Iterable[Figure], right_near: Iterable[Figure]
) -> Differing | None:
    """Returns the parts of dates that differ: both sides must name a month, day, weekday or year, and not the same one."""
    ours, theirs = _alone(left, right_near), _alone(right, left_near)
    units = {one.unit for one in ours} & {one.unit for one in theirs} & DATES
    kept = tuple(tuple(one for one in side if one.unit in units) for side in (ours, theirs))
    return (kept[0], kept[1]) if units else None


def _alone(figures: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    known = {one.key for one in others}
    return [one for one in figures if one.key not in known]


def _telling(one: Figure) -> bool:
    if one.unit in DATES:
        return False
    return one.value > (_LARGE if one.unit is Unit.ORDINAL and not one.digits else _COUNTED - 1)


def _expected(one: Figure) -> bool:
    return (one.digits and one.value > _LARGE) or one.unit is Unit.PERCENT
