"""One look at the record for one wish."""

from __future__ import annotations

from typing import Any

from onrecord.web.alerts.news import Told
from onrecord.web.alerts.watch.follow_ups import follow_ups
from onrecord.web.alerts.watch.pages import pages
from onrecord.web.alerts.watch.phrases import absence, phrases
from onrecord.web.alerts.watch.said import said
from onrecord.web.alerts.watch.since import Since
from onrecord.web.alerts.wish import Wish
from onrecord.web.record.book import Book


def look(since: Since, wish: Wish, state: dict[str, Any]) -> tuple[Told, dict[str, Any]]:
    """Returns the news of a wish in what entered the ledger since, and what is to be remembered for the next look."""
    match wish.kind:
        case "search" | "terms" | "speaker" | "outlet":
            return said(since, wish), state
        case "phrase":
            return phrases(since, wish, state)
        case "page":
            return pages(since, wish), state
        case "follow-ups":
            return follow_ups(since.book, wish, state)


def first_state(book: Book, wish: Wish) -> dict[str, Any]:
    """Returns what is known when a wish begins, so that nothing of it is told as news."""
    if wish.kind == "phrase":
        return absence(book, wish, {})[1]
    if wish.kind == "follow-ups":
        return follow_ups(book, wish, {})[1]
    return {}
