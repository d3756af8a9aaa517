"""What a briefing says for the first time, what it says again after long, and how much of it was said before."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Final

from attrs import frozen

from onrecord.analysis.formulations.phrases_of import phrases_of
from onrecord.analysis.formulations.runs import FirstSeen
from onrecord.analysis.formulations.units import one_line, units
from onrecord.errors import UsageError
from onrecord.model.revision import Revision
from onrecord.model.statement import Kind, Statement
from onrecord.pipeline.first_seen import first_seen
from onrecord.pipeline.periods import Held, held_of
from onrecord.pipeline.phrase_uses import Scope, day_of, scoped
from onrecord.record.rows import EditionRow
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.search.phrases import phrase
from onrecord.text.sentences import sentences

SCHEMA: Final = "onrecord.new/1"
ABSENT_DAYS: Final = 180
"""After so many days without it a phrase is back."""
_MOST = 40
_SENTENCES = 10
_SENTENCE_UNITS = 8


@frozen
class NewPhrase:
    """A phrase said for the first time: how often in this briefing, on how many later days, and where."""

    text: str
    times: int
    later_days: int
    statement: str
    sentence: str


@frozen
class Return:
    """A phrase said again: the last day before, days of absence, days with it before that, and where it stands now."""

    text: str
    last: date
    absent: int
    days: int
    statement: str
    sentence: str


@frozen
class NewSentence:
    """A sentence with how many of its units (characters, words) stand in no run said on an earlier day."""

    text: str
    new: int
    units: int
    statement: str


@frozen
class Novelty:
    """What is new in one edition. `share` is the share of its text said on an earlier day, None with nothing to compare."""

    briefing: str
    edition: str
    language: str
    day: date
    first: tuple[NewPhrase, ...]
    returns: tuple[Return, ...]
    sentences: tuple[NewSentence, ...]
    share: float | None
    coverage: Held

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows: what `onrecord new --json` prints."""
        return {
            "schema": SCHEMA,
            "briefing": self.briefing,
            "edition": self.edition,
            "language": self.language,
            "date": self.day.isoformat(),
            "said_before": None if self.share is None else round(self.share, 4),
            "coverage": self.coverage.as_dict(),
            "first": [
                {"text": one.text, "times": one.times, "later_days": one.later_days, "statement": one.statement,
                 "sentence": one.sentence} for one in self.first
            ],
            "returns": [
                {"text": one.text, "last": one.last.isoformat(), "absent_days": one.absent, "days_before": one.days,
                 "statement": one.statement, "sentence": one.sentence} for one in self.returns
            ],
            "sentences": [
                {"text": one.text, "new": one.new, "units": one.units, "statement": one.statement} for one in self.sentences
            ],
        }  # fmt: skip


def novelty(store: Store, finder: Finder, briefing: str) -> list[Novelty]:
    """Returns what is new in each primary edition of a briefing; raises UsageError for one without a date."""
    finder.index.refresh()
    return [_of_edition(store, finder, one) for one in chosen(store, briefing)]


def chosen(store: Store, briefing: str) -> list[EditionRow]:
    """Returns the primary editions that a name means: of a briefing all, of an edition itself; the newest for `latest`."""
    if briefing == "latest":
        held = [one for one in store.briefings() if one.is_briefing and one.date is not None]
        if not held:
            raise UsageError("the record holds no briefing with a date")
        briefing = held[-1].id
    if briefing.count("/") > 1:
        return [store.edition(briefing)]
    store.briefing(briefing)
    return [one for one in store.editions(briefing) if one.primary]


def _of_edition(store: Store, finder: Finder, row: EditionRow) -> Novelty:
    revision = store.revision(row.id)
    day = revision.briefing.date
    if day is None:
        raise UsageError(f"{row.id} has no date, so that nothing is earlier")
    language = row.language.partition("-")[0]
    office = row.briefing.partition("/")[0]
    scope = Scope(office=office, language=language)
    said = list(own_words(revision))
    found = _Phrases(finder, scope, day, revision, said)
    seen = first_seen(store, office, language)
    earlier = any(one < day for one in seen.days_held)
    told = [seen.runs.repeated(one.text, day) for one in said]
    total = sum(one.units for one in told)
    return Novelty(
        briefing=row.briefing,
        edition=row.id,
        language=language,
        day=day,
        first=tuple(found.first()) if earlier else (),
        returns=tuple(found.returns()),
        sentences=tuple(_sentences(revision, said, seen.runs, day)) if earlier else (),
        share=sum(one.before for one in told) / total if total and earlier else None,
        coverage=held_of(store, finder, Scope(office=office, language=language, before=day)),
    )


def own_words(revision: Revision) -> Iterator[Statement]:
    """Yields the office's own statements of a revision."""
    return (one for one in revision.statements if one.kind in {Kind.ANSWER, Kind.SPEECH})


class _Phrases:
    """The phrases of an edition held against the index, the shortest first: what holds a new phrase is new itself."""

    def __init__(self, finder: Finder, scope: Scope, day: date, revision: Revision, said: Sequence[Statement]) -> None:
        self.finder, self.scope, self.day, self.revision, self.said = finder, scope, day, revision, said
        self.times = phrases_of("\n".join(one.text for one in said), scope.language or "")
        self.new: list[str] = []
        self.last: dict[str, date] = {}
        cores: list[str] = []
        for one in sorted(self.times, key=lambda one: (len(one), one)):
            if any(core in one for core in cores):
                self.new.append(one)
            elif (day_before := self._last_day(one)) is None:
                self.new.append(one)
                cores.append(one)
            else:
                self.last[one] = day_before

    def first(self) -> Iterator[NewPhrase]:
        """Yields what was never said before, what is said most and later again first; a part of one with the same fate is none."""
        later = self._later()
        ranked = sorted(self.new, key=lambda one: (-later[one], -self.times[one], -len(one), one))
        kept: list[str] = []
        for one in ranked:
            if len(kept) >= _MOST:
                break
            if later[one] + self.times[one] > 1 and not any(
                _much_alike(one, other) and later[one] <= later[other] for other in kept
            ):
                kept.append(one)
        for one in kept:
            yield NewPhrase(one, self.times[one], later[one], *self._place(one))

    def returns(self) -> Iterator[Return]:
        """Yields what is back after an absence, long phrases said on many days before it first."""
        before = self.day - timedelta(days=ABSENT_DAYS)
        made = [
            (one, last, len({*self._days(one, date.min, last)})) for one, last in self.last.items() if last <= before
        ]
        ranked = sorted(made, key=lambda one: (-weight(one[0], one[2]), one[0]))
        kept: list[str] = []
        for text, last, days in ranked:
            if days > 1 and len(kept) < _MOST and not any(_much_alike(text, other) for other in kept):
                kept.append(text)
                yield Return(text, last, (self.day - last).days, days, *self._place(text))

    def _later(self) -> dict[str, int]:
        """Returns on how many later days each new phrase is said; what holds a phrase never said again is not either."""
        found: dict[str, int] = {}
        never: list[str] = []
        for one in self.new:
            found[one] = 0
            if not any(other in one for other in never):
                found[one] = len({*self._days(one, self.day + timedelta(days=1), date.max)})
                if not found[one]:
                    never.append(one)
        return found

    def _query(self, words: str, low: date, high: date) -> Any:
        scope = Scope("office", self.scope.office, self.scope.language, low, high)
        return scoped(self.finder, scope, self.finder.index.engine.phrase(phrase(words).pieces))

    def _last_day(self, words: str) -> date | None:
        engine = self.finder.index.engine
        query = self._query(words, date.min, self.day - timedelta(days=1))
        hits = engine.search(query, limit=1, order="newest").hits
        return day_of(hits[0][0]) if hits else None

    def _days(self, words: str, low: date, high: date) -> list[date | None]:
        engine = self.finder.index.engine
        return [
            day_of(score) for score, _ in engine.search(self._query(words, low, high), limit=5_000, order="oldest").hits
        ]

    def _place(self, words: str) -> tuple[str, str]:
        for one in self.said:
            for span in sentences(one.text):
                sentence = one_line(one.text[span.start : span.end])
                if words in sentence:
                    return self.revision.ref(one), sentence
        return self.revision.id, ""


def weight(phrase: str, days: int) -> float:
    """Returns by how much a phrase is worth telling: its length times the logarithm of the days with it."""
    return len(units(phrase)) * math.log2(1 + days)


def _much_alike(one: str, other: str) -> bool:
    """Tells whether one phrase holds the other, or half of their short strings are the same."""
    if one in other or other in one:
        return True
    mine, its = ({text[at : at + 4] for at in range(len(text) - 3)} for text in (one, other))
    return 2 * len(mine & its) >= min(len(mine), len(its)) > 0


def _sentences(revision: Revision, said: Iterable[Statement], seen: FirstSeen, day: date) -> list[NewSentence]:
    found = []
    for one in said:
        for span in sentences(one.text):
            text = one.text[span.start : span.end]
            told = seen.repeated(text, day)
            if told.units >= _SENTENCE_UNITS:
                found.append(NewSentence(one_line(text), told.units - told.before, told.units, revision.ref(one)))
    return sorted(found, key=lambda one: (-one.new, one.statement, one.text))[:_SENTENCES]
