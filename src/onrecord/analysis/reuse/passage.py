"""A passage of a page beside the words of the record that it has, and what sort of reuse it is."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from enum import StrEnum

import numpy as np
from attrs import evolve, field, frozen

from onrecord.analysis.reuse.corroborate import in_time, named
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.match import match_page
from onrecord.analysis.reuse.page_search import Found
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.quotations import quotations
from onrecord.analysis.reuse.source import Source
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.text.span import Span

LONG = 40.0
"""So many words without quotation marks are a reprint, not a reporter's own sentence."""
TELLING = 12.0
"""Words from which on a passage is a copy whoever is named beside it; fewer need the speaker's name or the day."""
UNMARKED = 9.0
SHORTEST = 4.0
FORMULA = 4
"""In so many briefings words stand that are a formula and not one day's."""
_LIKE = 0.9
_FAR, _NEAR = 0.5, 0.7
"""A sentence without quotation marks that has fewer of its words is told in other words."""


class Reuse(StrEnum):
    """What sort of reuse a passage is; only a copy is reported as words of the record."""

    COPY = "copy"
    ECHO = "echo"
    """A formula, or words that many say: nothing ties them to one briefing."""
    SAME_SOURCE = "same-upstream-source"
    """Words of a third party that both the page and the record quote."""


class Mode(StrEnum):
    """How a page shows the words."""

    REPRINT = "reprint"
    QUOTATION = "quotation"
    UNMARKED = "unmarked"


@frozen
class Stretch:
    """A run of a page that is a run of a statement, some words changed."""

    page: Span
    record: Span


@frozen
class Passage:
    """A run of a page that has a statement's words.

    `stretches` follow each other with words left out or put in as a whole between them. `others` are statements with
    the same words, `weight` is how many words it has (a Chinese character counts 0.6), `likeness` the share unchanged.
    """

    page: Span
    record: Span
    source: Source = field(repr=False)
    mode: Mode
    reuse: Reuse
    stretches: tuple[Stretch, ...] = field(repr=False)
    weight: float
    likeness: float
    others: tuple[Source, ...] = field(default=(), repr=False)
    timely: bool | None = None
    named: Span | None = None


def passages(index: ReuseIndex, page: PageText) -> list[Passage]:
    """Returns the passages of a page that the record has, in page order."""
    found = [_passage(index, page, one) for one in match_page(index, page)]
    held = [one for one in found if one is not None]
    tied = {one.source.briefing for one in held if one.reuse is Reuse.COPY and one.weight >= TELLING}
    reprinted = {one.source.edition for one in held if one.reuse is Reuse.COPY and one.mode is Mode.REPRINT}
    return [_tied(one, tied, reprinted) for one in held]


def _passage(index: ReuseIndex, page: PageText, found: Found) -> Passage | None:
    source = index.source(found.match.statement)
    said = token_stream(source.text)
    stretches = tuple(
        Stretch(page.stream.cover(one.page, one.page_end), said.cover(one.record, one.record_end))
        for one in found.match.stretches
        if one.page < one.page_end and one.record < one.record_end
    )
    if not stretches:
        return None
    span = Span(stretches[0].page.start, stretches[-1].page.end)
    record = Span(stretches[0].record.start, stretches[-1].record.end)
    low, high = found.match.page
    weight = page.weight(low, high) * min(found.match.matched / max(high - low, 1), 1.0)
    mode = _mode(page, low, high)
    others = tuple(index.source(one) for one in found.others)
    near = named(page.text, span, source.names)
    timely = in_time(page.day, source.date)
    made = Passage(
        span, record, source, mode, Reuse.COPY, stretches, weight, found.match.likeness, others, timely, near
    )
    return evolve(made, reuse=_reuse(made))


def _mode(page: PageText, low: int, high: int) -> Mode:
    if float(np.mean(page.printed[low:high])) >= 0.5:
        return Mode.REPRINT
    if float(np.mean(page.quoted[low:high])) >= 0.5:
        return Mode.QUOTATION
    return Mode.REPRINT if page.weight(low, high) >= LONG else Mode.UNMARKED


def _reuse(one: Passage) -> Reuse:
    briefings = {one.source.briefing, *(other.briefing for other in one.others)}
    corroborated = one.named is not None and one.timely is not False
    if one.mode is Mode.QUOTATION and one.named is None and _quoted_in_record(one):
        return Reuse.SAME_SOURCE
    if one.weight < LONG and len(briefings) >= FORMULA and not corroborated:
        return Reuse.ECHO
    if one.mode is Mode.UNMARKED and one.likeness < _NEAR:
        return Reuse.ECHO
    least = {Mode.QUOTATION: TELLING * _LIKE, Mode.UNMARKED: TELLING, Mode.REPRINT: UNMARKED}[one.mode]
    return Reuse.COPY if one.weight >= least or (corroborated and _enough(one)) else Reuse.ECHO


def _enough(one: Passage) -> bool:
    """Tells whether a short passage has enough words for one that a name and a day speak for."""
    return one.mode is Mode.QUOTATION or one.weight >= UNMARKED


def _quoted_in_record(one: Passage) -> bool:
    """Tells whether the speaker, too, was quoting."""
    inside = (span for span in quotations(one.source.text) if span.meets(one.record))
    return any(
        min(span.end, one.record.end) - max(span.start, one.record.start) >= 0.8 * one.record.length for span in inside
    )


def _tied(one: Passage, briefings: AbstractSet[str], reprinted: AbstractSet[str]) -> Passage:
    """Returns the passage, a short one as a copy where the page has more of the same briefing."""
    if one.reuse is not Reuse.ECHO or one.source.briefing not in briefings:
        return one
    if one.mode is Mode.UNMARKED:
        beside = one.source.edition in reprinted
        told = one.weight >= (SHORTEST if beside else UNMARKED) and one.likeness >= (_FAR if beside else _NEAR)
    else:
        told = one.weight >= SHORTEST
    return evolve(one, reuse=Reuse.COPY) if told else one
