"""The pictures that stand for a page where somebody links to it."""

from __future__ import annotations

from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.web.record import words
from onrecord.web.record.answer import Raw
from onrecord.web.record.book import Book
from onrecord.web.record.card import card
from onrecord.web.record.head import briefing_of, edition_of, opened
from onrecord.web.record.quote import span_of
from onrecord.web.record.shelf import preferred

_PNG = "image/png"
_KEEP = {"Cache-Control": "public, max-age=86400"}


def card_file(book: Book, request: HttpRequest, name: str) -> Raw:
    """Returns the picture of a statement, of the words in it that `?q=` names, or of an edition's title."""
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    edition = preferred(briefing.editions, "en") if ref.edition is None else edition_of(briefing, ref)
    head, revision, _ = opened(book, briefing, edition, ref.revision)
    when = f"{words.office_name(briefing.office)}, {words.day(briefing.date)}"
    said, who = head.title, ""
    if ref.item is not None:
        one = revision.statement(ref.item)
        if one is None:
            raise UsageError(f"the record holds no `{ref}`")
        span = span_of(request.GET.get("q", ""), one.text)
        said = one.text if span is None else span.cut(one.text)
        who = one.label or one.speaker or ""
    made = card(said, who.rstrip(":： "), when)
    if made is None:
        raise UsageError("no picture can be drawn of these words here")
    return Raw(made, _PNG, headers=_KEEP)
