"""An edition through time: its revisions, when and where each was captured, and the checks that found nothing new."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.record.rows import EditionRow, PageRow, RevisionRow
from onrecord.record.store import Store


@frozen
class Seen:
    """A revision and the capture it was read from; `time` is when the page was captured, `read` when it was recorded."""

    row: RevisionRow
    time: str
    address: str | None

    def to_dict(self) -> dict[str, Any]:
        """Returns the revision as values that JSON knows."""
        return {
            "id": self.row.id,
            "captured": self.time,
            "recorded": self.row.time,
            "address": self.address,
            "sha256": self.row.capture,
            "cause": self.row.cause,
            "title": self.row.title,
            "statements": self.row.statements,
            "exchanges": self.row.exchanges,
        }


@frozen
class EditionHistory:
    """An edition's revisions, first to last, and its pages with their checks; `captures` counts what each page gave."""

    edition: EditionRow
    revisions: tuple[Seen, ...]
    pages: tuple[PageRow, ...]
    captures: tuple[int, ...]

    def unchanged(self, at: int) -> int:
        """Returns how often a page was looked at and found as it was."""
        return max(self.pages[at].checks - self.captures[at], 0)

    def to_dict(self) -> dict[str, Any]:
        """Returns the history as values that JSON knows."""
        return {
            "schema": "onrecord.revisions/1",
            "edition": self.edition.id,
            "nature": self.edition.nature,
            "revisions": [one.to_dict() for one in self.revisions],
            "checks": [
                {
                    "page": one.page,
                    "checks": one.checks,
                    "unchanged": self.unchanged(at),
                    "last": one.checked,
                    "result": one.result,
                    "changed": one.changed,
                }
                for at, one in enumerate(self.pages)
            ],
        }


def histories(store: Store, name: str) -> Iterator[EditionHistory]:
    """Yields the history of each edition of a briefing, or of the one named; raises UsageError when there is none."""
    ref = parse_ref(name)
    if ref.edition_id is not None:
        yield _history(store, store.edition(ref.edition_id))
        return
    store.briefing(ref.briefing)
    for edition in store.editions(ref.briefing):
        yield _history(store, edition)


def steps(name: str, history: EditionHistory, *, first: int | None, last: int | None) -> list[tuple[int, int]]:
    """Returns which revisions to compare: each with the next, or the two asked for.

    A name that carries a revision asks for the step that led to it. Raises UsageError for a revision that there is not.
    """
    numbers = [one.row.number for one in history.revisions]
    ref: Ref = parse_ref(name)
    if first is None and last is None and ref.revision is None:
        return list(pairwise(numbers))
    last = last if last is not None else ref.revision if ref.revision is not None else numbers[-1]
    first = first if first is not None else max(last - 1, 1) if ref.revision is not None else numbers[0]
    for number in (first, last):
        if number not in numbers:
            raise UsageError(f"{history.edition.id} has no revision {number}; it has {numbers[0]} to {numbers[-1]}")
    return [(first, last)] if first != last else []


def _history(store: Store, edition: EditionRow) -> EditionHistory:
    seen = []
    for row in store.revision_rows(edition.id):
        capture = store.capture_of(row.capture, before=row.entry)
        seen.append(Seen(row, capture.time, capture.address))
    pages = tuple(store.page_rows(edition=edition.id))
    counts = tuple(len(store.capture_rows(page=one.page)) for one in pages)
    return EditionHistory(edition, tuple(seen), pages, counts)
