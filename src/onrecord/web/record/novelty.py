"""What a briefing says for the first time, and the history of its terms."""

from __future__ import annotations

from typing import Final

from attrs import frozen
from django.http import HttpRequest
from django.utils.translation import get_language

from onrecord.errors import UsageError
from onrecord.model.ids import parse_ref
from onrecord.pipeline import first_seen, standing
from onrecord.pipeline.novelty import NewPhrase, NewSentence, Return, novelty
from onrecord.pipeline.other_language import Counterpart
from onrecord.pipeline.periods import Held
from onrecord.pipeline.terms import Term, Terms, terms
from onrecord.web.record.answer import Answer, Away
from onrecord.web.record.book import Book
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.phrase import ShownUse, shown_use
from onrecord.web.record.shelf import Listed, preferred

MOST: Final = 400
"""An office with more editions in a language than this is told of where `onrecord terms` or `new` has gathered its words."""
_SHOWN: Final = 12


@frozen
class NewPage:
    """What is new in an edition: phrases said for the first time, those back after half a year, its newest sentences.

    `gathered` is False where the office's words would have to be read for it first: then nothing is told.
    """

    head: Head
    gathered: bool
    share: float | None = None
    held: Held | None = None
    first: tuple[NewPhrase, ...] = ()
    returns: tuple[Return, ...] = ()
    sentences: tuple[NewSentence, ...] = ()

    @property
    def repeated(self) -> int:
        """Returns how much of it was said on an earlier day, in percent."""
        return round(100 * (self.share or 0))


@frozen
class ShownTerm:
    """A term with today's sentence, on how many earlier days it was said, its first and its last uses before."""

    text: str
    why: str
    statement: str
    sentence: str
    days: int
    first: ShownUse | None
    earlier: tuple[ShownUse, ...]
    counterparts: tuple[Counterpart, ...]

    @property
    def uses(self) -> tuple[ShownUse, ...]:
        """Returns the uses told, the first one first."""
        return self.earlier if self.first is None else (self.first, *self.earlier)


@frozen
class TermsPage:
    """The terms of an edition, each with its history; `gathered` as in `NewPage`."""

    head: Head
    gathered: bool
    held: Held | None = None
    terms: tuple[ShownTerm, ...] = ()

    @property
    def new(self) -> list[ShownTerm]:
        """Returns the terms said for the first time."""
        return [one for one in self.terms if one.why == "new"]

    @property
    def back(self) -> list[ShownTerm]:
        """Returns the terms that are back after an absence."""
        return [one for one in self.terms if one.why == "back"]

    @property
    def standing(self) -> list[ShownTerm]:
        """Returns the office's standing formulations."""
        return [one for one in self.terms if one.why == "standing"]


def latest(book: Book, request: HttpRequest, what: str) -> Away:  # noqa: ARG001  the same for everybody
    """Leads to what is new in the newest briefing, or to its terms."""
    return Away(f"/{newest_briefing(book)}/{what}")


def newest_briefing(book: Book) -> str:
    """Returns the id of the newest briefing with a date; raises UsageError where the record holds none."""
    row = book.store.catalog.execute(
        "SELECT id FROM briefings WHERE is_briefing AND date IS NOT NULL ORDER BY date DESC, office, length(id), id LIMIT 1"
    ).fetchone()
    if row is None:
        raise UsageError("the record holds no briefing with a date")
    return str(row[0])


def new_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns what an edition says for the first time, of a briefing its edition in the reader's language."""
    head = _head(book, name)
    if not gathered(book, head.briefing.office, _spoken(head), sort="first-seen"):
        return Answer("new", NewPage(head, gathered=False))
    made = book.recall(("new", head.edition.id), lambda: novelty(book.store, book.finder, head.edition.id))
    found = made[0]
    page = NewPage(
        head,
        gathered=True,
        share=found.share,
        held=found.coverage,
        first=found.first[:_SHOWN],
        returns=found.returns[:_SHOWN],
        sentences=found.sentences,
    )
    return Answer("new", page)


def terms_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the terms of an edition, of a briefing its edition in the reader's language."""
    head = _head(book, name)
    found = terms_of(book, head)
    if found is None:
        return Answer("terms", TermsPage(head, gathered=False))
    return Answer("terms", TermsPage(head, True, found.coverage, tuple(map(_term, found.terms))))  # noqa: FBT003


def terms_of(book: Book, head: Head) -> Terms | None:
    """Returns the terms of an edition, None where the office's words would have to be read for them first."""
    if not gathered(book, head.briefing.office, _spoken(head), sort="formulations"):
        return None
    return book.recall(("terms", head.edition.id), lambda: terms(book.store, book.finder, head.edition.id)[0])


def gathered(book: Book, office: str, language: str, *, sort: str) -> bool:
    """Tells whether an office's words are gathered already, or so few that they can be while a reader waits."""
    folder = first_seen.FOLDER if sort == "first-seen" else standing.FOLDER
    path = book.store.layout.projections / folder / f"{office}.{language}.json"
    return path.exists() or len(standing.editions_of(book.store, office, language)) <= MOST


def head_of(book: Book, briefing: Listed) -> Head:
    """Returns what stands above the pages of a briefing's edition in the reader's language."""
    return opened(book, briefing, preferred(briefing.editions, get_language() or "en"), None)[0]


def _head(book: Book, name: str) -> Head:
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    if briefing.date is None:
        raise UsageError(f"{briefing.id} has no date, so that nothing is earlier")
    return (
        head_of(book, briefing) if ref.edition is None else opened(book, briefing, edition_of(briefing, ref), None)[0]
    )


def _spoken(head: Head) -> str:
    return head.edition.language.partition("-")[0]


def _term(one: Term) -> ShownTerm:
    return ShownTerm(
        text=one.text,
        why=one.why,
        statement=one.statement,
        sentence=one.sentence,
        days=one.days,
        first=shown_use(one.first),
        earlier=tuple(shown for use in one.earlier if (shown := shown_use(use))),
        counterparts=one.counterparts,
    )
