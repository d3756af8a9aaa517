"""Operations: the search, and lists of statements by their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal, cast

from attrs import asdict
from ninja import Router

from onrecord.errors import UsageError
from onrecord.pipeline.searched import searched
from onrecord.search import Hits, parse
from onrecord.search.query_tree import Days, Every, Fact, Near, Node, Query, Quoted, Some, Without, Words
from onrecord.web.api import cursor as cursors
from onrecord.web.api import params
from onrecord.web.api.endpoint import endpoint
from onrecord.web.api.shapes.words import SearchAnswer
from onrecord.web.record.book import Book

router = Router()
FARTHEST: Final = 10_000
"""How many matches are paged through; who wants more takes an export."""
_AGAIN: Final = 1000
_CURSOR: Final = "search"
_SORTS: Final[Mapping[str, Literal["relevance", "date", "oldest"]]] = {
    "relevance": "relevance", "newest": "date", "oldest": "oldest",
}  # fmt: skip
_NAMES: Final = {sort: name for name, sort in _SORTS.items()}


@endpoint(router, "/search", cost=2, tag="search")
def search(  # noqa: PLR0913  a query has as many parts
    book: Book,
    *,
    q: params.Query = "",
    office: params.OfficeId | None = None,
    speaker: params.Name | None = None,
    outlet: params.Name | None = None,
    kind: params.Kind | None = None,
    language: params.Language | None = None,
    after: params.Day | None = None,
    before: params.Day | None = None,
    sort: params.Sort | None = None,
    by: params.Counts,
    exact: bool = False,
    limit: params.Limit = 20,
    cursor: params.Cursor | None = None,
) -> SearchAnswer:
    """Returns statements that match a query and filters, with counts by the facts asked for.

    `q` is the query language of the site and of `onrecord search`; `after` and `before` include their days. With
    `exact` other names of what is typed are not looked for. Without a query the list goes by date. At most 10,000
    matches are paged through; an export of the same query has all of them.
    """
    facts = {"office": office, "speaker": speaker, "outlet": outlet, "kind": kind, "lang": language}
    query = asked(q, facts, (after, before), sort)
    hits, items, more = walked(book, query, cursor, limit, by=by, exact=exact)
    told = searched(book.store, query, hits, whole=book.coverage())
    return {
        "schema": "onrecord.search/1",
        "query": q,
        "sort": cast("Any", _NAMES[query.sort or "date"]),
        "total": hits.total,
        "items": cast("Any", [one.as_dict() for one in items.hits]),
        "counts": {fact: dict(told) for fact, told in hits.counts.items()},
        "used": cast("Any", [asdict(one) | {"others": [str(other) for other in one.others]} for one in hits.used]),
        "suggestions": [str(one) for one in hits.suggestions],
        "searched": cast("Any", told and asdict(told) | {"offices": list(told.offices)}),
        "next": more,
    }


def asked(
    words: str, facts: Mapping[str, str | None], days: tuple[date | None, date | None], sort: str | None = None
) -> Query:
    """Returns the query of words and filters, its order said; raises UsageError for words that cannot be read."""
    read = parse(words) if words.strip() else Query(None)
    parts: list[Node] = [] if read.tree is None else [read.tree]
    parts += [Fact(name, text) for name, text in facts.items() if text is not None]
    if any(days):
        parts.append(Days(*days))
    tree = Every(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)
    chosen = _SORTS[sort] if sort else read.sort or ("relevance" if _has_words(read.tree) else "date")
    return Query(tree, chosen, read.copies, words)


def _has_words(tree: Node | None) -> bool:
    match tree:
        case Words() | Quoted() | Near():
            return True
        case Every(parts) | Some(parts):
            return any(map(_has_words, parts))
        case Without() | Fact() | Days() | None:
            return False


def walked(
    book: Book, query: Query, cursor: str | None, limit: int, *, by: Iterable[str] = (), exact: bool = False
) -> tuple[Hits, Hits, str | None]:
    """Returns the answer, the part of it asked for, and the cursor of the next part.

    A cursor holds how many were given, how many there were, and the last one: where statements came in before it, the
    part begins behind the last one all the same.
    """
    given, total, last = (0, 0, "") if cursor is None else cursors.read(_CURSOR, cursor, int, int, str)
    if given >= FARTHEST:
        raise UsageError(f"no more than {FARTHEST:,} matches are paged through; narrow the days, or take an export")
    find = book.finder.search
    if not given:
        first = find(query, limit=limit, by=by, exact=exact)
        return first, first, _next(first, len(first.hits), first.hits[-1].row.id if first.hits else "")
    answer = find(query, limit=limit + 1, offset=given - 1, by=by, exact=exact)
    names = [one.row.id for one in answer.hits]
    start = 1 if names[:1] == [last] else None
    if start is None:
        grown = min(max(answer.total - total, 0), _AGAIN)
        answer = find(query, limit=limit + 1 + grown, offset=given - 1, by=by, exact=exact)
        names = [one.row.id for one in answer.hits]
        start = names.index(last) + 1 if last in names else 1
    part = _cut(answer, start, limit)
    end = given - 1 + start + len(part.hits)
    return answer, part, _next(answer, end, part.hits[-1].row.id) if part.hits else None


def _cut(answer: Hits, start: int, limit: int) -> Hits:
    return Hits(answer.query, answer.total, answer.hits[start : start + limit], answer.offset + start)


def _next(answer: Hits, end: int, last: str) -> str | None:
    return cursors.written(_CURSOR, end, answer.total, last) if last and end < answer.total else None
