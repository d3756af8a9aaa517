"""Words of the record on an editor's page: read from the record each time, never from a copy."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from django.conf import settings

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.text.anchor import Outcome
from onrecord.text.span import Span
from onrecord.web.record.book import Book, book_of
from onrecord.web.record.quote import followed, link_to, span_of

LOST: Final = "lost"


@frozen
class Quoted:
    """Words that a page quotes. `link` is the address of exactly these words in the revision quoted from.

    `state` is `exact`, or what became of them since: `moved`, `altered`, `ambiguous`, `lost`. `words` are the words as
    quoted, "" where the link is damaged. `now` is where they stand now.
    """

    link: str
    state: str
    words: str = ""
    speaker: str = ""
    kind: str = ""
    outlet: str = ""
    language: str = "und"
    office: str = ""
    date: str = ""
    title: str = ""
    edition: str = ""
    now: str | None = None

    @property
    def revised(self) -> bool:
        """Tells that the record's page has other words now, or none."""
        return self.state not in {Outcome.EXACT.value, Outcome.MOVED.value}


def quoted(link: str) -> Quoted:
    """Returns the words that a link of the record names, and what became of them."""
    book = book_of(settings.ONRECORD.folder)
    return book.keep(f"quoted {link}", lambda: _quoted(book, link))


def _quoted(book: Book, link: str) -> Quoted:
    name, _, query = link.partition("?q=")
    try:
        revision, one = book.store.statement(name)
        newest = book.newest(revision.edition)
    except UsageError:
        return Quoted(link, LOST)
    found = followed(query, (revision, one), newest)
    about = revision.briefing
    return Quoted(
        link=link,
        state=found.outcome.value,
        words=found.exact or "",
        speaker=one.speaker or _presider(about.presider, one.kind.value) or "",
        kind=one.kind.value,
        outlet=one.outlet or "",
        language=about.language or "und",
        office=about.office or "",
        date=about.date.isoformat() if about.date else "",
        title=revision.page.title or "",
        edition=revision.edition,
        now=found.now,
    )


def _presider(name: str | None, kind: str) -> str | None:
    """Returns who spoke where the label says only that somebody answered."""
    return name if kind in {"answer", "speech"} else None


def link_of(name: str, words: str = "") -> str:
    """Returns the link to some words of a statement, to all of it where none are given.

    The statement's newest revision is meant where `name` has none. Raises UsageError where it has no such words.
    """
    book = book_of(settings.ONRECORD.folder)
    revision, one = book.store.statement(name)
    start = one.text.find(words) if words else 0
    if start < 0:
        raise UsageError(f"`{parse_ref(name).plain()}` does not have these words")
    span = Span(start, start + len(words)) if words else Span(0, len(one.text))
    return f"{revision.ref(one)}?q={link_to(one.text, span)}"


def fault_of(link: str) -> str | None:
    """Returns why a link names no words of the record, None where it does."""
    name, mark, query = link.partition("?q=")
    if not mark:
        return "a quotation is an id, `?q=` and the place of the words: choose it by the search"
    book = book_of(settings.ONRECORD.folder)
    try:
        ref = parse_ref(name)
        _, one = book.store.statement(name)
    except UsageError as fault:
        return str(fault)
    if ref.revision is None:
        return "a quotation names the revision it was taken from: choose it by the search"
    return None if span_of(query, one.text) is not None else "other words stand at this place of the record"
