"""The registers of the record: coverage and gaps, printed names, corrections, and how it is made."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.pipeline.printed import Printed, printed
from onrecord.record.coverage import Coverage
from onrecord.record.export.columns import COLUMNS, Column
from onrecord.record.names import Meaning, Standing
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
    """A name as labels print it at one office: above how many statements, and whom it means; `path` finds what they said."""

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
    office = request.GET.get("office", "") or next(iter(known), None)
    if office is not None and office not in known:
        raise UsageError(f"the record holds nothing of a press office `{office[:60]}`")
    names = () if office is None else tuple(_shown(one) for one in printed_of(book, office))
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


def printed_of(book: Book, office: str) -> tuple[Printed, ...]:
    """Returns the names printed at an office, kept as long as the record stays as it is."""
    return book.keep(f"names {office}", lambda: tuple(printed(book.store, office)))


def _shown(one: Printed) -> PrintedCount:
    fact = "speaker" if one.sort == "person" else "outlet"
    path = links.search(office=one.office, **{fact: one.printed})
    return PrintedCount(one.sort, one.office, one.printed, one.statements, one.meaning, path)


def _texts(body: dict[str, object]) -> dict[str, str | None]:
    return {name: None if value is None else str(value) for name, value in body.items()}
