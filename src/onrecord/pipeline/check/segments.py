"""A passage as running text: what stayed, what went, what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from onrecord.analysis.reuse.edit import Operation
from onrecord.analysis.reuse.grade import Graded
from onrecord.pipeline.check.fidelity import Checked
from onrecord.text.span import Span


@frozen
class Segment:
    """Words that are the same (`edit` is None), or a change with the number that the report gives it."""

    text: str
    edit: Graded | None = None
    number: int = 0


def segments(checked: Checked, page: str, first: int = 1) -> Iterator[Segment]:
    """Yields the words of a passage as printed on the page, each change where it is; changes count from `first`."""
    done = checked.passage.page.start
    for number, one in enumerate(_in_order(checked.edits), first):
        start, end = one.edit.after_span
        if start < done:
            continue
        if done < start:
            yield Segment(page[done:start])
        yield Segment(one.edit.after, one, number)
        done = end
    if done < checked.passage.page.end:
        yield Segment(page[done : checked.passage.page.end])


def gone(one: Graded) -> str:
    """Returns the words to strike through; moved ones are not gone."""
    return "" if one.edit.operation is Operation.TRANSPOSITION else one.edit.before


def set_apart(sign: str) -> bool:
    """Tells whether a word that begins so is set apart by a space; Chinese ones are not."""
    return sign.isalnum() and sign < "\u2e80"


def _in_order(edits: Sequence[Graded]) -> list[Graded]:
    return sorted(edits, key=lambda one: one.edit.after_span)


@frozen
class Bar:
    """A stretch of a statement in the strip that shows what of it was printed: `sort` is printed, changed or cut."""

    span: Span
    sort: str


def strip(found: Sequence[Checked], length: int) -> Iterator[Bar]:
    """Yields a statement from beginning to end as what was printed, what was changed and what was cut."""
    marks = ["cut"] * length
    for one in found:
        for at in range(one.passage.record.start, min(one.passage.record.end, length)):
            marks[at] = "printed"
        for each in one.edits:
            sort = "cut" if each.omission else "changed"
            if each.severity:
                for at in range(
                    each.edit.before_span.start,
                    min(max(each.edit.before_span.end, each.edit.before_span.start + 1), length),
                ):
                    marks[at] = sort
    start = 0
    for at in range(1, length + 1):
        if at == length or marks[at] != marks[start]:
            yield Bar(Span(start, at), marks[start])
            start = at
