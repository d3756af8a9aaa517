"""Verbs: a phrase through time, what is new, what was dropped, ladders of formulas."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.analysis.formulations.issues import issue_of
from onrecord.analysis.formulations.ladders import ladder_of, ladders
from onrecord.analysis.formulations.shift import Fate
from onrecord.pipeline.compare import Days, days_of
from onrecord.pipeline.compare import compare as compared
from onrecord.pipeline.compare import since as since_day
from onrecord.pipeline.history import History
from onrecord.pipeline.history import history as made_history
from onrecord.pipeline.ladder import climbed, heats
from onrecord.pipeline.novelty import novelty
from onrecord.pipeline.periods import By
from onrecord.pipeline.phrase_uses import SaidBy, Scope
from onrecord.pipeline.terms import terms as made_terms
from onrecord.pipeline.verbs.opened import Opened, Raw

DROPPED = (Fate.DROPPED, Fate.FELL, Fate.CHANGED, Fate.NEW, Fate.ROSE)
"""What became of wording, where it is asked what is no longer said."""


class WordVerbs:
    """What a record tells of words."""

    def history(  # noqa: PLR0913  as many as `onrecord history` has
        self: Opened,
        phrase: str,
        *,
        by: By = "month",
        said_by: SaidBy = "office",
        office: str | None = None,
        language: str | None = None,
        after: date | None = None,
        before: date | None = None,
    ) -> History:
        """Returns the history of a phrase with all of its uses."""
        scope = Scope(said_by, office, language, after, before)
        return made_history(self.store, self.finder, phrase, scope=scope, by=by)

    def new(self: Opened, briefing: str = "latest") -> list[Raw]:
        """Returns what a briefing says for the first time, and what is back, for each of its editions."""
        return [one.as_dict() for one in novelty(self.store, self.finder, briefing)]

    def terms(self: Opened, briefing: str = "latest") -> list[Raw]:
        """Returns the terms of a briefing with their history, for each of its editions."""
        return [one.as_dict() for one in made_terms(self.store, self.finder, briefing)]

    def compare(
        self: Opened,
        before: str,
        after: str,
        *,
        issue: str | None = None,
        office: str | None = None,
        language: str | None = None,
    ) -> list[Raw]:
        """Returns what wording was kept, changed, dropped, new from one window (`2019..2021`) to another."""
        return shifts(self, (days_of(before), days_of(after)), (issue, office, language), tuple(Fate))

    def dropped(
        self: Opened, since: date, *, issue: str | None = None, office: str | None = None, language: str | None = None
    ) -> list[Raw]:
        """Returns the wording that was said before a day and no longer, or much less, since; and what came instead."""
        return shifts(self, since_day(since), (issue, office, language), DROPPED)

    def ladders(self: Opened) -> list[Raw]:
        """Returns the ladders of graded formulas that are known, each with where its order comes from."""
        return [
            {"id": one.id, "title": one.title, "source": one.source} for one in ladders(self.store.layout.root).values()
        ]

    def ladder(self: Opened, name: str, *, office: str | None = None, language: str | None = None) -> list[Raw]:
        """Returns how often, first and last each rung of a ladder was said, the mildest first."""
        found = ladder_of(name, self.store.layout.root)
        rungs = climbed(self.finder, found, Scope(office=office, language=language))
        return [
            {"schema": "onrecord.rung/1", "ladder": name, "level": at, **one.as_dict()}
            for at, one in enumerate(rungs, 1)
        ]

    def tiers(
        self: Opened, phrases: Iterable[str], *, office: str | None = None, language: str | None = None
    ) -> list[Raw]:
        """Returns how hot phrases are, year by year, by the share of the year's briefings that say them."""
        found = heats(self.store, self.finder, list(phrases), Scope(office=office, language=language))
        return [{"schema": "onrecord.tier/2", **one.as_dict()} for one in found]


def shifts(
    record: Opened,
    windows: tuple[Days, Days],
    only: tuple[str | None, str | None, str | None],
    fates: tuple[Fate, ...],
) -> list[Raw]:
    """Returns what became of wording from one window to another; `only` are an issue, an office, a language."""
    about = issue_of(only[0], record.store.layout.root) if only[0] else None
    found = compared(record.store, *windows, issue=about, office=only[1], language=only[2])
    return [one.as_dict(*fates) for one in found]
