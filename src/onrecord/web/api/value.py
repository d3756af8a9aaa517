"""Things of the record as the API answers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from attrs import asdict

from onrecord.model.revision import Revision
from onrecord.model.revision_json import leaf_value
from onrecord.model.statement import Statement
from onrecord.record.cite import cite
from onrecord.record.corrections import Correction, holding
from onrecord.record.coverage import Coverage
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.from_store import captured_at, excerpt_of
from onrecord.record.export.row import official_address
from onrecord.record.export.times import instant
from onrecord.record.rows import RevisionRow
from onrecord.web.api.shapes import things
from onrecord.web.record.book import Book
from onrecord.web.record.plain import plain
from onrecord.web.record.shelf import Listed


def briefing(one: Listed) -> things.Briefing:
    """Returns a briefing with its editions."""
    return cast("things.Briefing", plain(one))


def coverage(one: Coverage) -> things.Coverage:
    """Returns what is held of an office."""
    return cast("things.Coverage", plain(one))


def said(revision: Revision, some: tuple[Statement, ...], book: Book) -> list[things.Said]:
    """Returns statements of a revision, each with the corrections that hold."""
    fixed = _corrected(revision, book)
    return [_said(revision, one, fixed.get(f"{revision.edition}/{one.id}", ())) for one in some]


def _said(revision: Revision, one: Statement, fixed: Iterable[Correction]) -> things.Said:
    value = leaf_value(revision, one)
    del value["capture"]
    return cast("things.Said", {**value, "corrections": [asdict(each) for each in fixed]})


def corrections(revision: Revision, book: Book) -> list[things.Correction]:
    """Returns the corrections that hold of a revision's briefing and edition."""
    fixed = _corrected(revision, book)
    found = (each for name in (revision.briefing_id, revision.edition) for each in fixed.get(name, ()))
    return [cast("things.Correction", asdict(each)) for each in found]


def _corrected(revision: Revision, book: Book) -> dict[str, list[Correction]]:
    """Returns the corrections that hold of a briefing, its edition and the statements of it, by their ids."""
    rows = book.store.catalog.execute(
        # `0` follows `/`: the range is that of the edition's statements, and the index answers it.
        "SELECT DISTINCT target FROM notes WHERE kind = 'correction' AND "
        "(target = ?1 OR target = ?2 OR (target >= ?2 || '/' AND target < ?2 || '0'))",
        (revision.briefing_id, revision.edition),
    ).fetchall()
    return {str(row[0]): list(holding(book.store, str(row[0])).values()) for row in rows}


def event(revision: Revision, newest: int, book: Book) -> things.Event:
    """Returns what the statements of a revision belong to; `newest` is the number of the edition's last revision."""
    facts, excerpt = revision.briefing, Excerpt(revision, ())
    return {
        "briefing": revision.briefing_id,
        "edition": revision.edition,
        "revision": revision.number,
        "newest": newest,
        "office": revision.briefing_id.partition("/")[0],
        "date": facts.date.isoformat() if facts.date else None,
        "language": facts.language,
        "presider": facts.presider,
        "publisher": facts.publisher,
        "title": revision.page.title,
        "capture": {
            "sha256": revision.capture.sha256,
            "captured": instant(captured_at(book.store, revision)),
            "address": official_address(excerpt),
            "media_type": revision.capture.media_type,
            "encoding": revision.capture.encoding,
            "bytes": revision.capture.length,
        },
    }


def edition(revision: Revision, row: RevisionRow, newest: int, book: Book) -> things.Edition:
    """Returns a revision of an edition with all its statements."""
    return {
        "schema": "onrecord.edition/1",
        "id": revision.id,
        "event": event(revision, newest, book),
        "nature": revision.nature.value,
        "is_briefing": revision.is_briefing,
        "cause": row.cause,
        "recorded": row.time,
        "reader": f"{revision.reader.name} {revision.reader.version}",
        "flags": list(revision.flags),
        "statements": said(revision, revision.statements, book),
        "corrections": corrections(revision, book),
    }


def citation(revision: Revision, some: tuple[Statement, ...], item: str, book: Book) -> str:
    """Returns how to cite a statement or an exchange, in a line."""
    return cite(excerpt_of(book.store, revision, some), item).plain()
