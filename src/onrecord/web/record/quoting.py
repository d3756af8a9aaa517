"""From words that a reader selects or pastes to the address that names them."""

from __future__ import annotations

from http import HTTPStatus

from attrs import evolve
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.text.span import Span
from onrecord.web.record.answer import Answer, Away
from onrecord.web.record.book import Book
from onrecord.web.record.quote import link_to
from onrecord.web.record.statement import ItemPage, item_page


def quote(book: Book, request: HttpRequest, name: str) -> Answer | Away:
    """Leads to the address of some words of a statement: `start` and `end` in code points, or the `words` themselves.

    Words that it does not have are answered with its own page, which says so; raises UsageError for a span it does not have.
    """
    revision, one = book.store.statement(name)
    span = _span(request, one.text)
    words = " ".join(request.GET.get("words", "").split())
    if span is None and words:
        why = f"the statement does not have the words “{words[:80]}”; choose words that stand in it"
        found = item_page(book, request, name)
        if isinstance(found.value, ItemPage):
            return evolve(found, value=evolve(found.value, refused=why), status=HTTPStatus.BAD_REQUEST)
    if span is None:
        raise UsageError(f"`{parse_ref(name).plain()}` does not have these words")
    return Away(f"/{revision.ref(one)}?q={link_to(one.text, span)}")


def _span(request: HttpRequest, text: str) -> Span | None:
    words = " ".join(request.GET.get("words", "").split())
    if words:
        at = text.find(words)
        return None if at < 0 else Span(at, at + len(words))
    start, end = request.GET.get("start", ""), request.GET.get("end", "")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        return None
    span = Span(int(start[:9]), int(end[:9]))
    # A selection often takes a space along; the words do not.
    while span.start < span.end <= len(text) and text[span.end - 1].isspace():
        span = Span(span.start, span.end - 1)
    while span.start < span.end <= len(text) and text[span.start].isspace():
        span = Span(span.start + 1, span.end)
    return span if span.start < span.end <= len(text) else None
