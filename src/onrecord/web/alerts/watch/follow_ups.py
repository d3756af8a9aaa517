"""What became of answers that were put off."""

from __future__ import annotations

from typing import Any, Final

from onrecord.model.ids import parse_ref
from onrecord.web.alerts.news import News, Sort, Told
from onrecord.web.alerts.wish import Wish
from onrecord.web.alerts.wish_words import name_of
from onrecord.web.record.book import Book
from onrecord.web.record.promises import ShownPromise, promises
from onrecord.web.record.shelf import listed

MOST: Final = 25
_SORTS: Final[dict[str, Sort]] = {"met": "met", "lapsed": "lapsed", "open": "promised"}


def follow_ups(book: Book, wish: Wish, state: dict[str, Any]) -> tuple[Told, dict[str, Any]]:
    """Returns the promises that are new or whose state changed, and the states to be remembered."""
    held = promises(book, wish.what or None).promises
    told = state.get("told", {})
    changed = [one for one in held if told.get(one.answer) != one.state]
    found = tuple(_news(book, one, was=told.get(one.answer)) for one in changed[:MOST])
    kept = {**state, "told": {one.answer: one.state for one in held}}
    return Told(name_of(wish), found, max(len(changed) - MOST, 0), wish.path), kept


def _news(book: Book, one: ShownPromise, *, was: str | None) -> News:
    ref = parse_ref(one.answer)
    briefing = listed(book.store, ref.briefing)
    sort = "open" if one.state == "open" and was is not None else _SORTS[one.state]
    facts = (("asked", one.asked), ("met_by", one.met_by), ("days", None if one.days is None else str(one.days)))
    return News(
        sort=sort,
        path=one.path,
        briefing=ref.briefing,
        office=ref.office,
        date=one.date,
        language=one.language,
        title=briefing.shown.title if briefing is not None else None,
        exact=one.words,
        note=tuple((name, text) for name, text in facts if text),
    )
