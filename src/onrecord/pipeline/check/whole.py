"""What a reprint leaves out of a briefing, puts in, and prints in another order."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from onrecord.analysis.reuse.passage import Mode, Passage
from onrecord.analysis.reuse.token_stream import token_stream
from onrecord.model.revision import Revision
from onrecord.model.statement import Kind, Statement
from onrecord.model.transcript import Nature, Transcript
from onrecord.pipeline.check.claims import People
from onrecord.pipeline.check.fidelity import Added, Cut, Omitted
from onrecord.text.span import Span

LEAST = 30.0
"""So many words of a briefing make a page a reprint of it."""
_SHOWN = 160
_CUT, _ADDED, _ALONE = 4, 2, 6
"""Fewest words of a cut, of an addition inside a statement, and of a statement that the record does not have at all."""


def reprinted_edition(transcript: Transcript, passages: Sequence[Passage]) -> str | None:
    """Returns the edition that a page reprints, None for a page that only quotes."""
    weights = Counter[str]()
    for one in passages:
        if one.mode is Mode.REPRINT:
            weights[one.source.edition] += round(one.weight)
    if not weights or transcript.nature not in {Nature.REPRINT, Nature.OFFICIAL, Nature.OTHER}:
        return None
    edition, weight = weights.most_common(1)[0]
    return edition if weight >= LEAST else None


def omitted(revision: Revision, passages: Sequence[Passage], text: str) -> Iterator[Omitted]:
    """Yields the exchanges and announcements of a revision of which the page has nothing."""
    held = {one.source.short for one in passages if one.source.edition == revision.edition}
    here = token_stream(text).codes.tobytes()
    exchanges = revision.exchanges()
    for one in revision.statements:
        if one.exchange == 0 and one.kind is Kind.SPEECH and one.id not in held and not _printed(one.text, here):
            yield Omitted(None, (revision.ref(one),), one.text[:_SHOWN])
    for number, statements in exchanges.items():
        if held.isdisjoint(one.id for one in statements) and not all(_printed(one.text, here) for one in statements):
            refs = tuple(revision.ref(one) for one in statements)
            yield Omitted(revision.exchange_ref(number), refs, statements[0].text[:_SHOWN])


def _printed(words: str, page: bytes) -> bool:
    """Tells whether a page has the words without a change: a few words are too short to be found as a passage."""
    codes = token_stream(words).codes.tobytes()
    at = page.find(codes)
    while at >= 0 and at % 4:
        at = page.find(codes, at + 1)
    return at >= 0


def cuts(passages: Sequence[Passage], edition: str) -> Iterator[Cut]:
    """Yields what a reprint does not print of the statements it has, before, behind and between its passages."""
    covered: dict[str, list[Span]] = defaultdict(list)
    sources = {}
    for one in passages:
        if one.mode is Mode.REPRINT and one.source.edition == edition:
            covered[one.source.statement].append(one.record)
            sources[one.source.statement] = one.source
    for statement, spans in covered.items():
        text = sources[statement].text
        for gap in _gaps(spans, len(text)):
            if len(token_stream(gap.cut(text))) >= _CUT:
                yield Cut(statement, gap, gap.cut(text).strip())


def additions(
    transcript: Transcript, text: str, passages: Sequence[Passage], revision: Revision, people: People
) -> Iterator[Added]:
    """Yields what a reprint prints as said that the record does not have; `text` is without furniture.

    That is what no passage covers inside a statement, and a statement of which the revision has nothing; `people` tell
    whether it is given as somebody's of the record.
    """
    record = token_stream("\n".join(one.text for one in revision.statements)).codes.tobytes()
    for statement in transcript.statements:
        spans = [one.page for one in passages if one.page.meets(statement.span)]
        if not spans and _printed(statement.text, record):
            continue
        for gap in _gaps([one.shift(-statement.span.start) for one in spans], statement.span.length):
            here = gap.shift(statement.span.start)
            words = token_stream(here.cut(text))
            if len(words) >= (_ADDED if spans else _ALONE):
                place = words.cover(0, len(words)).shift(here.start)
                yield Added(place, place.cut(text), None if spans else _claimed(statement, transcript, people))


def _claimed(one: Statement, transcript: Transcript, people: People) -> str | None:
    """Returns whose words a page says a statement is, who presides where an answer names nobody; None of nobody in the record."""
    presider = transcript.briefing.presider if transcript.briefing else None
    speaker = one.speaker or (presider if one.kind is Kind.ANSWER else None)
    return speaker if speaker is not None and one.kind is not Kind.QUESTION and people.knows(speaker) else None


def _gaps(spans: Sequence[Span], length: int) -> Iterator[Span]:
    done = 0
    for one in sorted(spans):
        if one.start > done:
            yield Span(done, one.start)
        done = max(done, one.end)
    if done < length:
        yield Span(done, length)


def moved(passages: Sequence[Passage], revision: Revision) -> tuple[int, ...]:
    """Returns the places, in the list given, of the fewest passages that would have to move to stand in the record's order."""
    order = {one.id: at for at, one in enumerate(revision.statements)}
    own = [
        (at, (order[one.source.short], one.record.start))
        for at, one in enumerate(passages)
        if one.mode is Mode.REPRINT and one.source.edition == revision.edition and one.source.short in order
    ]
    kept = _longest_rising([key for _, key in own])
    return tuple(at for number, (at, _) in enumerate(own) if number not in kept)


def _longest_rising(keys: Sequence[tuple[int, int]]) -> set[int]:
    ends: list[tuple[int, int]] = []
    where: list[int] = []
    before = [-1] * len(keys)
    for number, key in enumerate(keys):
        at = bisect_left(ends, key)
        before[number] = where[at - 1] if at else -1
        ends[at : at + 1] = [key]
        where[at : at + 1] = [number]
    found = set[int]()
    number = where[-1] if where else -1
    while number >= 0:
        found.add(number)
        number = before[number]
    return found
