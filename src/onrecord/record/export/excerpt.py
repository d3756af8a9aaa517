"""What is exported of one revision: all of its statements, or those that a search found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.revision import Revision
from onrecord.model.statement import Statement


@frozen
class Excerpt:
    """Statements of one revision in page order, and when the capture they were read from was received (UTC).

    `corrections` are those that hold now: by short id of a statement, or by "" for edition and briefing, the value of
    each corrected field. They stand beside what was read and never replace it.
    """

    revision: Revision
    statements: tuple[Statement, ...]
    captured: dt.datetime | None = None
    corrections: Mapping[str, Mapping[str, str | None]] = MappingProxyType({})


RevisionSource = Callable[[str, int | None], Revision]
"""Gives the revision with a number of an edition (its full id); the newest one for None."""

ExcerptMaker = Callable[[Revision, tuple[Statement, ...]], Excerpt]
"""Makes an excerpt of some statements of a revision, with what else is known of it."""


def whole(revision: Revision, *, captured: dt.datetime | None = None) -> Excerpt:
    """Returns an excerpt with all statements of a revision."""
    return Excerpt(revision, revision.statements, captured)


def gather(
    refs: Iterable[str | Ref], revision_of: RevisionSource, *, make: ExcerptMaker = Excerpt
) -> Iterator[Excerpt]:
    """Yields the statements that refs name, each once, those of one revision together and in page order.

    Revisions come in the order in which refs first name them. Refs are held, words are not. A ref to an edition means
    all of its statements, one to an exchange those of the exchange. Raises UsageError where the record has no such
    statement, so that what is exported is never silently less than what was asked for.
    """
    wanted: dict[tuple[str, int | None], list[str | None]] = {}
    for one in refs:
        ref = parse_ref(one) if isinstance(one, str) else one
        if ref.edition_id is None:
            raise UsageError(f"{ref} names a briefing; name one of its editions, such as {ref}/en")
        wanted.setdefault((ref.edition_id, ref.revision), []).append(ref.item)
    for (edition, number), items in wanted.items():
        revision = revision_of(edition, number)
        yield make(revision, chosen(revision, items))


def chosen(revision: Revision, items: Iterable[str | None]) -> tuple[Statement, ...]:
    """Returns the statements of a revision that short ids name (`a3`, `x3` for an exchange, None for all), in page order."""
    ids: set[str] = set()
    for item in items:
        found = {one.id for one in revision.statements if _is_meant(one, item)}
        if item is not None and not found:
            raise UsageError(f"{revision.id} has no {item}")
        ids |= found
    return tuple(one for one in revision.statements if one.id in ids)


def _is_meant(one: Statement, item: str | None) -> bool:
    return item is None or item in {one.id, f"x{one.exchange}"}
