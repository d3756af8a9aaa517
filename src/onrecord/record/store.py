"""A record open for reading: briefings, editions, revisions and the bytes behind them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from attrs import evolve

from onrecord.archive.warc_store import WarcStore
from onrecord.errors import RecordError, UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.received import Received
from onrecord.model.revision import Revision
from onrecord.model.revision_json import read_revision
from onrecord.model.statement import Statement
from onrecord.model.transcript import Nature
from onrecord.record.bodies import CAPTURES
from onrecord.record.catalog import follow, open_catalog
from onrecord.record.entry import Entry
from onrecord.record.layout import Layout, existing
from onrecord.record.ledger import entries
from onrecord.record.merkle import CompactRange, Root
from onrecord.record.own_words import own_words
from onrecord.record.rows import BriefingRow, CaptureRow, EditionRow, PageRow, RevisionRow

_PRIMARY = "ORDER BY nature <> 'official', length(id), id"


class Store:
    """A record open for reading; several may be open while one process writes."""

    def __init__(self, layout: Layout, catalog: sqlite3.Connection) -> None:
        """Takes the parts; `Store.open` finds them."""
        self.layout = layout
        self._catalog = catalog
        self._archive = WarcStore(layout.captures)
        self._own: dict[tuple[str, ...], bool] = {}

    @classmethod
    def open(cls, root: Path | str) -> Store:
        """Opens the record in a folder; raises RecordError when there is none."""
        layout = existing(Path(root))
        return cls(layout, open_catalog(layout))

    def close(self) -> None:
        """Closes the catalog."""
        self._catalog.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def catalog(self) -> sqlite3.Connection:
        """Returns the catalog's connection: for reading only."""
        return self._catalog

    @property
    def part(self) -> str:
        """Returns a word for the part of the record that is seen: none for all of it."""
        return ""

    def refresh(self) -> int:
        """Takes up what was written since; returns the number of new ledger entries."""
        return follow(self._catalog, self.layout)

    def entries(self, *, start: int = 0) -> Iterator[Entry]:
        """Yields the entries of the ledger from number `start` on."""
        return entries(self.layout, start=start)

    def entry(self, number: int) -> Entry:
        """Returns one entry of the ledger; raises RecordError when there is none of that number."""
        found = next(self.entries(start=number), None)
        if found is None:
            raise RecordError(f"{self.layout.ledger}: no entry {number}")
        return found

    def root(self) -> Root:
        """Returns the root of the tree over all entries."""
        tree = CompactRange(bytes.fromhex(one.leaf) for one in self.entries())
        return Root(tree.size, tree.root())

    def briefings(
        self,
        *,
        office: str | None = None,
        after: date | None = None,
        before: date | None = None,
        language: str | None = None,
    ) -> Iterator[BriefingRow]:
        """Yields briefings by date, oldest first; `after` and `before` include their days.

        With a `language` those that have an edition in it; `zh` stands for its scripts too.
        """
        wanted, values = ["1"], list[str | int]()
        for words, value in (("office = ?", office), ("date >= ?", after), ("date <= ?", before)):
            if value is not None:
                wanted.append(words)
                values.append(value if isinstance(value, str) else value.isoformat())
        if language is not None:
            wanted.append("id IN (SELECT briefing FROM editions WHERE language = ? OR substr(language, 1, ?) = ?)")
            values += [language, len(language) + 1, f"{language}-"]
        rows = self._catalog.execute(
            "SELECT id, office, date, kind, is_briefing, presider, publisher FROM briefings "  # noqa: S608  fixed words
            f"WHERE {' AND '.join(wanted)} ORDER BY date IS NULL, date, office, length(id), id",
            values,
        )
        yield from map(_briefing, rows.fetchall())

    def briefing(self, briefing: str) -> BriefingRow:
        """Returns one briefing; raises UsageError when the record holds none of that id."""
        row = self._catalog.execute(
            "SELECT id, office, date, kind, is_briefing, presider, publisher FROM briefings WHERE id = ?", (briefing,)
        ).fetchone()
        if row is None:
            raise UsageError(f"the record holds no briefing `{briefing}`")
        return _briefing(row)

    def editions(self, briefing: str) -> list[EditionRow]:
        """Returns the editions of a briefing; of each language the primary one first.

        A second official page of a language that says what no other does is primary as well: it is no copy.
        """
        rows = self._catalog.execute(
            f"SELECT id, briefing, language, nature, page, revisions FROM editions WHERE briefing = ? {_PRIMARY}",  # noqa: S608
            (briefing,),
        ).fetchall()
        first: dict[str, list[EditionRow]] = {}
        made = []
        for row in rows:
            one, standing = (
                EditionRow(row[0], row[1], row[2], row[3], row[4], row[5], primary=True),
                first.setdefault(_spoken(row[2]), []),
            )
            if standing and not self._stands_beside(one, standing):
                one = evolve(one, primary=False)
            else:
                standing.append(one)
            made.append(one)
        return sorted(made, key=lambda one: (one.language, not one.primary, len(one.id), one.id))

    def _stands_beside(self, one: EditionRow, standing: list[EditionRow]) -> bool:
        if one.nature != Nature.OFFICIAL or any(one.language != other.language for other in standing):
            return False
        asked = tuple(f"{each.id}@r{each.revisions}" for each in (one, *standing))
        if asked not in self._own:
            said, *others = (self.revision(each.id).statements for each in (one, *standing))
            self._own[asked] = own_words(said, others)
        return self._own[asked]

    def edition(self, edition: str) -> EditionRow:
        """Returns one edition; raises UsageError when the record holds none of that id."""
        found = next((one for one in self.editions(parse_ref(edition).briefing) if one.id == edition), None)
        if found is None:
            raise UsageError(f"the record holds no edition `{edition}`")
        return found

    def all_editions(self, *, office: str | None = None) -> Iterator[EditionRow]:
        """Yields the editions of all briefings, or of one office's, oldest briefing first."""
        for briefing in self.briefings(office=office):
            yield from self.editions(briefing.id)

    def revision_rows(self, edition: str) -> list[RevisionRow]:
        """Returns what the catalog knows of an edition's revisions, first to last."""
        rows = self._catalog.execute("SELECT * FROM revisions WHERE edition = ? ORDER BY number", (edition,))
        return [RevisionRow(*row) for row in rows]

    def revision(self, name: str | Ref, number: int | None = None) -> Revision:
        """Returns a revision of an edition: `number`, the one the name carries, or the newest.

        Raises UsageError when the record holds none such.
        """
        ref = parse_ref(name) if isinstance(name, str) else name
        wanted = number or ref.revision
        if ref.edition_id is None:
            raise UsageError(f"`{ref}` names a briefing; name one of its editions, for example {ref}/en")
        rows = self.revision_rows(ref.edition_id)
        row = next((one for one in reversed(rows) if wanted in {None, one.number}), None)
        if row is None:
            raise UsageError(f"the record holds no `{ref}`" + (f" revision {wanted}" if number else ""))
        return self.load(row)

    def load(self, row: RevisionRow) -> Revision:
        """Returns the revision of a row, read from its file."""
        path = self.layout.root / row.file
        try:
            return read_revision(path.read_bytes())
        except OSError as failure:
            raise RecordError(f"{path}: {failure.strerror or failure}; see `onrecord verify`") from None

    def revisions(self, *, newest: bool = True) -> Iterator[Revision]:
        """Yields the revisions of all editions, oldest briefing first: the newest of each, or all of them."""
        for edition in self.all_editions():
            rows = self.revision_rows(edition.id)
            for row in rows[-1:] if newest else rows:
                yield self.load(row)

    def statement(self, name: str | Ref) -> tuple[Revision, Statement]:
        """Returns a statement and the revision it stands in; without a revision in the name the newest that has it.

        A statement that was removed later is found in the last revision that had it. Raises UsageError when there is none.
        """
        ref = parse_ref(name) if isinstance(name, str) else name
        if ref.edition_id is None or ref.item is None:
            raise UsageError(f"`{ref}` names no statement; a statement's id looks like cn-mfa/2019-12-24/en/a3")
        for row in reversed(self.revision_rows(ref.edition_id)):
            if ref.revision in {None, row.number}:
                revision = self.load(row)
                found = revision.statement(ref.item)
                if found is not None:
                    return revision, found
        raise UsageError(f"the record holds no statement `{ref}`")

    def capture_rows(self, *, sha256: str | None = None, page: str | None = None) -> list[CaptureRow]:
        """Returns the captures with a digest or of a page, first to last."""
        name, value = ("sha256", sha256) if sha256 is not None else ("page", page)
        rows = self._catalog.execute(f"SELECT * FROM captures WHERE {name} = ? ORDER BY entry", (value,))  # noqa: S608
        return [CaptureRow(*row) for row in rows]

    def capture_of(self, sha256: str, *, before: int) -> CaptureRow:
        """Returns the capture with a digest that a revision at entry `before` was read from: the last one in front of it.

        Raises RecordError when the record holds none.
        """
        row = self._catalog.execute(
            "SELECT * FROM captures WHERE sha256 = ? AND entry < ? ORDER BY entry DESC LIMIT 1", (sha256, before)
        ).fetchone()
        if row is None:
            raise RecordError(f"{self.layout.root}: no capture with the digest {sha256}; see `onrecord verify`")
        return CaptureRow(*row)

    def captured(self, edition: str, number: int) -> str:
        """Returns when the capture was taken that a revision was read from, ISO 8601; raises RecordError where none is held."""
        row = self._catalog.execute(
            "SELECT c.time FROM revisions r JOIN captures c ON c.sha256 = r.capture AND c.entry < r.entry "
            "WHERE r.edition = ? AND r.number = ? ORDER BY c.entry DESC LIMIT 1",
            (edition, number),
        ).fetchone()
        if row is None:
            raise RecordError(f"{self.layout.root}: no capture of {edition}@r{number}; see `onrecord verify`")
        return str(row[0])

    def received(self, row: CaptureRow) -> Received:
        """Returns what a capture's archive record holds."""
        return self._archive.read(row.file.removeprefix(CAPTURES), row.offset, row.length)

    def capture_bytes(self, sha256: str) -> bytes:
        """Returns the bytes with a digest; raises RecordError when the record holds none."""
        rows = self.capture_rows(sha256=sha256)
        if not rows:
            raise RecordError(f"{self.layout.root}: no capture with the digest {sha256}")
        return self.received(rows[0]).capture.content

    def page_rows(self, *, edition: str | None = None) -> Iterator[PageRow]:
        """Yields pages and what is known of their checks: all, or those that tell of an edition."""
        words, values = ("", ()) if edition is None else ("WHERE edition = ?", (edition,))
        for row in self._catalog.execute(f"SELECT * FROM pages {words} ORDER BY page", values).fetchall():  # noqa: S608
            yield PageRow(*row)

    def page_row(self, page: str) -> PageRow | None:
        """Returns what is known of a page, None for a page never seen."""
        row = self._catalog.execute("SELECT * FROM pages WHERE page = ?", (page,)).fetchone()
        return None if row is None else PageRow(*row)

    def notes(self, target: str, *kinds: str) -> list[Entry]:
        """Returns the entries of some kinds (map, correction, omission; all when none is given) on a target, first to last."""
        rows = self._catalog.execute(
            "SELECT entry, kind FROM notes WHERE target = ? ORDER BY entry", (target,)
        ).fetchall()
        return [self.entry(int(number)) for number, kind in rows if not kinds or kind in kinds]

    def count(self) -> dict[str, int]:
        """Returns how many things of each sort the record holds; interviews and written statements are no briefings."""
        tables = ("pages", "captures", "briefings", "editions", "revisions")
        made = {name: int(self._one(f"SELECT count(*) FROM {name}")) for name in tables}  # noqa: S608  fixed words
        made["other_pages"] = int(self._one("SELECT count(*) FROM briefings WHERE NOT is_briefing"))
        made["briefings"] -= made["other_pages"]
        said = self._catalog.execute(
            "SELECT coalesce(sum(statements), 0), coalesce(sum(exchanges), 0) FROM revisions JOIN "
            "(SELECT edition, max(number) AS number FROM revisions GROUP BY edition) USING (edition, number)"
        ).fetchone()
        made["statements"], made["exchanges"] = int(said[0]), int(said[1])
        return made

    def _one(self, words: str) -> Any:
        return self._catalog.execute(words).fetchone()[0]


def _spoken(language: str) -> str:
    """Returns a language without its script: a page in traditional characters is a page in Chinese."""
    return language.partition("-")[0]


def _briefing(row: Any) -> BriefingRow:
    return BriefingRow(
        row[0], row[1], date.fromisoformat(row[2]) if row[2] else None, row[3], bool(row[4]), row[5], row[6]
    )
