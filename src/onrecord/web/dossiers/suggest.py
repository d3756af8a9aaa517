"""What the program suggests for a dossier: passages, never claims.

Passages come from a search of the dossier's terms, from standing formulations that hold one, from wording that changed
or is no longer said, from answers that were put off, and from questions that were not answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from attrs import frozen

from onrecord.analysis.formulations.issues import Issue
from onrecord.analysis.formulations.shift import Fate
from onrecord.errors import OnRecordError
from onrecord.model.ids import parse_ref
from onrecord.pipeline import standing
from onrecord.pipeline.compare import compare, since
from onrecord.pipeline.replied import replied
from onrecord.web.dossiers import models
from onrecord.web.dossiers.evidence.pin import pinned
from onrecord.web.dossiers.shapes import Dossier, Evidence
from onrecord.web.dossiers.told import told
from onrecord.web.record.book import Book
from onrecord.web.record.promises import promises

MOST: Final = 40
"""So many suggestions of one source at a time."""
_LONGEST: Final = 1_200


@frozen
class Passage:
    """Words of a statement, who found them, and why."""

    source: str
    why: str
    statement: str
    words: str = ""
    phrase: str = ""


def suggest(row: models.Dossier, book: Book) -> int:
    """Writes new suggestions for a dossier; returns how many. What was suggested or is quoted already is left out."""
    one = told(row)
    quoted = {(each.statement.partition("@")[0], each.words) for each in one.evidence()}
    made = 0
    for passage in passages(one, book):
        made += keep(row, passage, book, quoted) is not None
    return made


def keep(
    row: models.Dossier, one: Passage, book: Book, quoted: Iterable[tuple[str, str]] = (), by: object = None
) -> models.Suggestion | None:
    """Writes a passage as a suggestion, None where the same stands there already; raises nothing for words not found."""
    try:
        held = pinned(Evidence(one.words, statement=one.statement, sentence_with=one.phrase), book.store)
    except OnRecordError:
        return None
    statement, _, revision = held.statement.partition("@r")
    if (statement, held.words) in quoted or len(held.words) > _LONGEST:
        return None
    made, is_new = models.Suggestion.objects.get_or_create(
        dossier=row,
        source=one.source,
        statement=statement,
        digest=held.digest,
        defaults={
            "why": one.why[:300],
            "revision": int(revision),
            "start": held.start,
            "end": held.end,
            "words": held.words,
            "day": held.date,
            "by": by,
        },
    )
    return made if is_new else None


def passages(one: Dossier, book: Book) -> Iterator[Passage]:
    """Yields what may matter, at most `MOST` from each source."""
    for found in (
        _searched(one, book),
        _standing(one, book),
        _changed(one, book),
        _put_off(one, book),
        _asked(one, book),
    ):
        yield from islice(found, MOST)


def issue_of(one: Dossier) -> Issue:
    """Returns the dossier's terms as an issue."""
    terms: dict[str, tuple[str, ...]] = {}
    for term in one.terms:
        for language, forms in term.forms.items():
            terms[language] = (*terms.get(language, ()), *forms)
    return Issue(one.slug, one.slug, terms)


def _searched(one: Dossier, book: Book) -> Iterator[Passage]:
    forms = [form for term in one.terms for held in term.forms.values() for form in held]
    each = max(MOST // max(len(forms), 1), 3)
    for form in forms:
        plain = form.replace('"', " ")
        for hit in book.finder.search(f'"{plain}"', limit=each, exact=True).hits:
            yield Passage("search", form, hit.row.id, phrase=form)


def _standing(one: Dossier, book: Book) -> Iterator[Passage]:
    issue = issue_of(one)
    for actor in one.actors:
        for language in issue.terms if actor.office else ():
            for found in standing.standing(book.store, actor.office, language):
                if not issue.about(found.text, language):
                    continue
                plain = found.text.replace('"', " ")
                for hit in book.finder.search(
                    f'"{plain}" office:{actor.office}', limit=1, sort="date", exact=True
                ).hits:
                    yield Passage("formulation", f"{found.text} ({found.days})", hit.row.id, phrase=found.text)


def _changed(one: Dossier, book: Book) -> Iterator[Passage]:
    days = one.days()
    if not days or not one.terms:
        return
    windows = since(days[len(days) // 2])
    fates = {Fate.CHANGED: "changed", Fate.DROPPED: "dropped", Fate.FELL: "dropped"}
    for found in compare(book.store, *windows, issue=issue_of(one)):
        for wording in found.shift.of(*fates):
            why = f"{wording.text} → {wording.became}" if wording.became else wording.text
            for statement in _saying(book, wording.example, wording.text):
                yield Passage(fates[wording.fate], why, statement, phrase=wording.text)


def _saying(book: Book, exchange: str, phrase: str) -> Iterator[str]:
    """Yields the statement of an exchange in which the office says a phrase."""
    ref = parse_ref(exchange)
    revision = book.store.revision(str(ref.edition_id), ref.revision)
    for one in revision.statements:
        if one.kind.value != "question" and ref.item == f"x{one.exchange}" and phrase.casefold() in one.text.casefold():
            yield revision.ref(one)
            return


def _put_off(one: Dossier, book: Book) -> Iterator[Passage]:
    issue = issue_of(one)
    for found in promises(book).promises:
        if issue.about(f"{found.asked}\n{found.words}", found.language):
            yield Passage("promise", f"{found.state}: {found.asked}", found.answer, found.words)


def _asked(one: Dossier, book: Book) -> Iterator[Passage]:
    issue = issue_of(one)
    offices = {actor.office for actor in one.actors if actor.office}
    for found in replied(book.store):
        if found.office in offices and found.outcome == "not_answered" and issue.about(found.question, found.language):
            yield Passage("question", _opening(found.answer), found.question_id, found.question)


def _opening(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 200 else line[:199] + "…"
