"""Today's terms with their history: what a person compiles by hand from day to day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, Literal

from attrs import frozen

from onrecord.analysis.formulations.formulation import Sort
from onrecord.analysis.formulations.units import one_line
from onrecord.pipeline.novelty import Novelty, chosen, novelty, own_words, weight
from onrecord.pipeline.other_language import Counterpart, counterparts
from onrecord.pipeline.periods import Held
from onrecord.pipeline.phrase_uses import PhraseUses, Scope, Use
from onrecord.pipeline.standing import standing
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.text.sentences import sentences

SCHEMA: Final = "onrecord.terms/1"
Why = Literal["new", "back", "standing"]
EARLIER: Final = 3
"""How many earlier uses are told besides the first."""
_NEW, _BACK, _STANDING = 8, 8, 12
_LIKELY, _NEARLY = 0.5, 0.9
_FEWEST = 3


@frozen
class Term:
    """A term of a briefing. `why` says whether it is new, back after an absence, or standing; `days` counts days with it.

    `sentence` of `statement` says it today; `first` and `earlier` are uses on days before; `counterparts` are forms of
    other languages' editions, told with their counts.
    """

    text: str
    why: Why
    statement: str
    sentence: str
    days: int
    first: Use | None
    earlier: tuple[Use, ...]
    counterparts: tuple[Counterpart, ...]

    def as_dict(self) -> dict[str, Any]:
        """Returns the term as values that JSON knows."""
        return {
            "text": self.text,
            "why": self.why,
            "statement": self.statement,
            "sentence": self.sentence,
            "days": self.days,
            "first": self.first and self.first.as_dict(),
            "earlier": [one.as_dict() for one in self.earlier],
            "other_language": [one.as_dict() for one in self.counterparts],
        }


@frozen
class Terms:
    """The terms of one edition, and how much was searched for their history."""

    briefing: str
    edition: str
    language: str
    day: date
    presider: str | None
    title: str | None
    terms: tuple[Term, ...]
    coverage: Held

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows: what `onrecord terms --format json` prints."""
        return {
            "schema": SCHEMA,
            "briefing": self.briefing,
            "edition": self.edition,
            "language": self.language,
            "date": self.day.isoformat(),
            "presider": self.presider,
            "title": self.title,
            "coverage": self.coverage.as_dict(),
            "terms": [one.as_dict() for one in self.terms],
        }


def terms(store: Store, finder: Finder, briefing: str) -> list[Terms]:
    """Returns the terms of each primary edition of a briefing: new ones, those back after an absence, standing ones."""
    names = {one.id for one in chosen(store, briefing)}
    return [_of(store, finder, one) for one in novelty(store, finder, briefing) if one.edition in names]


def _of(store: Store, finder: Finder, found: Novelty) -> Terms:
    revision = store.revision(found.edition)
    scope = Scope(office=found.briefing.partition("/")[0], language=found.language)
    places = [(revision.ref(one), one.text) for one in own_words(revision)]
    picked = list(_picked(store, scope, found, places))
    return Terms(
        briefing=found.briefing,
        edition=found.edition,
        language=found.language,
        day=found.day,
        presider=revision.briefing.presider,
        title=revision.page.title,
        terms=tuple(_term(store, PhraseUses(finder, one[0], scope), found.day, one) for one in picked),
        coverage=found.coverage,
    )


_Picked = tuple[str, Why, str, str]


def _picked(store: Store, scope: Scope, found: Novelty, places: Sequence[tuple[str, str]]) -> Iterator[_Picked]:
    """Yields text, reason, statement and sentence of the terms: none inside another."""
    taken: list[str] = []
    for one in found.first[:_NEW]:
        taken.append(one.text)
        yield one.text, "new", one.statement, one.sentence
    for back in found.returns[:_BACK]:
        taken.append(back.text)
        yield back.text, "back", back.statement, back.sentence
    held = standing(store, scope.office or "", scope.language or "")
    stances = [one for one in held if one.sort is Sort.STANCE and one.first < found.day]
    stances.sort(key=lambda one: -weight(one.text, one.days))
    yield from islice(_standing([one.text for one in stances], taken, places), _STANDING)


def _standing(texts: Sequence[str], taken: list[str], places: Sequence[tuple[str, str]]) -> Iterator[_Picked]:
    for text in texts:
        wanted = text.casefold()
        if any(wanted in other.casefold() or other.casefold() in wanted for other in taken):
            continue
        place = next(((name, said) for name, said in places if wanted in one_line(said).casefold()), None)
        if place is not None:
            taken.append(text)
            cut = [one_line(place[1][one.start : one.end]) for one in sentences(place[1])]
            yield text, "standing", place[0], next((one for one in cut if wanted in one.casefold()), "")


def _is_likely(one: Counterpart) -> bool:
    """Tells that a form comes with the term by more than chance: always, or in most of many exchanges. Two of three are few."""
    return one.together == one.exchanges or one.together >= max(_FEWEST, _LIKELY * one.exchanges)


def _term(store: Store, uses: PhraseUses, day: date, picked: _Picked) -> Term:
    text, why, statement, sentence = picked
    every = [one for one in uses.uses() if one.date is not None]
    before = [one for one in every if one.date is not None and one.date < day]
    daily = list({one.date: one for one in before}.values())
    beside = counterparts(store, uses.finder, reversed(every))
    best = max((one.fit for one in beside), default=0.0)
    # What only stands near the term fits worse than what says it.
    likely = [one for one in beside if _is_likely(one) and one.fit >= max(_LIKELY, _NEARLY * best)]
    return Term(
        text=text,
        why=why,
        statement=statement,
        sentence=sentence,
        days=len(daily),
        first=daily[0] if daily else None,
        earlier=tuple(daily[1:][-EARLIER:]),
        counterparts=tuple(likely[:2]),
    )
