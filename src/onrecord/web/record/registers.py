"""The registers of the record: coverage and gaps, printed names, corrections, and how it is made."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.offices import offices
from onrecord.record.coverage import Coverage
from onrecord.record.export.columns import COLUMNS, Column
from onrecord.record.names import Meaning, Standing, outlet_of, person_of
from onrecord.search.compile import Compiler
from onrecord.search.query_tree import Every, Fact, Query
from onrecord.web.record import links
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.home import Change, change_of
from onrecord.web.record.paging import Paging, paging
from onrecord.web.record.shelf import count_notes, notes

_LOG: Final = 25
_LOGGED: Final = ("correction", "omission")


@frozen
class CoveragePage:
    """What is held of each press office, and the occasions of which nothing is."""

    coverage: tuple[Coverage, ...]


@frozen
class PrintedCount:
    """A name as labels print it at one office: in how many statements, and whom it means."""

    sort: str
    office: str
    printed: str
    count: int
    meaning: Meaning
    path: str


@frozen
class NamesPage:
    """Printed names by office, the most frequent first; `waiting` counts those that mean nobody known, or several."""

    office: str | None
    offices: tuple[str, ...]
    names: tuple[PrintedCount, ...]
    waiting: int


@frozen
class LogEntry:
    """A correction or an omission, with what it says."""

    change: Change
    body: dict[str, str | None]


@frozen
class CorrectionsPage:
    """The log, the newest first."""

    log: tuple[LogEntry, ...]
    paging: Paging


@frozen
class MethodsPage:
    """How the record is made, with the columns of its tables and its size."""

    columns: tuple[Column, ...]
    held: dict[str, int]
    entries: int


def coverage_page(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns coverage and gaps of every press office."""
    return Answer("coverage", CoveragePage(tuple(book.coverage())))


def names_page(book: Book, request: HttpRequest) -> Answer:
    """Returns the printed names of an office (`?office=`), of the first one when none is named."""
    known = tuple(one.office for one in book.coverage())
    asked = request.GET.get("office", "")
    office = asked if asked in known else next(iter(known), None)
    names = () if office is None else book.keep(f"names {office}", lambda: _names(book, office))
    waiting = sum(one.meaning.standing in {Standing.AMBIGUOUS, Standing.UNRESOLVED} for one in names)
    return Answer("names", NamesPage(office, known, names, waiting))


def corrections_page(book: Book, request: HttpRequest) -> Answer:
    """Returns the log of corrections and omissions."""
    pages = paging(request, count_notes(book.store, _LOGGED), _LOG)
    entries = notes(book.store, _LOGGED, limit=_LOG, offset=pages.offset)
    log = tuple(LogEntry(change_of(book, one), _texts(one.body)) for one in entries)
    return Answer("corrections", CorrectionsPage(log, pages), about=About(feed="/corrections"))


def methods_page(book: Book, request: HttpRequest) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns how the record is made, and the codebook."""
    (entries,) = book.store.catalog.execute("SELECT entries FROM state").fetchone()
    return Answer("methods", MethodsPage(COLUMNS, book.keep("held", book.store.count), int(entries)))


def _names(book: Book, office: str) -> tuple[PrintedCount, ...]:
    """Returns the names that the index counts at one office; it knows them as printed."""
    found = []
    engine, codes = book.finder.index.engine, book.finder.index.codes
    compiler = Compiler(engine, codes, book.finder.names, None)
    for fact, kind in (("speaker", "answer"), ("outlet", "question")):
        query = Every((Fact("office", office), Fact("kind", kind)))
        told = engine.counts(compiler.plan(Query(query)).query, [fact])[fact]
        for code, count in told.items():
            printed = codes.name(fact, code)
            if printed:
                found.append(_printed(book, fact, office, printed, count))
    return tuple(sorted(found, key=lambda one: (one.sort, -one.count, one.printed)))


def _printed(book: Book, fact: str, office: str, printed: str, count: int) -> PrintedCount:
    if fact == "outlet":
        meaning = outlet_of(printed, folder=book.store.layout.root)
    else:
        meaning = person_of(printed, office=office) if office in offices() else Meaning(Standing.UNRESOLVED)
    path = links.search(office=office, **{fact: printed})
    return PrintedCount("person" if fact == "speaker" else "outlet", office, printed, count, meaning, path)


def _texts(body: dict[str, object]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in body.items()}
