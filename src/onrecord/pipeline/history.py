"""The history of a phrase: first and last use, uses by period with what they stand against, every use with its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Final

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.pipeline.other_language import Counterpart, counterparts
from onrecord.pipeline.periods import By, Held, held_of, occasions, period_of
from onrecord.pipeline.phrase_uses import PhraseUses, Scope, Use
from onrecord.pipeline.variant_uses import UsedVariant, used_variants
from onrecord.record.store import Store
from onrecord.search import Finder

SCHEMA: Final = "onrecord.history/1"


@frozen
class Form:
    """A phrase as it is written in one language, and how often."""

    text: str
    language: str | None
    uses: int


@frozen
class Period:
    """A month or year: uses, statements with one, and all statements, briefings and expected briefings they stand against."""

    period: str
    uses: int
    said_in: int
    statements: int
    briefings: int
    expected: int | None


@frozen
class Asked:
    """How often those who ask said the phrase, which is no use by the office."""

    uses: int
    first: Use | None
    last: Use | None


@frozen
class History:
    """What the record knows of a phrase. `uses` come by date; undated ones first. `days` counts days with a use."""

    phrase: str
    scope: Scope
    by: By
    forms: tuple[Form, ...]
    first: Use | None
    last: Use | None
    days: int
    periods: tuple[Period, ...]
    coverage: Held
    asked: Asked
    uses: tuple[Use, ...]
    variants: tuple[UsedVariant, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()

    @property
    def said_in(self) -> int:
        """Returns in how many statements the phrase stands."""
        return len({one.statement for one in self.uses})

    def as_dict(self) -> dict[str, Any]:
        """Returns the history as values that JSON knows: what `onrecord history --json` prints."""
        return {
            "schema": SCHEMA,
            "phrase": self.phrase,
            "said_by": self.scope.said_by,
            "forms": [{"text": one.text, "language": one.language, "uses": one.uses} for one in self.forms],
            "first": self.first and self.first.as_dict(),
            "last": self.last and self.last.as_dict(),
            "days": self.days,
            "statements": self.said_in,
            "periods": [
                {
                    "period": one.period,
                    "uses": one.uses,
                    "said_in": one.said_in,
                    "statements": one.statements,
                    "briefings": one.briefings,
                    "expected": one.expected,
                }
                for one in self.periods
            ],
            "coverage": self.coverage.as_dict(),
            "asked": {
                "uses": self.asked.uses,
                "first": self.asked.first and self.asked.first.as_dict(),
                "last": self.asked.last and self.asked.last.as_dict(),
            },
            "variants": [one.as_dict() for one in self.variants],
            "other_language": [one.as_dict() for one in self.counterparts],
            "uses": [one.as_dict() for one in self.uses],
        }


def history(
    store: Store, finder: Finder, phrase: str, *, scope: Scope | None = None, by: By = "month", around: bool = True
) -> History:
    """Returns the history of a phrase; with `around` also its variants and what is said for it in other languages.

    Raises UsageError for a phrase without a letter or digit, and for days that end before they begin.
    """
    asked_for = scope or Scope()
    if asked_for.after and asked_for.before and asked_for.after > asked_for.before:
        raise UsageError(f"`{asked_for.after}..{asked_for.before}` ends before it begins")
    finder.index.refresh()
    found = PhraseUses(finder, phrase, asked_for)
    uses = tuple(found.uses())
    dated = [one for one in uses if one.date is not None]
    return History(
        phrase=phrase,
        scope=asked_for,
        by=by,
        forms=_forms(uses),
        first=dated[0] if dated else None,
        last=dated[-1] if dated else None,
        days=len({one.date for one in dated}),
        periods=_periods(store, finder, asked_for, by, dated),
        coverage=held_of(store, finder, asked_for),
        asked=_asked(finder, phrase, asked_for),
        uses=uses,
        variants=tuple(used_variants(finder, phrase, asked_for)) if around else (),
        counterparts=tuple(counterparts(store, finder, uses)) if around else (),
    )


def _forms(uses: Iterable[Use]) -> tuple[Form, ...]:
    counted = Counter((" ".join(one.exact.split()), one.language) for one in uses)
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0][0], one[0][1] or ""))
    return tuple(Form(text, language, times) for (text, language), times in ranked)


def _periods(store: Store, finder: Finder, scope: Scope, by: By, uses: Sequence[Use]) -> tuple[Period, ...]:
    times = Counter(period_of(one.date, by) for one in uses)
    said_in = Counter(name for _, name in {(one.statement, period_of(one.date, by)) for one in uses})
    return tuple(
        Period(name, times[name], said_in[name], held.statements, held.briefings, held.expected)
        for name, held in occasions(store, finder, scope, by).items()
    )


def _asked(finder: Finder, phrase: str, scope: Scope) -> Asked:
    asking = Scope("askers", scope.office, scope.language, scope.after, scope.before)
    uses = [one for one in PhraseUses(finder, phrase, asking).uses() if one.date is not None]
    return Asked(len(uses), uses[0] if uses else None, uses[-1] if uses else None)
