"""The one writer of a record: captures, revisions and notes, each acknowledged when it is durable."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from attrs import evolve

from onrecord.archive.warc_store import FULL, WarcStore
from onrecord.errors import RecordError
from onrecord.model.revision import Revision
from onrecord.model.revision_json import revision_json
from onrecord.record import bodies
from onrecord.record.aside import set_aside
from onrecord.record.catalog import catalog_of, put
from onrecord.record.entry import Entry
from onrecord.record.finish import missing_map
from onrecord.record.identity import place
from onrecord.record.layout import create, refuse_others, stamp, write_whole
from onrecord.record.ledger import Ledger
from onrecord.record.lock import WriteLock
from onrecord.record.lost import behind, refuse_ahead
from onrecord.record.prepared import BATCH, Check, Outcome, Prepared
from onrecord.record.projections import sign_projections
from onrecord.record.put_back import is_put_back
from onrecord.record.revise import first, revise, same_words
from onrecord.record.store import Store

Made = TypeVar("Made")


def utc_now() -> datetime:
    """Returns the time in UTC, in whole seconds."""
    return datetime.now(UTC).replace(microsecond=0)


class Writer:
    """A record open for writing; made where there is none. Use it in a `with` statement: it holds the record's lock.

    A crash at any instant loses nothing acknowledged: what it leaves half done is set aside when the next writer begins.
    """

    def __init__(
        self, root: Path | str, *, clock: Callable[[], datetime] = utc_now, wait: float = 0.0, full: int = FULL
    ) -> None:
        """Takes the lock; raises RecordError when another process holds it or the folder is no place for a record."""
        folder = Path(root)
        self._clock = clock
        refuse_others(folder)
        self._lock = WriteLock(folder / "lock", wait=wait)
        try:
            self.layout = create(folder, now=clock())
            self._ledger = Ledger(self.layout)
            refuse_ahead(self.layout, size=self._ledger.size)
            self.store = Store(self.layout, catalog_of(self.layout, size=self._ledger.size))
            self._archive = WarcStore(self.layout.captures, clock=clock, full=full)
            self._files: list[tuple[Path, bytes]] = []
            self._fresh: dict[str, Revision] = {}
            self._pending: dict[str, Revision] = {}
            self._broken = False
            self._recover()
        except BaseException as fault:
            self._lock.release()
            if isinstance(fault, OSError):
                raise self._unwritten(fault) from None
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the record and gives the lock up; raises RecordError where the disk takes no more."""
        try:
            if self._broken:
                self._archive.give_up()
            self._archive.close()
            self.store.close()
            if not self._broken:
                sign_projections(self.layout)
        except OSError as fault:
            raise self._unwritten(fault) from None
        finally:
            self._lock.release()

    @property
    def root(self) -> str:
        """Returns the root of the ledger's tree, `size:hex`."""
        return str(self._ledger.root)

    def holds(self, sha256: str) -> bool:
        """Tells whether bytes with this digest are held and what was to be done with them is done."""
        row = self.store.catalog.execute(
            "SELECT 1 FROM captures WHERE entry = (SELECT max(entry) FROM captures WHERE sha256 = ?1) AND "
            "(outcome <> 'revision' OR EXISTS "
            "(SELECT 1 FROM revisions WHERE capture = ?1 AND revisions.entry > captures.entry))",
            (sha256,),
        ).fetchone()
        return row is not None

    def add(self, items: Sequence[Prepared | Check]) -> list[Outcome]:
        """Writes captures and checks and returns what became of each, in order, once all of it is durable.

        They are written some at a time, so that a crash leaves no more unfinished than that.
        """
        groups = (items[at : at + BATCH] for at in range(0, len(items), BATCH))
        return [made for group in groups for made in self._together(partial(self._add_all, group))]

    def append(self, kind: str, body: dict[str, Any]) -> Entry:
        """Writes one entry (a correction, an omission) and returns it once it is durable."""
        return self._together(lambda: self._stage(kind, body))

    def revise(self, draft: Revision, *, edition: str, cause: str) -> Outcome:
        """Writes another reading of bytes that the record holds as a new revision, unless it says the same."""
        return self._together(lambda: self._reread(draft, edition, cause))

    def _together(self, work: Callable[[], Made]) -> Made:
        """Does some work and makes it durable as a whole: bytes first, then texts, then the ledger, then the catalog."""
        if self._broken:
            raise RecordError(f"{self.layout.root}: writing failed before; open the record anew")
        catalog = self.store.catalog
        catalog.execute("BEGIN IMMEDIATE")
        try:
            made = work()
            self._archive.flush()
            for path, content in self._files:
                write_whole(path, content)
            self._ledger.commit()
            catalog.execute("COMMIT")
        except BaseException as fault:
            self._broken = True
            with suppress(sqlite3.OperationalError):
                catalog.execute("ROLLBACK")
            if isinstance(fault, (OSError, sqlite3.OperationalError)):
                raise self._unwritten(fault) from None
            raise
        self._files, self._fresh, self._pending = [], {}, {}
        return made

    def _unwritten(self, fault: OSError | sqlite3.OperationalError) -> RecordError:
        return RecordError(f"{self.layout.root}: cannot be written: {getattr(fault, 'strerror', None) or fault}")

    def _stage(self, kind: str, body: dict[str, Any]) -> Entry:
        made = self._ledger.stage(stamp(self._clock()), kind, body)
        for entry in made:
            put(self.store.catalog, entry)
        return made[-1]

    def _add_all(self, items: Sequence[Prepared | Check]) -> list[Outcome]:
        return [self._add(one) for one in items]

    def _add(self, one: Prepared | Check) -> Outcome:
        if isinstance(one, Check):
            self._stage("checked", bodies.checked(one))
            return Outcome(one.page, one.address, one.result, reason=one.reason)
        if self.holds(one.facts.sha256):
            if not one.again and not self._is_put_back(one):
                return self._unchanged(one)
            one = evolve(one, again=True)
        if one.draft is None:
            result = "unreadable" if one.problem else "not-briefing"
            self._keep(one, result)
            return Outcome(one.page, one.facts.address, result, nature=one.nature, reason=one.problem)
        return self._record(one, one.draft)

    def _unchanged(self, one: Prepared) -> Outcome:
        facts = one.facts
        return self._add(Check(one.page, facts.address, facts.time, "unchanged", facts.sha256, facts.status))

    def _is_put_back(self, one: Prepared) -> bool:
        facts = one.facts
        return facts.source != "file" and is_put_back(self.store, one.page, facts.sha256, time=facts.time)

    def _record(self, one: Prepared, draft: Revision) -> Outcome:
        where = place(self.store.catalog, self._newest, draft, one.page)
        address = one.facts.address
        if where.previous is not None and same_words(where.previous, draft):
            if one.again:
                return self._unchanged(one)
            self._keep(one, "same-words")
            return Outcome(one.page, address, "same-words", where.previous.id, one.nature)
        self._keep(one, "revision")
        if where.previous is None:
            made = first(draft, where.edition)
            self._write_revision(made, page=one.page, cause="new")
            return Outcome(one.page, address, "new", made.id, one.nature)
        made = self._write_next(where.previous, draft, page=one.page, cause="page-changed")
        return Outcome(one.page, address, "revised", made.id, one.nature)

    def _reread(self, draft: Revision, edition: str, cause: str) -> Outcome:
        previous = self._newest(edition)
        page = self.store.edition(edition).page
        if same_words(previous, draft):
            return Outcome(page, draft.capture.address, "same-words", previous.id)
        made = self._write_next(previous, draft, page=page, cause=cause)
        return Outcome(page, draft.capture.address, "revised", made.id, draft.nature.value)

    def _write_next(self, previous: Revision, draft: Revision, *, page: str, cause: str) -> Revision:
        ever = (
            self._pending.get(row.id) or self.store.load(row) for row in self.store.revision_rows(previous.edition)[:-1]
        )
        made, mapped = revise(previous, draft, earlier=[*ever])
        self._write_revision(made, page=page, cause=cause)
        self._stage("map", mapped)
        return made

    def _keep(self, one: Prepared, outcome: str) -> None:
        """Puts the bytes into the archive and their entry into the ledger; bytes that a crash left unfinished are there.

        What a page shows again is a capture of its own: it tells when.
        """
        known = (
            None
            if one.again
            else self.store.catalog.execute("SELECT 1 FROM captures WHERE sha256 = ?", (one.facts.sha256,)).fetchone()
        )
        if known is not None:
            return
        found = self._archive.append(one.packed)
        if found.begun is not None:
            self._stage("archive", bodies.archive(found.begun))
        self._stage("capture", bodies.capture(one, found, outcome))

    def _write_revision(self, made: Revision, *, page: str, cause: str) -> None:
        content = revision_json(made)
        file = self.layout.revision_file(made.edition, made.number)
        self._files.append((self.layout.root / file, content))
        self._fresh[made.edition] = self._pending[made.id] = made
        self._stage("revision", bodies.revision(made, content, file=file, page=page, cause=cause))

    def _newest(self, edition: str) -> Revision:
        return self._fresh.get(edition) or self.store.revision(edition)

    def _recover(self) -> None:
        """Begins the ledger, sets aside what a crash left behind it, and completes what it left without its map.

        Raises RecordError where more lies behind the ledger than a crash leaves.
        """
        known = dict(self.store.catalog.execute("SELECT file, length FROM archives").fetchall())
        lengths = self._archive.files()
        if self._ledger.size == 0 or any(size > known.get(bodies.CAPTURES + file, 0) for file, size in lengths):
            self._set_aside()
        self._ledger.cut_half()
        if self._ledger.size == 0:
            self.append("record", bodies.record(self.layout.about.read_bytes()))
        due = missing_map(self.store, size=self._ledger.size)
        if due is not None:
            self.append("map", due)

    def _set_aside(self) -> None:
        tails, revisions = behind(self.layout)
        if tails:
            set_aside(self.layout, tails, revisions)
        for file, held in tails.items():
            self._archive.truncate(file.removeprefix(bodies.CAPTURES), held)
