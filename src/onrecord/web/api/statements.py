"""Operations: statements, exchanges, receipts."""

from __future__ import annotations

from typing import cast

from ninja import Router

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.pipeline.verbs.proofs import CitedAs
from onrecord.pipeline.verbs.proofs import citations as cited
from onrecord.pipeline.verbs.things import ThingVerbs
from onrecord.record.export.excerpt import chosen
from onrecord.record.receipt import receipt as made_receipt
from onrecord.web.api import value
from onrecord.web.api.endpoint import NotHeldError, at_root, endpoint, held
from onrecord.web.api.params import CitedIds, EditionId, EventId, ExchangeId, OfficeId, Place, Root, StatementId
from onrecord.web.api.phrases import remembered
from onrecord.web.api.shapes.proofs import CitationList, Receipt
from onrecord.web.api.shapes.things import Exchange
from onrecord.web.api.shapes.things import Statement as StatementShape
from onrecord.web.api.shapes.words import Copies
from onrecord.web.record.book import Book

router = Router()


@endpoint(router, "/statements/{office}/{day}/{edition}/{item}", tag="statements")
def statement(book: Book, office: OfficeId, day: EventId, edition: EditionId, item: StatementId) -> StatementShape:
    """Returns one statement; without a revision in its name as the newest revision that has it does.

    One that was removed from its page later is answered from the last revision that had it: `event.revision` is then
    less than `event.newest`.
    """
    revision, newest, some = found(book, f"{office}/{day}/{edition}/{item}")
    said = value.said(revision, some, book)[0]
    return {
        "schema": "onrecord.statement/1",
        **said,
        "event": value.event(revision, newest, book),
        "citation": value.citation(revision, some, some[0].id, book),
    }


@endpoint(router, "/exchanges/{office}/{day}/{edition}/{item}", tag="statements")
def exchange(book: Book, office: OfficeId, day: EventId, edition: EditionId, item: ExchangeId) -> Exchange:
    """Returns one exchange: a question with its answers, follow-ups included."""
    revision, newest, some = found(book, f"{office}/{day}/{edition}/{item}")
    return {
        "schema": "onrecord.exchange/1",
        "id": revision.exchange_ref(some[0].exchange),
        "event": value.event(revision, newest, book),
        "statements": value.said(revision, some, book),
        "citation": value.citation(revision, some, f"x{some[0].exchange}", book),
    }


@endpoint(router, "/statements/{office}/{day}/{edition}/{item}/receipt", cost=3, tag="proofs")
def receipt(
    book: Book, office: OfficeId, day: EventId, edition: EditionId, item: StatementId, *, root: Root | None = None
) -> Receipt:
    """Returns the evidence receipt of a statement: what proves, without the record, that it holds these words.

    `root` is an older root of the ledger for which the receipt is made; without it the present one is taken.
    """
    name = f"{office}/{day}/{edition}/{item}"
    held(lambda: book.store.statement(name))
    return at_root(lambda: made_receipt(book.store, name, root=root))  # type: ignore[no-any-return]


@endpoint(router, "/statements/{office}/{day}/{edition}/{item}/copies", cost=10, tag="statements")
def copies(  # noqa: PLR0913  each is a parameter of the address
    book: Book,
    office: OfficeId,
    day: EventId,
    edition: EditionId,
    item: StatementId,
    *,
    start: Place | None = None,
    end: Place | None = None,
) -> Copies:
    """Returns where the record has a statement's words again: in other editions of its briefing, and in other briefings.

    `start` and `end` name a part of its words, in code points; without them its first sentences are looked for.
    """
    name = f"{office}/{day}/{edition}/{item}"
    held(lambda: book.store.statement(name))
    key = ("copies", name, start, end)
    return cast("Copies", remembered(book, key, lambda: ThingVerbs.copies(book, name, start=start, end=end)))


@endpoint(router, "/citations", cost=2, tag="statements")
def citations(book: Book, *, id: CitedIds, form: CitedAs = "plain") -> CitationList:  # noqa: A002  the address's name
    """Returns a citation for each id, for a briefing one for each of its editions.

    A citation carries the revision and the digest of the bytes that were read; an id without a revision means the newest.
    """
    return {"items": cited(book.store, id, form)}


def found(book: Book, name: str) -> tuple[Revision, int, tuple[Statement, ...]]:
    """Returns what an id names in the newest revision that has it, and the number of the newest; raises NotHeldError."""
    ref: Ref = held(lambda: parse_ref(name))
    rows = book.store.revision_rows(ref.edition_id or "")
    for row in reversed(rows):
        if ref.revision in {None, row.number}:
            revision = book.revision(row)
            try:
                return revision, rows[-1].number, chosen(revision, [ref.item])
            except UsageError:
                continue
    raise NotHeldError(f"the record holds no `{ref}`")
