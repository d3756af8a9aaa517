"""What stands above every page of a briefing, and how its parts are found."""

from __future__ import annotations

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.ids import Ref
from onrecord.model.revision import Revision
from onrecord.record.rows import RevisionRow
from onrecord.web.record.book import Book
from onrecord.web.record.shelf import Listed, ListedEdition, listed, revisions_of


@frozen
class Head:
    """What stands above every page of an edition: `newest` is the number of its last revision, `captured` when its page was."""

    briefing: Listed
    edition: ListedEdition
    revision: int
    newest: int
    title: str
    presider: str | None
    captured: str

    @property
    def id(self) -> str:
        """Returns the id that a reader keeps: of the revision shown."""
        return f"{self.edition.id}@r{self.revision}"

    @property
    def plain(self) -> str:
        """Returns the id of what is shown, as it stands now or as it stood."""
        return self.edition.id if self.revision == self.newest else self.id


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
    rows = revisions_of(book.store, edition.id)
    row, captured = next((one for one in reversed(rows) if number in {None, one[0].number}), (None, ""))
    last = rows[-1][0].number
    if row is None:
        raise UsageError(f"`{edition.id}` has no revision {number}; it has 1 to {last}")
    revision = book.revision(row)
    title = revision.page.title or edition.id
    presider = revision.briefing.presider or briefing.presider
    head = Head(briefing, edition, row.number, last, title, presider, captured)
    return head, revision, row
