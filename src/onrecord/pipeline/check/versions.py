"""A passage beside every stored revision of its statement: the official page may be what changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from onrecord.analysis.reuse.grade import Graded, graded
from onrecord.analysis.reuse.match import match_statement
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Passage, Stretch
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.model.ids import parse_ref
from onrecord.pipeline.check.fidelity import Version
from onrecord.record.store import Store


def versions(store: Store, page: PageText, passage: Passage, own: Sequence[Graded]) -> Iterator[Version]:
    """Yields how a passage compares with each stored revision, first to last; nothing where there is only one."""
    rows = store.revision_rows(passage.source.edition)
    if len(rows) < 2:
        return
    matched = parse_ref(passage.source.statement).revision
    for row in rows:
        captured = store.capture_of(row.capture, before=row.entry).time
        if row.number == matched:
            found: Sequence[Graded] | None = own
        else:
            said = store.load(row).statement(passage.source.short)
            found = None if said is None else _compared(page, passage, said.text, own)
        edits = None if found is None else len(found)
        material = None if found is None else sum(one.material for one in found)
        yield Version(row.id, captured, row.capture, edits, material)


def _compared(page: PageText, passage: Passage, said: str, own: Sequence[Graded]) -> Sequence[Graded] | None:
    """Returns the changes from a revision's words to the page's, None where the revision has next to nothing of them."""
    if said == passage.source.text:
        return own
    match = match_statement(page, said, page.stream.within(passage.page))
    if match is None:
        return None
    record = token_stream(said)
    stretches = tuple(
        Stretch(page.stream.cover(one.page, one.page_end), record.cover(one.record, one.record_end))
        for one in match.stretches
        if one.page < one.page_end and one.record < one.record_end
    )
    other = evolve(passage, source=evolve(passage.source, text=said), stretches=stretches)
    return graded(other, page.text, page.quotations) if stretches else None
