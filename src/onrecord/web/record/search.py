"""The search page: an address for every question, an answer also where nothing is found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import evolve, frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.model.statement import Kind
from onrecord.pipeline.searched import searched
from onrecord.search import Held, Hit, Hits, parse
from onrecord.search.query import SORTS
from onrecord.search.query_tree import Days, Every, Fact, Node, Query, Sort
from onrecord.web.record import links
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer, Away
from onrecord.web.record.book import Book
from onrecord.web.record.chart import Chart, chart
from onrecord.web.record.fields import FieldError, window
from onrecord.web.record.page_keys import keys_of
from onrecord.web.record.paging import Paging, offset_of, paging
from onrecord.web.record.turn import Piece, pieces

_SHOWN: Final = 20
_VALUES: Final = 12
_FACETS: Final = {"office": "office", "speaker": "speaker", "outlet": "outlet", "kind": "kind", "lang": "language"}
"""The fields of the form that are filters, and the fact that each counts."""
_FIELDS: Final = ("q", *_FACETS, "from", "to", "sort")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+(?:\.[a-z0-9-]+)+/\S+", re.I)

_SIGNS: Final = re.compile(r"""["“”()*:|/]|(?:^|\s)-|\b(?:AND|OR|NOT|NEAR)\b""")
"""What makes of words a question that is no phrase."""
_PHRASE: Final = 200


@frozen
class Value:
    """One value of a fact: how many matches have it, and the search for those alone (or without it when chosen)."""

    value: str
    count: int
    chosen: bool
    path: str


@frozen
class Facet:
    """A fact by which matches are counted, the most frequent values first."""

    field: str
    fact: str
    values: tuple[Value, ...]


@frozen
class FoundStatement:
    """A match with the part of its words that shows why."""

    id: str
    office: str
    date: str | None
    kind: str
    speaker: str | None
    outlet: str | None
    language: str | None
    title: str | None
    before: bool
    snippet: tuple[Piece, ...]
    after: bool


@frozen
class SearchPage:
    """A question and its answer. `error` says why it cannot be read, `held` what was searched where nothing was found.

    `address` is an official address that was pasted and that the record holds no page of; `wrong` names the field that
    `error` is about.
    """

    asked: Mapping[str, str]
    error: str | None = None
    wrong: str | None = None
    address: str | None = None
    hits: tuple[FoundStatement, ...] = ()
    total: int | None = None
    facets: tuple[Facet, ...] = ()
    chart: Chart | None = None
    used: tuple[str, ...] = ()
    suggestions: tuple[tuple[str, str], ...] = ()
    held: Held | None = None
    paging: Paging | None = None

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Returns the filters that the form has no field for, to be kept when it is sent again."""
        return [(name, self.asked[name]) for name in ("office", "speaker", "outlet", "lang") if name in self.asked]

    @property
    def history(self) -> str | None:
        """Returns the path of the history of the words asked for; None where they are more than words: a filter, a sign."""
        words = self.asked.get("q", "").strip().strip('"“”').strip()
        return links.phrase(words) if words and not _SIGNS.search(words) and len(words) <= _PHRASE else None

    @property
    def with_copies(self) -> str:
        """Returns the path of the same search among copies too."""
        return links.search(**{**self.asked, "q": f"{self.asked.get('q', '')} copies:with".strip()})

    @property
    def kinds(self) -> list[str]:
        """Returns the kinds of statements to choose from."""
        return [one.value for one in Kind]


def search_page(book: Book, request: HttpRequest) -> Answer | Away:
    """Returns the answer to a question, or leads to the briefing of an address or id that was pasted."""
    asked = asked_of(request)
    words = asked.get("q", "")
    direct = _pasted(book, words)
    if direct is not None:
        return Away(direct)
    if _ADDRESS.fullmatch(words):
        return Answer("search", SearchPage(asked, address=words))
    if not set(asked) - {"sort"}:
        return Answer("search", SearchPage(asked))
    try:
        query = query_of(asked)
        by = ("month", *_FACETS.values())
        hits = book.finder.search(query, limit=_SHOWN, offset=offset_of(request, _SHOWN), by=by)
    except UsageError as fault:
        wrong = fault.field if isinstance(fault, FieldError) else None
        return Answer("search", SearchPage(asked, error=str(fault), wrong=wrong), status=400)
    about = About(query=links.search(**asked).partition("?")[2], feed=links.search(**asked))
    # What is asked of the catalog is asked once for a state of the record, not for each page.
    hits = evolve(hits, held=searched(book.store, query, hits, whole=book.coverage()))
    return Answer("search", _page(asked, hits, paging(request, hits.total, _SHOWN)), about=about)


def found(hit: Hit) -> FoundStatement:
    """Returns a match as a page shows it."""
    row, shown = hit.row, hit.snippet
    return FoundStatement(
        id=row.id,
        office=row.office,
        date=None if row.date is None else row.date.isoformat(),
        kind=row.kind,
        speaker=row.speaker,
        outlet=row.outlet,
        language=row.language,
        title=row.title,
        before=shown.span.start > 0,
        snippet=tuple(pieces(row.text, shown.span.start, shown.span.end, shown.marks)),
        after=shown.span.end < len(row.text),
    )


def _pasted(book: Book, words: str) -> str | None:
    """Returns the path of what an address of the web or an id of the record names, None where it is neither."""
    if _ADDRESS.fullmatch(words):
        address = words if "://" in words else f"https://{words}"
        for key in keys_of(address):
            row = book.store.page_row(key)
            if row is not None and row.edition is not None:
                return f"/{row.edition}"
        return None
    if "/" not in words:
        return None
    try:
        ref = parse_ref(words)
        book.store.briefing(ref.briefing)
    except UsageError:
        return None
    return f"/{ref}"


def asked_of(request: HttpRequest) -> dict[str, str]:
    """Returns what a search's address asks for, by field."""
    return {name: text for name in _FIELDS if (text := request.GET.get(name, "").strip())}


def query_of(asked: Mapping[str, str]) -> Query:
    """Returns the query of a search's fields; raises UsageError for one that cannot be read."""
    parts: list[Node] = []
    words = asked.get("q", "")
    read = parse(words) if words else Query(None)
    if read.tree is not None:
        parts.append(read.tree)
    if asked.get("kind", Kind.ANSWER).lower() not in set(Kind):
        raise FieldError("kind", f"`{asked['kind'][:40]}` is no kind of statement; kinds are {', '.join(Kind)}")
    parts += [Fact(name, asked[name]) for name in _FACETS if name in asked]
    first, last = window(asked)
    if first or last:
        parts.append(Days(first, last))
    sort: Sort | None = SORTS.get(asked.get("sort", ""), read.sort)
    tree = Every(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)
    return Query(tree, sort, read.copies, words)


def _page(asked: Mapping[str, str], hits: Hits, pages: Paging) -> SearchPage:
    return SearchPage(
        asked=asked,
        hits=tuple(found(one) for one in hits.hits),
        total=hits.total,
        facets=tuple(_facets(asked, hits.counts)),
        chart=chart(hits.counts["month"]),
        used=tuple(other for one in hits.used for other in _others(one)),
        suggestions=tuple((one, links.search(**{**asked, "q": one})) for one in hits.suggestions),
        held=hits.held,
        paging=pages,
    )


def _others(used: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in used.others)


def _facets(asked: Mapping[str, str], counts: Mapping[str, Mapping[str, int]]) -> Iterator[Facet]:
    for field, fact in _FACETS.items():
        chosen = asked.get(field)
        values = [(value, count) for value, count in counts[fact].items() if value][:_VALUES]
        if chosen is not None or len(values) > 1:
            yield Facet(fact=fact, field=field, values=tuple(_value(asked, field, one, chosen) for one in values))


def _value(asked: Mapping[str, str], field: str, one: tuple[str, int], chosen: str | None) -> Value:
    value, count = one
    others = {name: text for name, text in asked.items() if name != field}
    path = links.search(**others) if chosen == value else links.search(**others, **{field: value})
    return Value(value, count, chosen == value, path)
