"""A page or a draft checked against a record."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Iterator, Sequence

from attrs import evolve

from onrecord.analysis.reuse.grade import graded
from onrecord.analysis.reuse.index import ReuseIndex
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Mode, Passage, Reuse, passages
from onrecord.analysis.reuse.source import Source
from onrecord.model.transcript import Leftover, Transcript
from onrecord.offices import offices
from onrecord.pipeline.check.claims import People, people_of, quotation_claims, reprint_claims
from onrecord.pipeline.check.fidelity import Added, Checked, Cut, Fidelity, Framing, Held, Omitted
from onrecord.pipeline.check.framing import framing
from onrecord.pipeline.check.page_given import Given, page_text, transcript_of
from onrecord.pipeline.check.reuse_index import reuse_index
from onrecord.pipeline.check.verdicts import quotations_checked, short_quotations
from onrecord.pipeline.check.versions import versions
from onrecord.pipeline.check.whole import additions, cuts, moved, omitted, reprinted_edition
from onrecord.pipeline.opened import Record
from onrecord.record.coverage import coverage, total_of
from onrecord.record.store import Store
from onrecord.text.span import Span

_EXACT, _TELLING = 0.95, 7.0
"""A quotation as like and as long as this comes from the one statement that has its words, whoever is said to have said it."""
_LEDES = ("republisher-lede", "standfirst", "lede")


def check(page: Given, record: Record | Store) -> Fidelity:
    """Returns how a page differs from the record: a path, an address, the bytes of a page or draft, or a transcript.

    The index of copies beside the record is made or brought up to date first. Raises CaptureError when the page cannot
    be had, ReadingError when it cannot be read, RecordError when the record cannot.
    """
    store = record if isinstance(record, Store) else record.store
    return check_with(reuse_index(store), transcript_of(page), store)


def check_with(index: ReuseIndex, transcript: Transcript, store: Store) -> Fidelity:
    """Returns the same with an index that is open already: for many pages one after the other."""
    page = page_text(transcript)
    people = _people(index)
    found = [_claimed(one, page, people) for one in passages(index, page)]
    copies = [_checked(store, page, one) for one in found if one.reuse is Reuse.COPY]
    echoes = [
        _checked(store, page, one) for one in found if one.reuse is not Reuse.COPY and one.mode is not Mode.UNMARKED
    ]
    own = [one.passage for one in copies]
    claims = [
        claim
        for one in own
        if one.mode is Mode.QUOTATION
        for claim in quotation_claims(one, page.text, page.day, people)
    ]
    claims += reprint_claims(transcript, own)
    left, cut, added, order = _whole(store, transcript, page, own, people)
    head, lede = _framings(store, transcript, own)
    return Fidelity(
        transcript=transcript,
        passages=tuple(copies),
        quotations=tuple(quotations_checked(page, copies, echoes, claims, people)),
        omitted=left,
        cut=cut,
        added=added,
        moved=order,
        headline=head,
        lede=lede,
        attribution=tuple(claims),
        coverage=_held(store),
        echoes=tuple(echoes),
        editions=tuple(_other_editions(store, own)),
        notes=(*_notes(transcript, copies), *short_quotations(page, copies, people)),
    )


def _claimed(one: Passage, page: PageText, people: People) -> Passage:
    """Returns a passage, one that the page gives as words of somebody else of the record as a copy: the claim is what is wrong."""
    exact = one.likeness >= _EXACT and one.weight >= _TELLING and not one.others
    if one.reuse is Reuse.ECHO and one.mode is Mode.QUOTATION and exact and people.speaking(page.text, one.page):
        return evolve(one, reuse=Reuse.COPY)
    return one


def _checked(store: Store, page: PageText, passage: Passage) -> Checked:
    edits = tuple(graded(passage, page.text, page.quotations))
    return Checked(passage, edits, tuple(versions(store, page, passage, edits)))


def _people(index: ReuseIndex) -> People:
    institutions = {name for one in offices().values() for name in (*one.names.values(), one.publisher)}
    return people_of((name for row in index.edition_rows() for name in row.names), institutions)


Whole = tuple[tuple[Omitted, ...], tuple[Cut, ...], tuple[Added, ...], tuple[int, ...]]


def _whole(store: Store, transcript: Transcript, page: PageText, own: Sequence[Passage], people: People) -> Whole:
    edition = reprinted_edition(transcript, own)
    if edition is None:
        return (), (), (), ()
    revision = store.revision(edition)
    return (
        tuple(omitted(revision, own, page.text)),
        tuple(cuts(own, edition)),
        tuple(additions(transcript, page.text, own, revision, people)),
        moved(own, revision),
    )


def _known(store: Store, sources: Sequence[Source]) -> Iterator[str]:
    """Yields what the briefings themselves vouch for: who speaks, for whom, on what day, under what title."""
    yield from dict.fromkeys(name for one in sources for name in one.names)
    for edition in dict.fromkeys(one.edition for one in sources):
        row = store.revision_rows(edition)[-1]
        yield row.title or ""
    for day in dict.fromkeys(one.date for one in sources if one.date is not None):
        yield f"{month_name[day.month]} {day.day} {day.year} {day.year}年{day.month}月{day.day}日"


def _framings(store: Store, transcript: Transcript, own: Sequence[Passage]) -> tuple[Framing | None, Framing | None]:
    sources = list({one.source.statement: one.source for one in own}.values())
    known = [*_known(store, sources)]
    title = transcript.page.title
    lede = _lede(transcript, [one.page for one in own])
    return (
        framing(title, sources, known) if title and sources else None,
        framing(lede, sources, known) if lede and sources else None,
    )


def _lede(transcript: Transcript, taken: Sequence[Span]) -> str | None:
    """Returns the first words behind the headline that are the page's own."""
    pieces = [one for one in transcript.page.remainder if one.reason != "headline"]
    first = next((one for one in pieces if one.reason in _LEDES), None) or next(iter(pieces), None)
    return None if first is None or any(one.meets(first.span) for one in taken) else _first_line(first)


def _first_line(one: Leftover) -> str:
    return one.text.strip().partition("\n")[0]


def _held(store: Store) -> Held:
    found = total_of(coverage(store))
    return Held(
        expected=found.expected,
        held=found.held,
        statements=found.statements,
        briefings=found.briefings,
        other_pages=found.other_pages,
        offices=found.offices,
        first=found.first,
        last=found.last,
    )


def _other_editions(store: Store, own: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Yields the editions of the briefings found that are in another language than the page's words."""
    used = {one.source.edition for one in own}
    for briefing in dict.fromkeys(one.source.briefing for one in own):
        for edition in store.editions(briefing):
            if edition.primary and edition.id not in used:
                yield edition.id, edition.language


def _notes(transcript: Transcript, copies: Sequence[Checked]) -> Iterator[str]:
    languages = {one.passage.source.language for one in copies}
    printed = transcript.briefing.language if transcript.briefing else None
    if printed == "zh-Hant" and "zh" in languages:
        yield "printed in traditional characters; compared in simplified ones"
    for one in copies:
        if not one.passage.source.newest:
            source = one.passage.source
            yield f"words of {source.statement} as captured at {source.captured}; the office's page says otherwise since"
    if any(one.passage.source.digest == transcript.capture.sha256 for one in copies):
        yield "this very page is the record's own capture of these statements"
