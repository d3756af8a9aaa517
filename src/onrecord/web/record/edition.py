"""The page of a briefing: its transcript in one edition, and the ways to the others."""

from __future__ import annotations

from attrs import frozen
from django.http import HttpRequest
from django.utils.translation import get_language

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.revision import Revision
from onrecord.record.corrections import Correction
from onrecord.record.omissions import Omission, omissions
from onrecord.record.rows import RevisionRow
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.provenance import Provenance, provenance
from onrecord.web.record.shelf import Listed, ListedEdition, listed, neighbors, preferred
from onrecord.web.record.turn import Group, corrected, groups, turn


@frozen
class Head:
    """What stands above every page of an edition. `newest` is the number of its last revision."""

    briefing: Listed
    edition: ListedEdition
    revision: int
    newest: int
    title: str
    presider: str | None

    @property
    def id(self) -> str:
        """Returns the id that a reader keeps: of the revision shown."""
        return f"{self.edition.id}@r{self.revision}"

    @property
    def plain(self) -> str:
        """Returns the id of what is shown, as it stands now or as it stood."""
        return self.edition.id if self.revision == self.newest else self.id


@frozen
class EditionPage:
    """A transcript with all that belongs to it; `before` and `after` are the office's briefings next to it."""

    head: Head
    groups: tuple[Group, ...]
    statements: int
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
    fixed = corrected(book.store, revision)
    turns = [turn(revision, one, fixed=fixed.get(one.id, ())) for one in revision.statements]
    before, after = neighbors(book.store, briefing)
    page = EditionPage(
        head=head,
        groups=tuple(groups(revision, turns)),
        statements=len(turns),
        corrections=fixed.get("", ()),
        omissions=tuple(omissions(book.store, briefing.id)),
        provenance=provenance(book.store, revision, row),
        before=before,
        after=after,
    )
    return Answer("edition", page)


def briefing_of(book: Book, ref: Ref) -> Listed:
    """Returns the briefing of an id; raises UsageError when the record holds none of that name."""
    found = listed(book.store, ref.briefing)
    if found is None:
        raise UsageError(f"the record holds no briefing `{ref.briefing}`")
    return found


def edition_of(briefing: Listed, ref: Ref) -> ListedEdition:
    """Returns the edition of an id; raises UsageError when the briefing has none of that name."""
    found = next((one for one in briefing.editions if one.id == ref.edition_id), None)
    if found is None:
        raise UsageError(f"the record holds no edition `{ref.edition_id}`")
    return found


def opened(
    book: Book, briefing: Listed, edition: ListedEdition, number: int | None
) -> tuple[Head, Revision, RevisionRow]:
    """Returns what stands above an edition's pages, the revision asked for (the newest for None) and its row."""
    rows = book.store.revision_rows(edition.id)
    row = next((one for one in reversed(rows) if number in {None, one.number}), None)
    if row is None:
        raise UsageError(f"`{edition.id}` has no revision {number}; it has 1 to {rows[-1].number}")
    revision = book.revision(row)
    title = revision.page.title or edition.id
    head = Head(briefing, edition, row.number, rows[-1].number, title, revision.briefing.presider or briefing.presider)
    return head, revision, row
