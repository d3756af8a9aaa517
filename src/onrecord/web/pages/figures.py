"""Numbers of the record on an editor's page: counted when the page is made, never typed."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from onrecord.errors import UsageError
from onrecord.pipeline.history import history
from onrecord.web.record.book import Book, book_of
from onrecord.web.record.chart import Chart, chart

SORTS: Final = [
    ("briefings", _("Briefings held")),
    ("statements", _("Statements held")),
    ("exchanges", _("Exchanges held")),
    ("revisions", _("Readings of pages")),
    ("offices", _("Press offices")),
    ("search", _("Statements that a search finds")),
    ("uses", _("Uses of a phrase by those who answer")),
]


def figure(sort: str, query: str) -> int | None:
    """Returns a number of the record, None where the query cannot be read or no number is chosen yet."""
    if sort not in dict(SORTS):
        return None
    book = book_of(settings.ONRECORD.folder)
    try:
        return book.keep(f"figure {sort} {query}", lambda: _counted(book, sort, query))
    except UsageError:
        return None


def _counted(book: Book, sort: str, query: str) -> int:
    if sort == "offices":
        return len(book.coverage())
    if sort == "search":
        return book.finder.search(query, limit=1).total
    if sort == "uses":
        return len(history(book.store, book.finder, query, around=False).uses)
    return int(book.keep("held", book.store.count)[sort])


def phrase_chart(phrase: str) -> tuple[Chart | None, int]:
    """Returns the statements with a phrase by month, of those who answer, and how many uses there are.

    Raises UsageError for a phrase without a letter or digit.
    """
    book = book_of(settings.ONRECORD.folder)

    def made() -> tuple[Chart | None, int]:
        found = history(book.store, book.finder, phrase, around=False)
        return chart({one.period: one.said_in for one in found.periods if one.said_in}), len(found.uses)

    return book.keep(f"chart {phrase}", made)
