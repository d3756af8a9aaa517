"""The page of a briefing: its transcript in one edition, and the ways to the others."""

from __future__ import annotations

from attrs import frozen
from django.http import HttpRequest
from django.utils.translation import get_language

from onrecord.model.ids import parse_ref
from onrecord.record.corrections import Correction
from onrecord.record.omissions import Omission
from onrecord.web.record import structured, words
from onrecord.web.record.about import About
from onrecord.web.record.answer import Answer
from onrecord.web.record.beside import beside
from onrecord.web.record.book import Book
from onrecord.web.record.card import can_draw
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.provenance import Provenance, provenance
from onrecord.web.record.reply import ShownReply, replies_of
from onrecord.web.record.shelf import neighbors, preferred
from onrecord.web.record.turn import Group, groups, turn


@frozen
class EditionPage:
    """A transcript with all that belongs to it; `before` and `after` are the office's briefings next to it.

    `replies` are told by short id of the last answer that each is made of.
    """

    head: Head
    groups: tuple[Group, ...]
    statements: int
    replies: dict[str, ShownReply]
    corrections: tuple[Correction, ...]
    omissions: tuple[Omission, ...]
    provenance: Provenance
    before: str | None
    after: str | None

    @property
    def presider_speaks(self) -> bool:
        """Tells whether any words of the page are the presider's, so that there is a page of theirs."""
        said = (one for group in self.groups for one in group.turns if one.kind in {"answer", "speech"})
        return any(one.speaker in {None, self.head.presider} for one in said)

    @property
    def exchanges(self) -> list[Group]:
        """Returns the exchanges alone."""
        return [one for one in self.groups if one.number]


def edition_page(book: Book, request: HttpRequest, name: str) -> Answer:  # noqa: ARG001  the same for everybody
    """Returns the page of an edition or of a briefing, then of its edition in the reader's language."""
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    edition = preferred(briefing.editions, get_language() or "en") if ref.edition is None else edition_of(briefing, ref)
    head, revision, row = opened(book, briefing, edition, ref.revision)
    editors = beside(book.store, briefing.id)
    fixed = editors.of_edition(edition.id)
    replies = replies_of(book, row)
    cues = {name: spans for one in replies.values() for name, spans in one.spans.items()}
    turns = [turn(revision, one, cues=cues.get(one.id, ()), fixed=fixed.get(one.id, ())) for one in revision.statements]
    before, after = neighbors(book.store, briefing)
    page = EditionPage(
        head=head,
        groups=tuple(groups(revision, turns)),
        statements=len(turns),
        replies=replies,
        corrections=fixed.get("", ()),
        omissions=editors.omissions,
        provenance=provenance(book.store, revision, row, head.captured),
        before=before,
        after=after,
    )
    return Answer("edition", page, about=_about(page))


def _about(page: EditionPage) -> About:
    head = page.head
    kind, office, day = (
        words.coded(head.briefing.kind),
        words.office_name(head.briefing.office),
        words.day(head.briefing.date),
    )
    asked = ", ".join(dict.fromkeys(one.asker for one in page.exchanges if one.asker))
    told = f"{kind}, {office}, {day}" + (f": {asked}" if asked else "")
    card = f"/{head.plain}/card.png" if can_draw(head.title) else None
    data = structured.event(head, page.provenance.address)
    return About(head.title, told[:300], kind="article", card=card, data=data, feed=f"/{head.briefing.office}")
