"""What a search answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import Factory, frozen

from onrecord.search.compile import Used
from onrecord.search.row import Row
from onrecord.search.snippet import Snippet


@frozen
class Hit:
    """A statement found: its facts, the part that shows why, and its score (0 where the order is by date)."""

    row: Row
    snippet: Snippet
    score: float

    @property
    def id(self) -> str:
        """Returns the full id of the statement."""
        return self.row.id

    @property
    def briefing(self) -> str:
        """Returns the id of its briefing."""
        return self.row.briefing

    @property
    def office(self) -> str:
        """Returns the id of its press office."""
        return self.row.office

    @property
    def date(self) -> date | None:
        """Returns the day of the briefing."""
        return self.row.date

    @property
    def kind(self) -> str:
        """Returns what sort of statement it is."""
        return self.row.kind

    @property
    def language(self) -> str | None:
        """Returns the language of its edition."""
        return self.row.language

    @property
    def speaker(self) -> str | None:
        """Returns who speaks as printed; None where the page does not say it on the statement itself."""
        return self.row.speaker

    @property
    def outlet(self) -> str | None:
        """Returns who asks as printed."""
        return self.row.outlet

    @property
    def text(self) -> str:
        """Returns the words."""
        return self.row.text

    def as_dict(self) -> dict[str, Any]:
        """Returns the hit as values that JSON knows; spans count code points of the statement's text."""
        row = self.row
        return {
            "schema": "onrecord.hit/1",
            "id": row.id,
            "briefing": row.briefing,
            "edition": row.edition,
            "office": row.office,
            "date": None if row.date is None else row.date.isoformat(),
            "language": row.language,
            "kind": row.kind,
            "speaker": row.speaker,
            "outlet": row.outlet,
            "publisher": row.publisher,
            "presider": row.presider,
            "nature": row.nature,
            "primary": row.primary,
            "title": row.title,
            "exchange": row.exchange,
            "position": row.position,
            "snippet": self.snippet.text,
            "snippet_span": list(self.snippet.span),
            "marks": [list(one) for one in self.snippet.marks],
            "score": self.score,
            "text": row.text,
        }


@frozen
class Held:
    """What was looked through: how many statements, of which offices, from which month to which.

    `statements` are those that the filters let through (`filtered`: there were some), `copies` are statements of copies that
    were left out besides. `briefings` are those of the index, whatever the filters.
    The index cannot tell interviews and written statements from briefings; who has the record at hand says how many of
    `briefings` are such `other_pages`, and how many briefings are `held` of those `expected`.
    """

    statements: int
    briefings: int
    offices: tuple[str, ...]
    first: str | None
    last: str | None
    other_pages: int = 0
    expected: int | None = None
    held: int | None = None
    copies: int = 0
    filtered: bool = False


@frozen
class Hits:
    """The answer to a query. `total` counts all matches, `hits` are those asked for.

    `counts` gives for each fact asked for how many matches have which value, the most frequent first, times in order.
    `used` names what was looked for under other names too; `suggestions` are names spelled nearly so, where little was found.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    offset: int = 0
    counts: Mapping[str, Mapping[str, int]] = Factory(dict)
    used: tuple[Used, ...] = ()
    suggestions: tuple[str, ...] = ()
    held: Held | None = None
