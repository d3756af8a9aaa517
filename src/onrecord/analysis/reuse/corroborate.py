"""What ties a page's words to one briefing beside the words themselves: a name near them, and the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from onrecord.text.span import Span

REACH = 250
"""Code points around a quotation in which its speaker is named, where he is."""
EARLIEST, LATEST = -2, 14
"""Days from a briefing to the page that quotes it: a page's date may be behind by a time zone."""
_SPACELESS = re.compile("[\u2e80-\ufaff]")


def in_time(page: dt.date | None, briefing: dt.date | None) -> bool | None:
    """Tells whether a page's day is one on which a briefing is quoted as news; None where a day is not known."""
    if page is None or briefing is None:
        return None
    return EARLIEST <= (page - briefing).days <= LATEST


def named(text: str, span: Span, names: Iterable[str], *, reach: int = REACH) -> Span | None:
    """Returns where one of the names stands nearest to a span, outside it; None when none of them is within reach."""
    start, end = max(span.start - reach, 0), min(span.end + reach, len(text))
    found = (place for name in names for place in places_of(text, name, start, end) if not place.meets(span))
    return min(found, key=lambda one: (_apart(one, span), one), default=None)


def places_of(text: str, name: str, start: int, end: int) -> Iterator[Span]:
    """Yields where a name stands between two points of a text."""
    for match in _pattern(name).finditer(text, start, end):
        yield Span(*match.span())


@lru_cache(maxsize=4096)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    if _SPACELESS.search(name):
        return re.compile(words)
    # A surname alone counts with its capital; a longer name also in a heading of capitals.
    return re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE if " " in name else 0)


def _apart(one: Span, other: Span) -> int:
    return max(other.start - one.end, one.start - other.end, 0)
