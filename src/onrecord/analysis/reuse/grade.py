"""How a passage differs from the record: every change with its kind, how much it matters, and how openly it was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from attrs import evolve, frozen

from onrecord.analysis.reuse.edit import Edit, EditKind, Operation
from onrecord.analysis.reuse.edits import edits
from onrecord.analysis.reuse.hidden import hidden
from onrecord.analysis.reuse.lookalike import look_alike, same_stem
from onrecord.analysis.reuse.passage import Mode, Passage, Stretch
from onrecord.text.normalize import Normalized, normalize
from onrecord.text.span import Span
from onrecord.text.steps import Step

_ELLIPSIS = re.compile(
    r"[\s\"“”«»「」'‘’.,;:，。；、–—-]*[\[(（【]?\s*(?:…+|⋯+|\.\s?\.\s?\.[\s.]*)\s*[\])）】]?[\s\"“”«»「」'‘’.,;:，。；、–—-]*"
)
_BRACKETED = re.compile(r"\s*[\[［【][^\]］】]{1,200}[\]］】]\s*")
_CLOSED_AND_OPENED = re.compile('[”»」』"][^“”«»「」『』"]*[“«「『"]')
_WORD = re.compile(r"\w")
_HAN = re.compile("[\u3400-\u9fff]")
_FOLDED = (Step.PINYIN, Step.SIMPLIFIED)
_MARKS = '“”„«»「」『』"＂'


class Status(StrEnum):
    """How openly a page changed the words."""

    SILENT = "silent"
    """Printed as if the words were the record's."""
    MARKED = "marked"
    """An omission shown by an ellipsis, or by closing and opening the quotation marks again."""
    BRACKETED = "bracketed"
    """Words put in square brackets by who quotes."""
    ATTRIBUTION = "attribution"
    """The reporter's own words between two quoted halves (he said)."""
    PARAPHRASE = "paraphrase"
    """Outside quotation marks, where a reporter may say it in other words."""


_OPEN = frozenset({Status.MARKED, Status.BRACKETED})


@frozen
class Graded:
    """A change between record (`edit.before`) and page (`edit.after`); spans count code points of statement and page.

    `grade` names what the kinds do not: `look-alike`, `inflection`, `moved`, else the kind itself. `hides` is what an open
    cut takes away that governs the words behind it: "no" of "no reports".
    """

    edit: Edit
    grade: str
    severity: int
    status: Status
    quoted: bool
    hides: EditKind | None = None

    @property
    def omission(self) -> bool:
        """Tells whether words of the record were left out and none put in their place."""
        return bool(_WORD.search(self.edit.before)) and not _WORD.search(self.edit.after)

    @property
    def material(self) -> bool:
        """Tells whether the page prints as said what was not, or leaves out what was, silently or turning the rest around."""
        return self.hides is not None or (self.severity >= 2 and self.status is Status.SILENT)


def graded(passage: Passage, text: str, quotations: Sequence[Span] = ()) -> list[Graded]:
    """Returns the changes of a passage, in page order; `text` is the page's, `quotations` what stands in marks there."""
    found: list[Edit] = []
    for one in passage.stretches:
        found += _within(one, passage, text)
    for last, one in pairwise(passage.stretches):
        found += _gap(last, one, passage.source.text, text)
    found.sort(key=lambda one: (one.after_span, one.before_span))
    return [_graded(one, passage, text, quotations) for one in found]


def _within(one: Stretch, passage: Passage, text: str) -> Iterator[Edit]:
    said, printed = _comparable(one.record.cut(passage.source.text)), _comparable(one.page.cut(text))
    for edit in edits(said.text, printed.text, language=passage.source.language):
        before = said.around(edit.before_span).shift(one.record.start)
        after = printed.around(edit.after_span).shift(one.page.start)
        yield evolve(
            edit,
            before=before.cut(passage.source.text),
            after=after.cut(text),
            before_span=before,
            after_span=after,
        )


def _comparable(text: str) -> Normalized:
    """Returns Chinese in simplified characters without inserted readings: another set of characters is no other word."""
    return normalize(text, steps=_FOLDED if _HAN.search(text) else ())


def _gap(last: Stretch, one: Stretch, said: str, text: str) -> Iterator[Edit]:
    """Yields what was left out or put in between two stretches, without the signs that both sides have."""
    before, after = Span(last.record.end, one.record.start), Span(last.page.end, one.page.start)
    if before.start > before.end or after.start > after.end:
        return
    before, after = _less_common(before, after, said, text)
    operation = Operation.SUBSTITUTION
    if not _WORD.search(after.cut(text)):
        operation = Operation.DELETION
    elif not _WORD.search(before.cut(said)):
        operation = Operation.INSERTION
    yield Edit(operation, EditKind.WORDING, before.cut(said), after.cut(text), before, after)


def _less_common(before: Span, after: Span, said: str, text: str) -> tuple[Span, Span]:
    """Returns the spans without the blanks and signs at which both begin or end."""
    start, other = before.start, after.start
    while start < before.end and other < after.end and said[start] == text[other] and not said[start].isalnum():
        start, other = start + 1, other + 1
    end, behind = before.end, after.end
    while end > start and behind > other and said[end - 1] == text[behind - 1] and not said[end - 1].isalnum():
        end, behind = end - 1, behind - 1
    return _trim(Span(start, end), said), _trim(Span(other, behind), text)


def _trim(span: Span, text: str) -> Span:
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _graded(edit: Edit, passage: Passage, text: str, quotations: Sequence[Span]) -> Graded:
    quoted = any(_inside(one, edit.after_span) for one in quotations)
    status = _status(edit, passage, text, quoted=quoted)
    grade, severity = _grade(edit)
    hides = _hides(edit, passage) if status in _OPEN and (quoted or passage.mode is Mode.REPRINT) else None
    return Graded(edit, grade, max(severity, 3) if hides else severity, status, quoted, hides)


def _hides(edit: Edit, passage: Passage) -> EditKind | None:
    """Returns what an open cut or replacement hides; None where the words put in its place tell the same."""
    said, language = passage.source.text, passage.source.language
    found = hidden(edit.before_span, said, language)
    return None if found is hidden(Span(0, len(edit.after)), edit.after, language) else found


def _inside(quotation: Span, span: Span) -> bool:
    return quotation.start <= span.start and span.end <= quotation.end


def _status(edit: Edit, passage: Passage, text: str, *, quoted: bool) -> Status:
    after = edit.after
    # A sign that belongs to the omission may stand just before the place where the words are missing.
    around = text[max(edit.after_span.start - 6, 0) : edit.after_span.end + 6]
    if not _WORD.search(after) and _WORD.search(edit.before):
        near = re.search(r"…|⋯|\.\s?\.\s?\.|\[\s*\]", around)
        if _ELLIPSIS.fullmatch(after) or near or _CLOSED_AND_OPENED.search(after):
            return Status.MARKED
    if after and (_BRACKETED.fullmatch(after) or _bracketed(edit.after_span, text)):
        return Status.BRACKETED
    if (
        passage.mode is Mode.QUOTATION
        and not quoted
        and any(mark in text[passage.page.start : passage.page.end] for mark in _MARKS)
    ):
        return Status.ATTRIBUTION
    if passage.mode is Mode.UNMARKED:
        return Status.PARAPHRASE
    return Status.SILENT


def _bracketed(span: Span, text: str) -> bool:
    """Tells whether words stand in square brackets that open and close just around them."""
    # The first or the last bracket may be a part of the words.
    start = span.start + len(span.cut(text)) - len(span.cut(text).lstrip("[ "))
    end = max(start, span.start + len(span.cut(text).rstrip("] ")))
    before, after = text[max(start - 80, 0) : start], text[end : end + 80]
    opened, closed = before.rfind("["), after.find("]")
    return opened > before.rfind("]") and closed >= 0 and "[" not in after[:closed]


def _grade(edit: Edit) -> tuple[str, int]:
    if edit.operation is Operation.TRANSPOSITION:
        return "moved", edit.severity
    if edit.operation is Operation.SUBSTITUTION and edit.kind is EditKind.WORDING and not edit.holds:
        before, after = edit.before.strip("\"“”'.,;:"), edit.after.strip("\"“”'.,;:")
        if not (before.isspace() or after.isspace()) and " " not in before + after:
            if same_stem(before, after):
                return "inflection", 1
            if look_alike(before, after):
                return "look-alike", 3
    return edit.kind.value, edit.severity
