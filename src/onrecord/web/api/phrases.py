"""Operations: the history of a phrase, what is new, what was dropped, the terms of a day."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final, cast

from ninja import Router

from onrecord.analysis.formulations.shift import Fate
from onrecord.pipeline.compare import Days, days_of
from onrecord.pipeline.compare import since as since_day
from onrecord.pipeline.history import history as made_history
from onrecord.pipeline.novelty import novelty
from onrecord.pipeline.phrase_uses import Scope
from onrecord.pipeline.terms import terms as made_terms
from onrecord.pipeline.verbs.words import DROPPED, WordVerbs, shifts
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params
from onrecord.web.api.endpoint import NotHeldError, endpoint
from onrecord.web.api.shapes.words import History, LadderList, NoveltyList, RungList, ShiftList, TermsList, TierList
from onrecord.web.record.book import Book

router = Router()
_REMEMBERED: Final = 24


@endpoint(router, "/history", cost=10, tag="phrases")
def history(  # noqa: PLR0913  each is a parameter of the address
    book: Book,
    *,
    phrase: params.Phrase,
    by: params.By = "month",
    said_by: params.SaidBy = "office",
    office: params.OfficeId | None = None,
    language: params.Language | None = None,
    after: params.Day | None = None,
    before: params.Day | None = None,
    around: bool = True,
    limit: params.Limit = 50,
    cursor: params.Cursor | None = None,
) -> History:
    """Returns the history of a phrase: first and last use, uses by period with what they stand against, each use.

    Counts stand against all statements and briefings of the period; `coverage` says how much was searched. With
    `around` its variants come too, and what editions in other languages say in its place.
    """
    scope = Scope(said_by, office, language, after, before)
    made = remembered(
        book,
        ("history", phrase, by, scope, around),
        lambda: made_history(book.store, book.finder, phrase, scope=scope, by=by, around=around).as_dict(),
    )
    uses, more = cursors.part("uses", made["uses"], _place, cursor, limit)
    return cast("History", {**made, "uses": list(uses), "next": more})


def _place(use: dict[str, Any]) -> str:
    return f"{use['statement']} {use['span'][0]}"


@endpoint(router, "/compare", cost=10, tag="phrases")
def compare(
    book: Book,
    *,
    before: params.Window,
    after: params.Window,
    issue: params.IssueId | None = None,
    office: params.OfficeId | None = None,
    language: params.Language | None = None,
) -> ShiftList:
    """Returns what wording was kept, changed, dropped and new from one window of time to another."""
    return _shifts(book, (days_of(before), days_of(after)), (issue, office, language), tuple(Fate))


@endpoint(router, "/dropped", cost=10, tag="phrases")
def dropped(
    book: Book,
    *,
    since: params.Day,
    issue: params.IssueId | None = None,
    office: params.OfficeId | None = None,
    language: params.Language | None = None,
) -> ShiftList:
    """Returns the wording that was said before a day and no longer, or much less, since; and what came instead."""
    return _shifts(book, since_day(since), (issue, office, language), DROPPED)


def _shifts(
    book: Book, windows: tuple[Days, Days], only: tuple[str | None, str | None, str | None], fates: tuple[Fate, ...]
) -> ShiftList:
    made = remembered(book, ("compare", windows, only, fates), lambda: shifts(book, windows, only, fates))
    return {"items": made}


@endpoint(router, "/new", cost=5, tag="phrases")
def new(book: Book, *, briefing: params.Briefing = "latest") -> NoveltyList:
    """Returns what a briefing says for the first time, what is back after half a year, and its newest sentences.

    "First" means first in what the record holds; how much that is stands beside it.
    """
    found = remembered(
        book, ("new", briefing), lambda: [one.as_dict() for one in novelty(book.store, book.finder, briefing)]
    )
    return {"items": cast("Any", found)}


@endpoint(router, "/terms", cost=5, tag="phrases")
def terms(book: Book, *, briefing: params.Briefing = "latest") -> TermsList:
    """Returns the terms of a briefing, each with its history: new ones, those back after an absence, standing ones."""
    found = remembered(
        book, ("terms", briefing), lambda: [one.as_dict() for one in made_terms(book.store, book.finder, briefing)]
    )
    return {"items": cast("Any", found)}


@endpoint(router, "/ladders", tag="phrases")
def ladders(book: Book) -> LadderList:
    """Returns the ladders of graded formulas that are known, each with where its order comes from."""
    return {"items": cast("Any", WordVerbs.ladders(book))}


@endpoint(router, "/ladders/{ladder}", cost=10, tag="phrases")
def ladder(
    book: Book,
    ladder: params.LadderId,
    *,
    office: params.OfficeId | None = None,
    language: params.Language | None = None,
) -> RungList:
    """Returns how often, first and last each rung of a ladder was said, the mildest first."""
    if all(one["id"] != ladder for one in WordVerbs.ladders(book)):
        raise NotHeldError(f"no ladder is called `{ladder}`")
    key = ("ladder", ladder, office, language)
    return {"items": remembered(book, key, lambda: WordVerbs.ladder(book, ladder, office=office, language=language))}


@endpoint(router, "/tiers", cost=10, tag="phrases")
def tiers(
    book: Book,
    *,
    phrase: params.Phrases,
    office: params.OfficeId | None = None,
    language: params.Language | None = None,
) -> TierList:
    """Returns how hot phrases are, year by year, by the share of the year's briefings that say them."""
    key = ("tiers", tuple(phrase), office, language)
    return {"items": remembered(book, key, lambda: WordVerbs.tiers(book, phrase, office=office, language=language))}


def remembered(book: Book, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
    """Returns what takes long to make, kept for a while: the few last used, as long as the record stays as it is."""
    held: OrderedDict[tuple[Any, ...], Any] = book.keep("api remembered", OrderedDict)
    if key not in held:
        held[key] = make()
    held.move_to_end(key)
    while len(held) > _REMEMBERED:
        held.popitem(last=False)
    return held[key]
