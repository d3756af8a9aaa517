"""What became of each quotation of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.analysis.reuse.grade import Graded, Status
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Mode, Passage, Reuse
from onrecord.pipeline.check.claims import People
from onrecord.pipeline.check.fidelity import Checked, Claim, Quotation, Verdict
from onrecord.text.span import Span

SHORTEST = 4.0
"""Fewer words in quotation marks are a term, not a quotation."""
_FEW = 2.0
"""Fewer than these are a word that somebody sets in marks."""
_SAME_WORDS = frozenset({"case", "punctuation", "layout", "markup", "spelling"})


def quotations_checked(
    page: PageText, copies: Sequence[Checked], echoes: Sequence[Checked], claims: Sequence[Claim], people: People
) -> Iterator[Quotation]:
    """Yields every quotation of some words with its verdict, in page order."""
    reprinted = [one.passage.page for one in copies if one.passage.mode is Mode.REPRINT]
    for span in page.quotations:
        low, high = page.stream.within(span)
        if page.weight(low, high) < SHORTEST or any(one.holds(span) for one in reprinted):
            continue
        own = [
            one
            for one in copies
            if _shared(one.passage.page, span) * 2 > one.passage.page.length or one.passage.page.holds(span)
        ]
        if own:
            yield _of_record(page, span, own, claims)
        else:
            yield _not_held(page, span, echoes, people)


def short_quotations(page: PageText, copies: Sequence[Checked], people: People) -> Iterator[str]:
    """Yields a remark for a few words in quotation marks that are given as somebody's of the record: nothing is told of them."""
    for span in page.quotations:
        low, high = page.stream.within(span)
        if not _FEW <= page.weight(low, high) < SHORTEST or any(_shared(one.passage.page, span) for one in copies):
            continue
        near = people.speaking(page.text, span)
        if near is not None:
            words = " ".join(span.cut(page.text).split()).strip(" ,.;，。；")
            yield f"too short to be told, given as words of {near[1].cut(page.text)}: “{words}”"


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _of_record(page: PageText, span: Span, own: Sequence[Checked], claims: Sequence[Claim]) -> Quotation:
    edits = [each for one in own for each in one.edits if _in(each, span)]
    uncovered = tuple(_uncovered(page, span, [one.passage for one in own]))
    statements = tuple(dict.fromkeys(one.passage.source.statement for one in own))
    against = [each for each in claims if not each.agrees and any(each.page == one.passage.page for one in own)]
    claimed = next(
        (
            each.claimed_speaker
            for each in claims
            if each.claimed_speaker and any(each.page == one.passage.page for one in own)
        ),
        None,
    )
    notes = []
    if len(statements) > 1:
        notes.append("words of several statements stand in one quotation")
    if any(one.passage.source.nature != "official" for one in own):
        notes.append("the record holds this statement from a reprint, not from the office")
    merged = len(statements) > 1
    verdict = _verdict(edits, changed=bool(uncovered) or merged)
    if any(each.about == "speaker" for each in against):
        verdict = Verdict.OTHER_SPEAKER
    elif any(each.about == "date" for each in against) and not any(one.material for one in edits):
        verdict = Verdict.OTHER_DATE
    shown = notes if merged else notes[-1:] if verdict is not Verdict.WORDS_CHANGED else []
    return Quotation(
        span, span.cut(page.text), verdict, statements, tuple(edits), uncovered, claimed, None, tuple(shown)
    )


def _in(one: Graded, span: Span) -> bool:
    return span.start <= one.edit.after_span.start and one.edit.after_span.end <= span.end


def _verdict(edits: Sequence[Graded], *, changed: bool) -> Verdict:
    open_ones = [one for one in edits if one.status in {Status.MARKED, Status.BRACKETED}]
    silent = [one for one in edits if one.status is Status.SILENT]
    if changed or any(one.edit.kind.value not in _SAME_WORDS for one in silent):
        return Verdict.WORDS_CHANGED
    if any(one.omission for one in open_ones):
        return Verdict.ELLIPSIS
    return Verdict.LAYOUT_ONLY if silent or open_ones else Verdict.EXACT


def _uncovered(page: PageText, span: Span, own: Sequence[Passage]) -> Iterator[Span]:
    """Yields the words of a quotation that are in no passage of the record."""
    low, high = page.stream.within(span)
    start: int | None = None
    for at in range(low, high + 1):
        inside = at < high and not any(one.page.start <= page.stream.starts[at] < one.page.end for one in own)
        if inside and start is None:
            start = at
        elif not inside and start is not None:
            yield page.stream.cover(start, at)
            start = None


def _not_held(page: PageText, span: Span, echoes: Sequence[Checked], people: People) -> Quotation:
    near = people.speaking(page.text, span)
    same = [one for one in echoes if _shared(one.passage.page, span) * 2 > span.length]
    reuse = same[0].passage.reuse if same else None
    notes = {
        None: (),
        Reuse.COPY: (),
        Reuse.ECHO: ("the record has like words; nothing on the page ties these to them",),
        Reuse.SAME_SOURCE: ("the record quotes like words of a third party",),
    }[reuse]
    statements = tuple(one.passage.source.statement for one in same)
    claimed = near[1].cut(page.text) if near and reuse is not Reuse.SAME_SOURCE else None
    return Quotation(span, span.cut(page.text), Verdict.NOT_IN_RECORD, statements, (), (), claimed, reuse, notes)
