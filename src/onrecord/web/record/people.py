"""The pages of a person who speaks and of an outlet that asks, and the lists of both."""

from __future__ import annotations

from typing import Any, Final, Literal

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.offices import offices
from onrecord.record.names import outlets
from onrecord.search.query_tree import Every, Fact, Query, Some
from onrecord.web.record import links, structured
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.chart import Chart, chart
from onrecord.web.record.search import FoundStatement, found

Sort = Literal["speaker", "outlet"]
_SHOWN: Final = 20


@frozen
class NamedPage:
    """What is held of one name: statements by month and office, the newest of them, and under what other names it is known."""

    sort: Sort
    name: str
    total: int
    others: tuple[str, ...]
    offices: tuple[tuple[str, int], ...]
    chart: Chart | None
    newest: tuple[FoundStatement, ...]
    search: str


@frozen
class NameCount:
    """A listed name and in how many statements it stands."""

    name: str
    count: int
    path: str


@frozen
class NamesListPage:
    """All names of one sort, the most frequent first."""

    sort: Sort
    names: tuple[NameCount, ...]


def people_page(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the list of those who speak."""
    return Answer("names-list", _list(book, "speaker"))


def outlets_page(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the list of outlets that ask."""
    return Answer("names-list", _list(book, "outlet"))


def person_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001
    """Returns the page of a person."""
    page = _named(book, "speaker", name)
    return Answer("named", page, about=_about(page, structured.person(page.name, page.others, links.person(page.name))))


def outlet_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001
    """Returns the page of an outlet."""
    page = _named(book, "outlet", name)
    data = structured.organization(page.name, page.others, links.outlet(page.name))
    return Answer("named", page, about=_about(page, data))


def _about(page: NamedPage, data: dict[str, Any]) -> About:
    path = links.person(page.name) if page.sort == "speaker" else links.outlet(page.name)
    return About(page.name, "", kind="profile", feed=path, data=data)


def _list(book: Book, sort: Sort) -> NamesListPage:
    path = links.person if sort == "speaker" else links.outlet
    counts = book.finder.search(_everything(sort), limit=0, by=(sort,)).counts[sort]
    return NamesListPage(sort, tuple(NameCount(name, count, path(name)) for name, count in counts.items() if name))


def _named(book: Book, sort: Sort, name: str) -> NamedPage:
    listed = book.finder.names.listed(sort, name)
    query = meant(book, sort, name)
    hits = book.finder.search(query, limit=_SHOWN, by=("month", "office"))
    if not hits.total:
        raise UsageError(f"the record holds no words of `{name}`")
    return NamedPage(
        sort=sort,
        name=listed,
        total=hits.total,
        others=tuple(one for one in _others(sort, listed) if one != listed),
        offices=tuple(hits.counts["office"].items()),
        chart=chart(hits.counts["month"]),
        newest=tuple(found(one) for one in hits.hits),
        search=links.search(**{sort: listed, "sort": "date"}),
    )


def _everything(sort: Sort) -> Query:
    """Returns the query for all statements whose names of this sort are counted: presiders speak, outlets ask."""
    if sort == "outlet":
        return Query(Fact("kind", "question"), "date")
    return Query(Fact("kind", "answer"), "date")


def meant(book: Book, sort: Sort, name: str) -> Query:
    """Returns the query for the statements of a name, the newest first."""
    return Query(_meant(sort, book.finder.names.listed(sort, name)), "date")


def _meant(sort: Sort, name: str) -> Every:
    if sort == "outlet":
        return Every((Fact(sort, name), Fact("kind", "question")))
    return Every((Fact(sort, name), Some((Fact("kind", "answer"), Fact("kind", "speech")))))


def _others(sort: Sort, name: str) -> tuple[str, ...]:
    """Returns the other names of a listed name."""
    if sort == "outlet":
        return next((one.names for one in outlets() if name in one.names), ())
    known = (one for office in offices().values() for one in office.presiders)
    return next((one.names for one in known if name in one.names), ())
