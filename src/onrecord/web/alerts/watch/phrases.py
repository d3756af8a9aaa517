"""When a phrase is news: said for the first time, again after an absence, no longer, each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from attrs import evolve, frozen

from onrecord.pipeline.phrase_uses import KINDS, PhraseUses, Use, finding
from onrecord.search.codes import month_name
from onrecord.search.days import period
from onrecord.search.query_tree import Every, Fact, Node, Query, Quoted, Some
from onrecord.search.row import Row
from onrecord.text.span import Span
from onrecord.web.alerts.news import News, Sort, Told
from onrecord.web.alerts.watch.quoted import quoted
from onrecord.web.alerts.watch.said import MOST, within
from onrecord.web.alerts.watch.since import Since
from onrecord.web.alerts.wish import Wish
from onrecord.web.alerts.wish_words import name_of
from onrecord.web.record.book import Book
from onrecord.web.record.phrase import scope_of
from onrecord.web.record.quote import link_to

_TOGETHER: Final = 100
_DAYS: Final = 60
"""New days of a phrase that are looked at for a return: a digest that tells of more is not read."""


@frozen
class _New:
    """A statement that says the phrase and was not there before."""

    row: Row
    spans: tuple[Span, ...]


def phrases(since: Since, wish: Wish, state: dict[str, Any]) -> tuple[Told, dict[str, Any]]:
    """Returns the news of a phrase, and what is to be remembered for the next look."""
    uses = PhraseUses(since.book.finder, wish.what, scope_of(wish.fields))
    new = sorted(_new(since, wish), key=lambda one: (one.row.date or date.min, one.row.id, one.row.position))
    found = list(_events(since, wish, uses, new)) if new else []
    absent, remembered = absence(since.book, wish, state)
    if "absence" in wish.events and absent is not None:
        found.append(absent)
    found.reverse()
    return Told(name_of(wish), tuple(found[:MOST]), max(len(found) - MOST, 0), wish.path), remembered


def absence(book: Book, wish: Wish, state: dict[str, Any]) -> tuple[News | None, dict[str, Any]]:
    """Returns the news that a phrase is no longer said, once for each last use, and what is to be remembered.

    The days end with the newest briefing held, not today: what is not held is not silence.
    """
    last = PhraseUses(book.finder, wish.what, scope_of(wish.fields)).last()
    office = wish.fields.get("office")
    ends = [one.last for one in book.coverage() if one.last is not None and office in {None, one.office}]
    if last is None or last.date is None or not ends:
        return None, state
    days = (max(ends) - last.date).days
    if days < wish.days or state.get("absent") == last.date.isoformat():
        return None, state
    note = (("last", last.date.isoformat()), ("until", max(ends).isoformat()), ("days", str(days)))
    told = _told("absence", last, note)
    return evolve(told, briefing=""), {**state, "absent": last.date.isoformat()}


def _events(since: Since, wish: Wish, uses: PhraseUses, new: Sequence[_New]) -> Iterator[News]:
    known = _known(since, wish, uses, new)
    told: set[str] = set()
    dated = [one for one in new if one.row.date is not None] or list(new)
    if "first" in wish.events:
        if known is None:
            yield _news("first", dated[0], (("statements", str(len(new))),))
            told.add(dated[0].row.id)
        elif known.first is not None and dated[0].row.date is not None and dated[0].row.date < known.first:
            yield _news("earlier", dated[0], (("before", known.first.isoformat()),))
            told.add(dated[0].row.id)
    if "return" in wish.events and known is not None:
        for one, gap, before in _returns(wish, uses, dated, known):
            yield _news("return", one, (("before", before.isoformat()), ("days", str(gap))))
            told.add(one.row.id)
    if "every" in wish.events:
        yield from (_news(_sort(one), one) for one in new if one.row.id not in told)


@frozen
class _Known:
    """The first and last day of the uses that were there before."""

    first: date | None
    last: date | None


def _known(since: Since, wish: Wish, uses: PhraseUses, new: Sequence[_New]) -> _Known | None:
    """Returns what was known of a phrase before, None where it was never said."""
    fresh = {one.row.id for one in new}
    places = finding(wish.what)
    before = uses.statements > len(fresh)
    # Words that were taken out of a page were said there as well.
    if not before and not any(places(text) for one in since.revised for text in since.known(one)):
        return None
    first = next((use.date for use in uses.uses() if use.date is not None and use.statement not in fresh), None)
    return _Known(first, _last(uses, fresh))


def _last(uses: PhraseUses, fresh: set[str]) -> date | None:
    """Returns the last day on which a phrase was said, new statements aside; the newest months are looked at first."""
    for month in reversed([month_name(one) for one in uses.by_month if one]):
        first, last = period(month, 1)
        inside = PhraseUses(uses.finder, uses.text, evolve(uses.scope, after=first, before=last))
        days = [use.date for use in inside.uses() if use.statement not in fresh and use.date is not None]
        if days:
            return max(days)
    return None


def _returns(wish: Wish, uses: PhraseUses, dated: Sequence[_New], known: _Known) -> Iterator[tuple[_New, int, date]]:
    """Yields the first statement of each new day behind all that was known that comes after an absence, with its days."""
    by_day: dict[date, _New] = {}
    for one in dated:
        if one.row.date is not None and (known.last is None or one.row.date > known.last):
            by_day.setdefault(one.row.date, one)
    for day in sorted(by_day)[:_DAYS]:
        earlier = evolve(uses.scope, before=day - timedelta(days=1))
        last = PhraseUses(uses.finder, uses.text, earlier).last()
        if last is not None and last.date is not None and (day - last.date).days >= wish.days:
            yield by_day[day], (day - last.date).days, last.date


def _new(since: Since, wish: Wish) -> Iterator[_New]:
    """Yields the statements that say a phrase in what entered the ledger since, and did not before."""
    scope = scope_of(wish.fields)
    kinds: tuple[Node, ...] = tuple(Fact("kind", one) for one in KINDS[scope.said_by])
    facts = [Fact(name, text) for name, text in (("office", scope.office), ("lang", scope.language)) if text]
    asked = Query(Every((Quoted(wish.what), Some(kinds), *facts)))
    places = finding(wish.what)
    known = {one.edition: since.known(one) for one in since.revised}
    names = [one.edition for one in since.touched]
    for at in range(0, len(names), _TOGETHER):
        for hit in since.book.finder.every(within(asked, names[at : at + _TOGETHER]), exact=True):
            spans = places(hit.row.text)
            if spans and hit.row.text not in known.get(hit.row.edition, ()):
                yield _New(hit.row, tuple(spans))


def _sort(one: _New) -> Sort:
    return "asked" if one.row.kind == "question" else "said"


def _news(sort: Sort, one: _New, note: tuple[tuple[str, str], ...] = ()) -> News:
    row = one.row
    told = _shown(sort, row.id, row.text, one.spans[0], note)
    return evolve(
        told,
        briefing=row.briefing,
        office=row.office,
        date=None if row.date is None else row.date.isoformat(),
        language=row.language,
        title=row.title,
        who=row.speaker or row.outlet,
    )


def _told(sort: Sort, use: Use, note: tuple[tuple[str, str], ...]) -> News:
    told = _shown(sort, use.statement, use.text, use.span, note)
    day = None if use.date is None else use.date.isoformat()
    return evolve(told, office=use.office, date=day, language=use.language, who=use.speaker)


def _shown(sort: Sort, statement: str, text: str, span: Span, note: tuple[tuple[str, str], ...]) -> News:
    before, exact, after = quoted(text, span)
    path = f"/{statement}?q={link_to(text, span)}"
    return News(sort=sort, path=path, before=before, exact=exact, after=after, note=note)
