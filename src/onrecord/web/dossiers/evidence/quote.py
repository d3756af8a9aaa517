"""What became of quotations: as they were when they were taken, and where they stand in the record now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from attrs import frozen

from onrecord.errors import OnRecordError
from onrecord.model.ids import parse_ref
from onrecord.text.span import Span
from onrecord.web.dossiers.evidence.pin import digest
from onrecord.web.dossiers.shapes import Evidence, Role
from onrecord.web.record.book import Book
from onrecord.web.record.quote import followed, link_to

CITED = "cited"
_RANKS = {Role.SUPPORTS: 0, Role.CLOSES: 1, Role.CONTRADICTS: 2}


@frozen
class Quote:
    """A quotation for readers. `outcome` is exact, moved, altered, lost or ambiguous; `cited` for a document.

    `path` leads to the words in the revision that they were taken from; `now` are the words that stand there now where
    they were altered. `said` is what the statement is (answer, question …), `who` who said or asked it, `office` the id
    of the press office; `title` and `address` are those of a document.
    """

    role: Role
    words: str
    language: str
    outcome: str
    date: dt.date | None
    statement: str = ""
    path: str = ""
    said: str = ""
    who: str = ""
    office: str = ""
    title: str = ""
    address: str = ""
    now: str = ""


class Quotes:
    """Follows quotations in a record; what was once followed is kept."""

    def __init__(self, book: Book) -> None:
        """Takes the record."""
        self._book = book
        self._kept: dict[Evidence, Quote] = {}

    def all(self, some: Iterable[Evidence]) -> tuple[Quote, ...]:
        """Returns quotations, those that support first, those that contradict last."""
        return tuple(sorted(map(self.one, some), key=lambda one: _RANKS[one.role]))

    def one(self, evidence: Evidence) -> Quote:
        """Returns what became of a quotation."""
        if evidence not in self._kept:
            self._kept[evidence] = _followed(self._book, evidence) if evidence.is_of_record else _cited(evidence)
        return self._kept[evidence]


def _cited(one: Evidence) -> Quote:
    return Quote(one.role, one.words, one.language, CITED, one.date, title=one.title, address=one.address)


def _followed(book: Book, one: Evidence) -> Quote:
    lost = Quote(one.role, one.words, one.language, "lost", one.date, one.statement, f"/{one.statement}")
    try:
        revision, said = book.store.statement(one.statement)
        newest = book.newest(str(parse_ref(one.statement).edition_id))
    except OnRecordError:  # the record was put in another's place, or is damaged
        return lost
    span = Span(one.start or 0, one.end or 0)
    if not span.start < span.end <= len(said.text) or digest(span.cut(said.text)) != one.digest:
        return lost
    link = link_to(said.text, span)
    found = followed(link, (revision, said), newest)
    now = ""
    if found.outcome.value == "altered" and found.statement and found.spans:
        held = newest.statement(str(parse_ref(found.statement).item))
        now = found.spans[0].cut(held.text) if held is not None else ""
    return Quote(
        role=one.role,
        words=one.words,
        language=one.language,
        outcome=found.outcome.value,
        date=one.date,
        statement=one.statement,
        path=f"/{one.statement}?q={link}",
        said=said.kind.value,
        who=said.speaker or said.outlet or (revision.briefing.presider if said.kind.value == "answer" else "") or "",
        office=parse_ref(one.statement).office,
        now=now,
    )
