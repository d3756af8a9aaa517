"""Follow-ups: the answers that were put off, and what later statements suggest became of them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.analysis.replies.promises import Promised, State, follow_up, promises_in
from onrecord.errors import UsageError
from onrecord.pipeline.counted_once import counted_once
from onrecord.pipeline.kept import kept
from onrecord.pipeline.replied import dated
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.paging import Paging, paging
from onrecord.web.record.part import Part, Read, newest_part
from onrecord.web.record.quote import link_to
from onrecord.web.record.turn import opening

MOST: Final = 250
"""So many briefings are read, the newest: an answer put off long before them is not told of."""
_SHOWN: Final = 25


@frozen
class ShownPromise:
    """An answer that was put off: `link` names its words, `asked` is how its question begins, `days` how long it took."""

    answer: str
    link: str
    date: str
    language: str
    words: str
    asked: str
    state: str
    met_by: str | None
    met_on: str | None
    days: int | None
    shared: tuple[str, ...]
    asked_again: tuple[str, ...]

    @property
    def path(self) -> str:
        """Returns the path and query of the words that put it off."""
        return f"/{self.answer}?q={self.link}"


@frozen
class PromisesPage:
    """Promises, the newest first, as of the last briefing's day; `read` of `briefings` and `other_pages` were looked through."""

    office: str | None
    state: str | None
    offices: tuple[str, ...]
    on: str | None
    read: int
    briefings: int
    other_pages: int
    counts: dict[str, int]
    promises: tuple[ShownPromise, ...]
    paging: Paging


@frozen
class Promises:
    """All promises of the newest briefings, the newest first, and how much was looked through."""

    on: str | None
    read: Read
    promises: tuple[ShownPromise, ...]


def promises_page(book: Book, request: HttpRequest) -> Answer:
    """Returns the follow-ups of all press offices or one (`?office=`), in any state or one (`?state=open`)."""
    offices = tuple(one.office for one in book.coverage())
    office, state = (request.GET.get(name, "") or None for name in ("office", "state"))
    if office is not None and office not in offices:
        raise UsageError(f"the record holds nothing of a press office `{office[:60]}`")
    if state not in {None, *(one.value for one in State)}:
        raise UsageError("a promise is met, open or lapsed")
    found = promises(book, office)
    kept = [one for one in found.promises if state in {None, one.state}]
    pages = paging(request, len(kept), _SHOWN)
    page = PromisesPage(
        office=office,
        state=state,
        offices=offices,
        on=found.on,
        read=found.read.briefings,
        briefings=found.read.of_briefings,
        other_pages=found.read.other_pages,
        counts={one.value: Counter(each.state for each in found.promises)[one.value] for one in State},
        promises=tuple(kept[pages.offset : pages.offset + _SHOWN]),
        paging=pages,
    )
    fields = "&".join(f"{name}={value}" for name, value in (("office", office), ("state", state)) if value)
    return Answer("follow-ups", page, about=About(query=fields, feed="/follow-ups" + (f"?{fields}" if fields else "")))


def promises(book: Book, office: str | None = None) -> Promises:
    """Returns the promises of the newest briefings."""
    return book.recall(("promises", office), lambda: _followed(book, office))


def _followed(book: Book, office: str | None) -> Promises:
    part, seen = newest_part(book, MOST, office=office)
    return kept(part, ("promises page", office, seen), Promises, lambda: _followed_in(part, office, seen))


def _followed_in(part: Part, office: str | None, seen: Read) -> Promises:
    said = list(dated(part, office=office))
    if not said:
        return Promises(None, seen, ())
    last = max(one.day for one in said)
    texts = {one.id: one.text for one in said}
    promised = counted_once((one for some in said for one in promises_in(some)), lambda one: one.statement)
    found = follow_up(promised, said, today=last)
    made = [_shown(one, texts[one.promise.statement]) for one in found]
    made.sort(key=lambda one: (one.date, one.answer), reverse=True)
    return Promises(last.isoformat(), seen, tuple(made))


def _shown(one: Promised, text: str) -> ShownPromise:
    promise = one.promise
    return ShownPromise(
        answer=promise.statement,
        link=link_to(text, promise.span),
        date=promise.day.isoformat(),
        language=promise.language,
        words=promise.words,
        asked=opening(promise.about, points=200),
        state=one.state.value,
        met_by=one.met_by,
        met_on=None if one.met_on is None else one.met_on.isoformat(),
        days=None if one.met_on is None else (one.met_on - promise.day).days,
        shared=one.shared,
        asked_again=one.asked_again,
    )
