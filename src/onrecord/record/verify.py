"""Verifies a record from its files alone: every digest, every byte, every word is derived again and compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol

from attrs import define, evolve, field, frozen

from onrecord.model.canonical import digest
from onrecord.record.check.archives import ARCHIVE_NAME, Archives, files_of, strangers
from onrecord.record.check.editions import Editions
from onrecord.record.check.finding import REPORT, Finding
from onrecord.record.check.ledger import LedgerCheck
from onrecord.record.check.mapping import check_map
from onrecord.record.check.member import check_member
from onrecord.record.check.projections import check_projections
from onrecord.record.check.revision import check_revision
from onrecord.record.entry import Entry
from onrecord.record.layout import Layout, existing
from onrecord.record.lock_owner import writer_of
from onrecord.record.lost import STEP, Seen, lost, seen
from onrecord.record.merkle import Root, parse_root

_BATCH = 16


@define
class Sums:
    """What was found in a record. `statements` are those of the newest revision of every edition."""

    entries: int = 0
    captures: int = 0
    revisions: int = 0
    statements: int = 0
    root: Root | None = None


@frozen
class Task:
    """Files to look at: a page's bytes, when any are to be read, and what was read from them.

    `fresh` tells that the page's own record is to be checked too. `findings` were made on the way here and go on in order.
    """

    capture: dict[str, Any] | None = None
    fresh: bool = False
    revisions: tuple[dict[str, Any], ...] = ()
    map: tuple[dict[str, Any], str] | None = None
    findings: tuple[Finding, ...] = ()


Batch = tuple[Path, tuple[Task, ...]]
Looked = tuple[int, list[Finding]]
"""How many files were looked at, and what was found."""


class Run(Protocol):
    """How batches are worked off, in order: `map`, or something that does so on several processes."""

    def __call__(self, step: Callable[[Batch], Looked], batches: Iterable[Batch], /) -> Iterable[Looked]:
        """Returns the result of each batch, in order."""
        ...


def verify(
    folder: Path | str,
    *,
    since: str | None = None,
    run: Run = map,
    progress: Callable[[int], None] | None = None,
    sums: Sums | None = None,
) -> Iterator[Finding]:
    """Yields everything in a record that is not as the ledger says, in the ledger's order, and notes about leftovers.

    `since` is an older root (`4096:ab12…`) with which the ledger must still begin. `progress` is given the
    number of files just looked at; `sums` is filled in. Raises RecordError when the folder holds no record, UsageError for a root
    that is none.
    """
    old = None if since is None else parse_root(since)
    walk = _Walk(Path(folder), old, Sums() if sums is None else sums)
    batches = ((walk.layout.root, batch) for batch in _batches(walk.tasks()))
    for count, found in run(look, batches):
        yield from found
        if progress is not None:
            progress(count)
    yield from walk.rest()


def look(batch: Batch) -> Looked:
    """Returns what is wrong with the files of a batch: the step that may run in another process."""
    layout = Layout(batch[0])
    found = [finding for task in batch[1] for finding in _look(layout, task)]
    return sum(task.fresh + len(task.revisions) for task in batch[1]), found


def _look(layout: Layout, task: Task) -> Iterator[Finding]:
    yield from task.findings
    page: bytes | None = None
    if task.capture is not None:
        file = task.capture["file"]
        member = check_member(layout.root / file, task.capture, file=file)
        page = member.payload
        if task.fresh:
            yield from member.findings
    for body in task.revisions:
        yield from check_revision(layout, body, page)
    if task.map is not None:
        yield from check_map(layout, task.map[0], place=task.map[1])


@define
class _Walk:
    """One pass over the ledger, which decides what files to look at and keeps what ties entries together."""

    root: Path
    since: Root | None
    sums: Sums
    layout: Layout = field(init=False)
    ledger: LedgerCheck = field(init=False)
    files: dict[str, int] = field(init=False)
    seen: Seen = field(init=False)
    writing: bool = field(init=False)
    archives: Archives = field(init=False, factory=Archives)
    editions: Editions = field(init=False, factory=Editions)
    pages: dict[str, dict[str, Any]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self.layout = Layout(self.root)
        if not self.layout.ledger.is_dir():
            existing(self.root)
        self.writing = writer_of(self.layout.lock) is not None
        # Listed before the ledger is read: what a writer adds meanwhile is in the ledger before it could look left over.
        self.files, self.seen = files_of(self.layout), seen(self.layout)
        self.ledger = LedgerCheck(self.layout, since=self.since)

    def tasks(self) -> Iterator[Task]:
        for one in self.ledger.walk():
            yield Task(findings=(one,)) if isinstance(one, Finding) else self._task(one)

    def _task(self, entry: Entry) -> Task:
        place, body = f"entry {entry.id}", entry.body
        match entry.kind:
            case "record":
                return Task(findings=tuple(self._about(entry)))
            case "archive" | "capture":
                found = tuple(self.archives.take(entry.kind, body, place=place))
                if entry.kind == "capture":
                    self._page(body)
                named = ARCHIVE_NAME.fullmatch(body["file"]) is not None
                return Task(body if named else None, fresh=named, findings=found)
            case "revision":
                found = tuple(self.editions.take(body, place=place))
                page = self.pages.get(body["capture"])
                if page is None:
                    found = (
                        *found,
                        Finding("ledger", place, f"names the capture {body['capture']}, which is not held", REPORT),
                    )
                self.sums.revisions += 1
                return Task(page, revisions=(body,), findings=found)
            case "map":
                return Task(map=(body, place), findings=tuple(self.editions.mapped(body, place=place)))
            case _:
                return Task()

    def _page(self, body: dict[str, Any]) -> None:
        self.sums.captures += 1
        kept = {name: body[name] for name in ("file", "offset", "length", "sha256", "record_sha256", "size", "warc_id")}
        self.pages.setdefault(body["sha256"], kept)

    def _about(self, entry: Entry) -> Iterator[Finding]:
        name = self.layout.about.name
        if entry.id:
            yield Finding("ledger", f"entry {entry.id}", "only the first entry speaks of the record itself", REPORT)
            return
        try:
            content = self.layout.about.read_bytes()
        except OSError as failure:
            yield Finding(name, None, failure.strerror or "cannot be read")
            return
        if digest(content) != entry.body["sha256"]:
            yield Finding(name, None, "is not what the ledger's first entry says")
        else:
            existing(self.root)  # refuses a record of another format

    def rest(self) -> Iterator[Finding]:
        """Yields what shows only at the end: bytes and files that belong to no entry, missing files, projections."""
        fault = lost(
            self.layout, self.seen, size=self.ledger.size, ends=self.archives.ends, revisions=self.editions.files
        )
        if fault is not None:
            yield Finding(self.layout.ledger.name, None, fault, STEP)
        yield from self.archives.rest(self.files, lost=fault is not None)
        yield from strangers(self.layout, self.files, self.editions.files, lost=fault is not None)
        yield from self.editions.unmapped()
        yield from check_projections(self.layout, writing=self.writing)
        self.sums.entries = self.ledger.size
        self.sums.statements = self.editions.statements()
        self.sums.root = self.ledger.root()


def _batches(tasks: Iterable[Task]) -> Iterator[tuple[Task, ...]]:
    """Yields tasks some at a time; what follows a page and was read from it goes with it, so that it is unpacked once."""
    waiting: list[Task] = []
    for task in tasks:
        if waiting and _joins(waiting[-1], task):
            last = waiting[-1]
            waiting[-1] = evolve(
                last, revisions=last.revisions + task.revisions, findings=last.findings + task.findings
            )
            continue
        if len(waiting) >= _BATCH:
            yield tuple(waiting)
            waiting = []
        waiting.append(task)
    if waiting:
        yield tuple(waiting)


def _joins(last: Task, task: Task) -> bool:
    """Tells whether a task reads the same page as the one before it."""
    if not task.revisions or task.capture is None or last.capture is None:
        return False
    return bool(task.capture["sha256"] == last.capture.get("sha256"))
