"""Verbs of the client: a phrase through time, what is new, what was dropped, ladders of formulas, replies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.client import answers
from onrecord.client.things import History, Raw
from onrecord.client.transport import MOST, Query, Transport, days


class WordVerbs:
    """What a site's record tells of words and replies."""

    transport: Transport

    def history(  # noqa: PLR0913  as many as `onrecord history` has
        self,
        phrase: str,
        *,
        by: str = "month",
        said_by: str = "office",
        office: str | None = None,
        language: str | None = None,
        after: date | None = None,
        before: date | None = None,
    ) -> History:
        """Returns the history of a phrase with all of its uses."""
        asked: Query = {
            "phrase": phrase, "by": by, "said_by": said_by, "office": office, "language": language, "limit": MOST,
            **days(after, before),
        }  # fmt: skip
        return answers.history(list(self.transport.pages("/history", asked)))

    def new(self, briefing: str = "latest") -> list[Raw]:
        """Returns what a briefing says for the first time, and what is back, for each of its editions."""
        return self.transport.listed("/new", {"briefing": briefing})

    def terms(self, briefing: str = "latest") -> list[Raw]:
        """Returns the terms of a briefing with their history, for each of its editions."""
        return self.transport.listed("/terms", {"briefing": briefing})

    def compare(
        self,
        before: str,
        after: str,
        *,
        issue: str | None = None,
        office: str | None = None,
        language: str | None = None,
    ) -> list[Raw]:
        """Returns what wording was kept, changed, dropped, new from one window (`2019..2021`) to another."""
        asked: Query = {"before": before, "after": after, "issue": issue, "office": office, "language": language}
        return self.transport.listed("/compare", asked)

    def dropped(
        self, since: date, *, issue: str | None = None, office: str | None = None, language: str | None = None
    ) -> list[Raw]:
        """Returns the wording that was said before a day and no longer, or much less, since; and what came instead."""
        asked: Query = {"since": since.isoformat(), "issue": issue, "office": office, "language": language}
        return self.transport.listed("/dropped", asked)

    def ladders(self) -> list[Raw]:
        """Returns the ladders of graded formulas that are known, each with where its order comes from."""
        return self.transport.listed("/ladders")

    def ladder(self, name: str, *, office: str | None = None, language: str | None = None) -> list[Raw]:
        """Returns how often, first and last each rung of a ladder was said, the mildest first."""
        return self.transport.listed(f"/ladders/{name}", {"office": office, "language": language})

    def tiers(self, phrases: Iterable[str], *, office: str | None = None, language: str | None = None) -> list[Raw]:
        """Returns how hot phrases are, year by year, by the share of the year's briefings that say them."""
        return self.transport.listed("/tiers", {"phrase": list(phrases), "office": office, "language": language})

    def replies(self, *, briefing: str | None = None, office: str | None = None) -> Iterator[Raw]:
        """Yields how questions were answered, with the words that show it."""
        return self.transport.items("/replies", {"briefing": briefing, "office": office, "limit": MOST})

    def reply_counts(
        self, *, by: str = "question-type", briefing: str | None = None, office: str | None = None
    ) -> list[Raw]:
        """Returns replies counted by type of question, or by outlet and type of question."""
        return self.transport.listed("/replies/counts", {"by": by, "briefing": briefing, "office": office})

    def followups(
        self,
        *,
        office: str | None = None,
        state: str | None = None,
        on: date | None = None,
        within: int = 30,
        lapse: int = 90,
    ) -> Iterator[Raw]:
        """Yields answers that were put off, and what later statements suggest; judged on a day, the last one held if not said."""
        asked: Query = {
            "office": office, "state": state, "on": on.isoformat() if on else None, "within": within, "lapse": lapse,
            "limit": MOST,
        }  # fmt: skip
        return self.transport.items("/followups", asked)
