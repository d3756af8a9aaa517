"""How much an alert would tell, shown before it is saved."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import frozen
from django.utils import timezone

from onrecord.pipeline.phrase_uses import PhraseUses
from onrecord.search.query_tree import Days, Every, Query
from onrecord.web.alerts.wish import DAYS, Wish, parts_of, query
from onrecord.web.record.book import Book
from onrecord.web.record.phrase import scope_of
from onrecord.web.record.promises import promises

_WEEKS: Final = DAYS / 7


@frozen
class Volume:
    """How many pieces of news the last 90 days had, and about how many a week has.

    The days end with `until`: the newest briefing held, or today where changes of pages are counted.
    `rare` says that an alert tells less than is counted: of a phrase only the events, not each use.
    """

    count: int
    until: str
    rare: bool = False

    @property
    def days(self) -> int:
        """Returns over how many days it was counted."""
        return DAYS

    @property
    def week(self) -> int:
        """Returns about how many come in a week; 0 for less than one."""
        return round(self.count / _WEEKS) if self.count / _WEEKS >= 1 else 0

    @property
    def month(self) -> int:
        """Returns about how many come in a month."""
        return max(round(self.count / 3), 1) if self.count else 0


def volume(book: Book, wish: Wish) -> Volume:
    """Returns how much a wish would have told in the last 90 days; raises UsageError where it cannot be read."""
    last = book.last_day() or timezone.now().date()
    first = last - dt.timedelta(days=DAYS - 1)
    match wish.kind:
        case "search" | "terms" | "speaker" | "outlet":
            asked = query(book, wish)
            late = Query(Every((*parts_of(asked), Days(first, last))), "date", asked.copies, asked.text)
            return Volume(book.finder.search(late, limit=1).total, last.isoformat())
        case "phrase":
            scope = scope_of({**wish.fields, "from": first.isoformat(), "to": last.isoformat()})
            count = PhraseUses(book.finder, wish.what, scope).statements
            return Volume(count, last.isoformat(), rare="every" not in wish.events)
        case "follow-ups":
            held = promises(book, wish.what or None).promises
            return Volume(sum(one.date >= first.isoformat() for one in held), last.isoformat())
        case "page":
            return _changes(book, wish.what)


def _changes(book: Book, key: str) -> Volume:
    """Returns how often pages changed, by the time at which it was recorded."""
    today = timezone.now()
    since = (today - dt.timedelta(days=DAYS)).strftime("%Y-%m-%dT%H:%M:%SZ")
    row = book.store.catalog.execute(
        "SELECT count(*) FROM notes WHERE kind = 'map' AND time >= ? AND (target = ? OR substr(target, 1, ?) = ?)",
        (since, key, len(key) + 1, f"{key}/"),
    ).fetchone()
    return Volume(int(row[0]), today.date().isoformat())
