"""What is read most, talked about most, or rising: for lists on pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, Final

from attrs import frozen
from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

from onrecord.web.discussion.models import Comment, Reading, Status, Topic
from onrecord.web.discussion.refused import NotHere
from onrecord.web.discussion.things import Thing, thing_of

_MORE: Final = 3
"""How many times as many are looked at as are wanted: some no longer exist, or are of another kind."""
_CALM: Final = 5
"""Readings added to both ranges, so that two readings after one are no rise."""


@frozen
class Popular:
    """A thing in a list: with `byline` and `date`, how often it was read and how many comments it had in the range."""

    thing: Thing
    readings: int
    comments: int
    rise: float = 0


def most_read(days: int = 7, limit: int = 10, *, kinds: Iterable[str] = ()) -> list[Popular]:
    """Returns the things read most in the last days, today included; of some kinds only where these are named."""
    found = _readings(days).order_by("-all_times", "key")
    return _shown(((one["key"], one["all_times"], 0.0) for one in found[: limit * _MORE]), days, limit, kinds)


def most_discussed(days: int = 7, limit: int = 10, *, kinds: Iterable[str] = ()) -> list[Popular]:
    """Returns the things with most comments in the last days."""
    since = timezone.now() - dt.timedelta(days=days)
    said = Comment.objects.filter(appeared__gte=since, status=Status.SHOWN).values("topic__key").annotate(n=Count("pk"))
    keys = [one["topic__key"] for one in said.order_by("-n", "topic__key")[: limit * _MORE]]
    read = {one["key"]: one["all_times"] for one in _readings(days).filter(key__in=keys)}
    return _shown(((key, read.get(key, 0), 0.0) for key in keys), days, limit, kinds)


def rising(days: int = 7, limit: int = 10, *, kinds: Iterable[str] = ()) -> list[Popular]:
    """Returns the things read more in the last days than in as many before, by how many times more."""
    now = {one["key"]: one["all_times"] for one in _readings(days).order_by("-all_times")[:500]}
    before = {one["key"]: one["all_times"] for one in _readings(days, back=days).filter(key__in=list(now))}
    rises = {key: (times + _CALM) / (before.get(key, 0) + _CALM) for key, times in now.items()}
    ranked = sorted((key for key, rise in rises.items() if rise > 1), key=lambda key: (-rises[key], -now[key], key))
    return _shown(((key, now[key], rises[key]) for key in ranked[: limit * _MORE]), days, limit, kinds)


def comment_counts(keys: Iterable[str]) -> dict[str, int]:
    """Returns how many comments things have, for cards and lists; 0 for those that nobody talked about."""
    wanted = list(keys)
    held = dict(Topic.objects.filter(key__in=wanted).values_list("key", "comments"))
    return {key: held.get(key, 0) for key in wanted}


def _readings(days: int, *, back: int = 0) -> QuerySet[Reading, dict[str, Any]]:
    last = timezone.now().date() - dt.timedelta(days=back)
    first = last - dt.timedelta(days=days - 1)
    return Reading.objects.filter(day__gte=first, day__lte=last).values("key").annotate(all_times=Sum("times"))


def _shown(ranked: Iterable[tuple[str, int, float]], days: int, limit: int, kinds: Iterable[str]) -> list[Popular]:
    wanted, found = frozenset(kinds), []
    for key, times, rise in ranked:
        try:
            thing = thing_of(key)
        except NotHere:
            continue
        if not wanted or thing.kind in wanted:
            found.append((thing, times, rise))
        if len(found) == limit:
            break
    said = _comments([thing.key for thing, _, _ in found], days)
    return [Popular(thing, times, said.get(thing.key, 0), rise) for thing, times, rise in found]


def _comments(keys: list[str], days: int) -> dict[str, int]:
    since = timezone.now() - dt.timedelta(days=days)
    said = Comment.objects.filter(topic__key__in=keys, appeared__gte=since, status=Status.SHOWN)
    return {one["topic__key"]: one["n"] for one in said.values("topic__key").annotate(n=Count("pk"))}
