"""What entered the record's ledger between two looks."""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from onrecord.record.rows import RevisionRow
from onrecord.web.record.book import Book, read_kept


@frozen
class Touched:
    """An edition that got a revision: the last one known before, None for a new edition, and the newest now."""

    edition: str
    old: RevisionRow | None
    new: RevisionRow


@frozen(eq=False, slots=False)
class Since:
    """The entries behind `entry`, up to `upto` included: as far as the search index went when the look began."""

    book: Book
    entry: int
    upto: int = field()

    @cached_property
    def touched(self) -> tuple[Touched, ...]:
        """Returns the editions that got a revision, in the order of their entries."""
        rows = self.book.store.catalog.execute(
            "SELECT edition, max(entry) FROM revisions WHERE entry > ? AND entry <= ? GROUP BY edition ORDER BY 2",
            (self.entry, self.upto),
        ).fetchall()
        return tuple(self._touched(str(name)) for name, _ in rows)

    @cached_property
    def fresh(self) -> tuple[str, ...]:
        """Returns the new editions."""
        return tuple(one.edition for one in self.touched if one.old is None)

    @cached_property
    def revised(self) -> tuple[Touched, ...]:
        """Returns the editions that were known and are changed."""
        return tuple(one for one in self.touched if one.old is not None)

    def known(self, one: Touched) -> frozenset[str]:
        """Returns the words of the statements that an edition had before."""
        if one.old is None:
            return frozenset()
        root = self.book.store.layout.root
        return frozenset(said.text for said in read_kept(root, one.old.file, one.old.sha256).statements)

    def notes(self, kinds: tuple[str, ...], key: str) -> list[int]:
        """Returns the numbers of the entries of some kinds on a thing or on what lies below it, the oldest first."""
        marks = ", ".join("?" for _ in kinds)
        rows = self.book.store.catalog.execute(
            f"SELECT entry FROM notes WHERE kind IN ({marks}) AND entry > ? AND entry <= ? "  # noqa: S608  marks only
            "AND (target = ? OR substr(target, 1, ?) = ?) ORDER BY entry",
            (*kinds, self.entry, self.upto, key, len(key) + 1, f"{key}/"),
        ).fetchall()
        return [int(row[0]) for row in rows]

    def _touched(self, edition: str) -> Touched:
        rows = [one for one in self.book.store.revision_rows(edition) if one.entry <= self.upto]
        old = [one for one in rows if one.entry <= self.entry]
        return Touched(edition, old[-1] if old else None, rows[-1])


def last_entry(book: Book) -> int:
    """Returns the ledger's entry up to which the search index goes."""
    book.finder.index.refresh()
    return book.finder.index.last_entry
