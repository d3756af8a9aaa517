"""How often each rung of a ladder was said, and how hot phrases are by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from attrs import frozen

from onrecord.analysis.formulations.ladders import Ladder, Rung, Tier, tier_of
from onrecord.pipeline.periods import briefings_of, period_of
from onrecord.pipeline.phrase_uses import PhraseUses, Scope
from onrecord.record.store import Store
from onrecord.search import Finder
from onrecord.search.index import briefing_key


@frozen
class RungUse:
    """A rung with the phrases that were met, statements and days with one, first and last day, days by year."""

    title: str
    met: tuple[tuple[str, int], ...]
    statements: int
    days: int
    first: date | None
    last: date | None
    years: tuple[tuple[str, int], ...]

    def as_dict(self) -> dict[str, Any]:
        """Returns the rung as values that JSON knows."""
        return {
            "title": self.title,
            "phrases": dict(self.met),
            "statements": self.statements,
            "days": self.days,
            "first": self.first and self.first.isoformat(),
            "last": self.last and self.last.isoformat(),
            "days_by_year": dict(self.years),
        }


@frozen
class Heat:
    """A phrase in a year: how many of the year's briefings say it, of how many, and the tier of that share."""

    phrase: str
    year: str
    said_in: int
    of: int
    tier: Tier

    def as_dict(self) -> dict[str, Any]:
        """Returns it as values that JSON knows."""
        return {
            "phrase": self.phrase,
            "year": self.year,
            "said_in": self.said_in,
            "briefings": self.of,
            "tier": self.tier.name,
        }


def climbed(finder: Finder, ladder: Ladder, scope: Scope) -> list[RungUse]:
    """Returns the rungs of a ladder with their uses, the mildest first."""
    finder.index.refresh()
    return [_rung(finder, ladder, rung, scope) for rung in ladder.rungs]


def _rung(finder: Finder, ladder: Ladder, rung: Rung, scope: Scope) -> RungUse:
    met: list[tuple[str, int]] = []
    days: Counter[date] = Counter()
    said: set[str] = set()
    for term in (term for some in rung.terms.values() for term in some):
        said_so = PhraseUses(finder, term.phrase, scope).uses()
        uses = [one for one in said_so if ladder.is_of(one.office) and term.stands(one.text, one.span)]
        if uses:
            met.append((term.phrase, len({one.statement for one in uses})))
        said.update(one.statement for one in uses)
        days.update(one.date for one in uses if one.date is not None)
    ordered = sorted(days)
    years = Counter(period_of(day, "year") for day in ordered)
    first, last = (ordered[0], ordered[-1]) if ordered else (None, None)
    return RungUse(rung.title, tuple(met), len(said), len(ordered), first, last, tuple(sorted(years.items())))


def heats(store: Store, finder: Finder, phrases: Sequence[str], scope: Scope) -> list[Heat]:
    """Returns how hot each phrase is in each year that has a briefing: years in order, phrases as given."""
    finder.index.refresh()
    held = {briefing_key(one.id, one.date): period_of(one.date, "year") for one in briefings_of(store, scope)}
    made = []
    for phrase in phrases:
        # What is said in interviews and written statements is said in no briefing.
        said = Counter(held[key] for key in PhraseUses(finder, phrase, scope).briefings() & held.keys())
        for year, briefings in sorted(Counter(held.values()).items()):
            made.append(Heat(phrase, year, said[year], briefings, tier_of(said[year] / briefings)))
    return made
