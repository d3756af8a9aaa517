"""The pages of one statement and of one exchange; of those that are gone, their last words."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import evolve, frozen
from django.http import HttpRequest

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement
from onrecord.record.cite import cite
from onrecord.record.export.excerpt import Excerpt, chosen
from onrecord.record.rows import RevisionRow
from onrecord.web.record import structured
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.beside import beside
from onrecord.web.record.book import Book
from onrecord.web.record.card import can_draw
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.provenance import Provenance, provenance
from onrecord.web.record.quote import Quotation, followed, span_of
from onrecord.web.record.shelf import revisions_of
from onrecord.web.record.turn import Turn, opening, turn

GONE: Final = 410


@frozen
class ItemPage:
    """A statement or an exchange of a revision. `item` is its short id, `citation` how to cite it.

    `before` and `after` are the statements or exchanges next to it, `exchange` the one that a statement belongs to.
    `refused` says why words that were asked for cannot be linked.
    """

    head: Head
    item: str
    id: str
    turns: tuple[Turn, ...]
    citation: str
    provenance: Provenance
    before: str | None
    after: str | None
    exchange: str | None
    places: tuple[tuple[int, int], ...]
    quotation: Quotation | None = None
    refused: str | None = None

    @property
    def one(self) -> Turn:
        """Returns the first statement: for a statement's page the only one."""
        return self.turns[0]

    @property
    def plain(self) -> str:
        """Returns the id without a revision."""
        return f"{self.head.edition.id}/{self.item}"


@frozen
class GonePage:
    """What is no longer on the page: its last words, the revision that had them, and what became of them.

    `kind` is what the record says happened, `became` are the ids of what stands in its place; None and empty where
    nothing is known.
    """

    head: Head
    item: str
    turns: tuple[Turn, ...]
    last: str
    kind: str | None
    became: tuple[str, ...]
    provenance: Provenance


def item_page(book: Book, request: HttpRequest, name: str) -> Answer:
    """Returns the page of a statement or an exchange."""
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    edition = edition_of(briefing, ref)
    head, revision, row = opened(book, briefing, edition, ref.revision)
    if _held(revision, ref):
        page = _item(book, (head, revision, row), ref, request.GET.get("q"))
        return Answer("item", page, about=_about(page))
    if ref.revision is None:
        for older, captured in reversed(revisions_of(book.store, edition.id)[:-1]):
            last = book.revision(older)
            if _held(last, ref):
                return Answer("gone", _gone(book, head, (last, older, captured), ref), status=GONE)
    raise UsageError(f"the record holds no `{ref}`")


def _about(page: ItemPage) -> About:
    one, address, words_of = page.one, page.provenance.address, None
    if page.quotation is not None and page.quotation.exact:
        words_of = page.quotation.exact
        data = structured.appearance(page.head, one, words_of, address)
    else:
        data = structured.quotation(page.head, one, address)
    card = f"/{page.id}/card.png" if page.item == one.short and can_draw(one.text + (one.label or "")) else None
    query = f"q={page.quotation.link}" if words_of and page.quotation else ""
    return About(opening(words_of or one.text), page.citation, query, kind="article", card=card, data=data)


def statements_of(revision: Revision, ref: Ref) -> tuple[Statement, ...]:
    """Returns what an id names in a revision, nothing where it has none such."""
    try:
        return chosen(revision, [ref.item])
    except UsageError:
        return ()


def _held(revision: Revision, ref: Ref) -> bool:
    return bool(statements_of(revision, ref))


def _item(book: Book, at: tuple[Head, Revision, RevisionRow], ref: Ref, link: str | None) -> ItemPage:
    head, revision, row = at
    item = str(ref.item)
    said = statements_of(revision, ref)
    fixed = beside(book.store, revision.briefing_id).of_edition(revision.edition)
    quotation = None
    if link is not None and not item.startswith("x"):
        quotation = _quotation(book, revision, ref, link)
    turns = [turn(revision, one, fixed=fixed.get(one.id, ())) for one in said]
    if quotation is not None:
        turns = [_marked(turns[0], quotation, pinned=ref.revision is not None)]
    before, after = _beside(revision, item)
    values = {name: {one.field: one.value for one in some} for name, some in fixed.items()}
    excerpt = Excerpt(revision, said, dt.datetime.fromisoformat(head.captured), values)
    return ItemPage(
        head=head,
        item=item,
        id=f"{revision.edition}/{item}@r{revision.number}",
        turns=tuple(turns),
        citation=cite(excerpt, item).plain(),
        provenance=provenance(book.store, revision, row, head.captured),
        before=before,
        after=after,
        exchange=revision.exchange_ref(said[0].exchange) if said[0].exchange else None,
        places=tuple(place for one in said for place in revision.bytes_of(one.span)),
        quotation=quotation,
    )


def _quotation(book: Book, revision: Revision, ref: Ref, link: str) -> Quotation:
    """Returns what became of a link's words; without a revision in the address those that fit any are meant."""
    rows = book.store.revision_rows(revision.edition)
    newest = book.revision(rows[-1])
    item = str(ref.item)
    wanted = [revision] if ref.revision is not None else [book.revision(one) for one in reversed(rows)]
    held = [(one, said) for one in wanted if (said := one.statement(item)) is not None]
    fits = next((one for one in held if span_of(link, one[1].text) is not None), held[0])
    return followed(link, fits, newest)


def _marked(shown: Turn, quotation: Quotation, *, pinned: bool) -> Turn:
    """Returns a statement with the words marked: those of the link itself in the revision that it names."""
    span = span_of(quotation.link, shown.text) if pinned else None
    if span is not None:
        return evolve(shown, marks=(span,), cue=False)
    return evolve(shown, marks=quotation.spans if quotation.statement == shown.id else (), cue=False)


def _beside(revision: Revision, item: str) -> tuple[str | None, str | None]:
    if item.startswith("x"):
        every = [f"x{number}" for number in revision.exchanges()]
    else:
        every = [one.id for one in revision.statements]
    place = every.index(item)
    ends = (every[place - 1] if place else None, every[place + 1] if place + 1 < len(every) else None)
    before, after = (one and f"{revision.edition}/{one}@r{revision.number}" for one in ends)
    return before, after


def _gone(book: Book, head: Head, last: tuple[Revision, RevisionRow, str], ref: Ref) -> GonePage:
    revision, row, captured = last
    said = statements_of(revision, ref)
    kind, became = _became(book, head.edition.id, {one.id for one in said}, after=revision.number)
    return GonePage(
        head=head,
        item=str(ref.item),
        turns=tuple(turn(revision, one) for one in said),
        last=f"{revision.edition}/{ref.item}@r{revision.number}",
        kind=kind,
        became=became,
        provenance=provenance(book.store, revision, row, captured),
    )


def _became(book: Book, edition: str, short: set[str], *, after: int) -> tuple[str | None, tuple[str, ...]]:
    for entry in book.store.notes(edition, "map"):
        if entry.body["from"] == after:
            for change in entry.body["changes"]:
                if short & set(change["old"]):
                    return str(change["kind"]), tuple(f"{edition}/{one}" for one in change["new"])
    return None, ()
