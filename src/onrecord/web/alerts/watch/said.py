"""New statements that a search, an issue, a speaker or an outlet finds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.search.hits import Hit
from onrecord.search.query_tree import Copies, Every, Fact, Node, Query, Some
from onrecord.text.span import Span
from onrecord.web.alerts.news import News, Told
from onrecord.web.alerts.watch.quoted import quoted
from onrecord.web.alerts.watch.since import Since
from onrecord.web.alerts.wish import Wish, parts_of, query
from onrecord.web.alerts.wish_words import name_of
from onrecord.web.record.book import Book
from onrecord.web.record.quote import link_to

MOST: Final = 25
"""News of one alert that a digest tells in full; the rest is counted."""
_TOGETHER: Final = 100
_NAMES_PAGES: Final = re.compile(r"\b(?:nature|briefing):")


def said(since: Since, wish: Wish) -> Told:
    """Returns the statements of a wish in what entered the ledger since."""
    asked = query(since.book, wish)
    found: list[News] = []
    total = 0
    for at in range(0, len(since.fresh), _TOGETHER):
        inside = within(asked, since.fresh[at : at + _TOGETHER])
        hits = since.book.finder.search(inside, limit=MOST, sort="date")
        total += hits.total
        found += [news_of(one) for one in hits.hits]
    for one in since.revised:
        changed = list(_changed(since.book, within(asked, [one.edition]), since.known(one)))
        total += len(changed)
        found += changed
    found.sort(key=lambda one: one.date or "", reverse=True)
    return Told(name_of(wish), tuple(found[:MOST]), max(total - MOST, 0), wish.path)


def within(asked: Query, editions: Sequence[str]) -> Query:
    """Returns a query for statements of some editions alone; copies count as they would without that."""
    copies: Copies = asked.copies or ("with" if _NAMES_PAGES.search(asked.text) else "without")
    names: tuple[Node, ...] = tuple(Fact("briefing", one) for one in editions)
    return Query(Every((*parts_of(asked), Some(names))), "date", copies, asked.text)


def news_of(hit: Hit, sort: str = "") -> News:
    """Returns a statement found as news: its words around the first that were looked for, or its beginning."""
    row = hit.row
    mark = hit.snippet.marks[0] if hit.snippet.marks else Span(0, 0)
    if mark.end > mark.start:
        link = f"?q={link_to(row.text, mark)}"
        before, exact, after = quoted(row.text, mark)
    else:
        cut = " …" if hit.snippet.span.end < len(row.text) else ""
        link, before, exact, after = "", "", hit.snippet.text + cut, ""
    return News(
        sort="revised" if sort == "revised" else "asked" if row.kind == "question" else "said",
        path=f"/{row.id}{link}",
        briefing=row.briefing,
        office=row.office,
        date=None if row.date is None else row.date.isoformat(),
        language=row.language,
        title=row.title,
        who=row.speaker or row.outlet,
        before=before,
        exact=exact,
        after=after,
    )


def _changed(book: Book, inside: Query, known: frozenset[str]) -> Iterator[News]:
    """Yields statements of a changed edition whose words it did not have before."""
    for hit in book.finder.every(inside):
        if hit.row.text not in known:
            yield news_of(hit, "revised")
