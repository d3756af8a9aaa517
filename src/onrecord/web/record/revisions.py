"""What became of an edition's page: its revisions, the checks between them, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen
from django.http import HttpRequest

from onrecord.analysis.reuse.edit import Edit, Operation
from onrecord.model.ids import parse_ref
from onrecord.record.edition_history import Seen
from onrecord.record.outside import OutsideChange
from onrecord.record.page_change import PageChange
from onrecord.record.rows import RevisionRow
from onrecord.record.statement_change import LabelChange, StatementChange
from onrecord.web.record.answer import Answer
from onrecord.web.record.book import Book
from onrecord.web.record.head import Head, briefing_of, edition_of, opened
from onrecord.web.record.provenance import Check, checks, web_address
from onrecord.web.record.shelf import preferred, seen_of


@frozen
class Run:
    """A run of words of two texts laid over each other: `same`, `gone` or `come`."""

    state: str
    text: str


@frozen
class ShownChange:
    """One change: of statements (`ids` before and after) or of lines outside of them, as runs of words."""

    kind: str
    place: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    runs: tuple[Run, ...]
    labels: tuple[LabelChange, ...]
    material: bool


@frozen
class Step:
    """From one revision to another: what changed, how many statements stayed, how much was only noise of the page."""

    first: int
    last: int
    same: int
    noise: int
    changes: tuple[ShownChange, ...]


@frozen
class ShownRevision:
    """A revision in the list of an edition's: when its page was captured and why it was written."""

    id: str
    number: int
    captured: str
    recorded: str
    address: str | None
    sha256: str
    cause: str
    statements: int
    exchanges: int


@frozen
class RevisionsPage:
    """An edition through time: its revisions, the checks of its pages, and the steps, the newest first."""

    head: Head
    revisions: tuple[ShownRevision, ...]
    checks: tuple[Check, ...]
    steps: tuple[Step, ...]


def revisions_page(book: Book, request: HttpRequest, name: str) -> Answer:
    """Returns the revisions of an edition (of a briefing's first one when it is named); `?from=1&to=3` compares two."""
    ref = parse_ref(name)
    briefing = briefing_of(book, ref)
    edition = edition_of(briefing, ref) if ref.edition else preferred(briefing.editions, "en")
    head, _, _ = opened(book, briefing, edition, None)
    seen = seen_of(book.store, edition.id)
    rows = [one.row for one in seen]
    asked = (_number(request, "from", len(rows)), _number(request, "to", len(rows)))
    pairs = [(rows[at], rows[at + 1]) for at in range(len(rows) - 1)]
    if None not in asked and asked[0] != asked[1]:
        pairs = [(rows[(asked[0] or 1) - 1], rows[(asked[1] or 1) - 1])]
    steps = [_step(book.change(old, new), old, new) for old, new in reversed(pairs[-_MOST:])]
    made = tuple(_revision(one) for one in seen)
    return Answer("revisions", RevisionsPage(head, made, checks(book.store, edition.id), tuple(steps)))


_MOST = 10


def shown_changes(change: PageChange, old: str, new: str) -> Iterator[ShownChange]:
    """Yields the changes that are no noise; `old` and `new` are the revisions' ids, to which the statements' are added."""
    for one in change.statements:
        if not one.noise:
            yield _statement(one, old, new)
    for other in change.outside:
        if not other.noise:
            yield _outside(other)


def runs(before: str, after: str, edits: Sequence[Edit]) -> Iterator[Run]:
    """Yields two texts as one: what stayed, what went, what came; a text that is missing on one side as a whole."""
    if not before or not after:
        if before or after:
            yield Run("gone" if before else "come", before or after)
        return
    done = 0
    for edit in sorted(edits, key=lambda one: (one.after_span.start, one.after_span.end)):
        start, end = edit.after_span
        if start < done:
            continue
        if done < start:
            yield Run("same", after[done:start])
        if edit.before and edit.operation is not Operation.TRANSPOSITION:
            yield Run("gone", edit.before)
        if edit.after:
            yield Run("come", edit.after)
        done = end
    if done < len(after):
        yield Run("same", after[done:])


def _revision(one: Seen) -> ShownRevision:
    row = one.row
    return ShownRevision(
        id=row.id,
        number=row.number,
        captured=one.time,
        recorded=row.time,
        address=web_address(one.address),
        sha256=row.capture,
        cause=row.cause,
        statements=row.statements,
        exchanges=row.exchanges,
    )


def _step(change: PageChange, old: RevisionRow, new: RevisionRow) -> Step:
    noise = sum(one.noise for one in change.statements) + sum(one.noise for one in change.outside)
    return Step(old.number, new.number, change.map.same, noise, tuple(shown_changes(change, old.id, new.id)))


def _statement(one: StatementChange, old: str, new: str) -> ShownChange:
    return ShownChange(
        kind=one.kind.value,
        place="statement",
        before=tuple(_inside(old, each.id) for each in one.old),
        after=tuple(_inside(new, each.id) for each in one.new),
        runs=tuple(runs(one.before, one.after, one.edits)),
        labels=one.labels,
        material=one.material,
    )


def _outside(one: OutsideChange) -> ShownChange:
    made = tuple(runs(one.before, one.after, one.edits))
    return ShownChange(one.kind.value, one.place, (), (), made, (), one.material)


def _inside(revision: str, short: str) -> str:
    edition, _, number = revision.partition("@")
    return f"{edition}/{short}@{number}"


def _number(request: HttpRequest, name: str, most: int) -> int | None:
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    return number if 1 <= number <= most else None
