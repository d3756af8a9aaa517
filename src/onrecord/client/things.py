"""What a site answers, as values with the names that the local library uses: `raw` has all that it said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

Raw = Mapping[str, Any]


@frozen
class Edition:
    """An edition in a list, as its newest revision has it."""

    id: str
    language: str
    nature: str
    revisions: int
    title: str | None
    statements: int
    exchanges: int


@frozen
class Briefing:
    """A briefing (or a statement, or an interview) with its editions."""

    id: str
    office: str
    date: date | None
    kind: str
    is_briefing: bool
    presider: str | None
    publisher: str | None
    editions: tuple[Edition, ...]


@frozen
class Statement:
    """A statement of a revision; its `id` is short: `a3`."""

    id: str
    kind: str
    text: str
    label: str | None
    speaker: str | None
    outlet: str | None
    exchange: int


@frozen
class Revision:
    """An edition as one reading has it, with all its statements. `id` carries the number."""

    id: str
    edition: str
    briefing_id: str
    number: int
    nature: str
    statements: tuple[Statement, ...]
    raw: Raw = field(factory=dict, repr=False, eq=False)

    def ref(self, one: Statement) -> str:
        """Returns the full id of a statement."""
        return f"{self.edition}/{one.id}@r{self.number}"


@frozen
class Said:
    """A statement in its revision. `id` is its full id with the revision: what a citation carries."""

    id: str
    kind: str
    text: str
    date: date | None
    language: str | None
    speaker: str | None
    presider: str | None
    outlet: str | None
    label: str | None
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Exchange:
    """A question with its answers, follow-ups included. `id` carries the revision."""

    id: str
    statements: tuple[Said, ...]


@frozen
class Snippet:
    """The part of a statement that shows why it was found; `span` and `marks` count code points of its text."""

    text: str
    span: tuple[int, int]
    marks: tuple[tuple[int, int], ...]


@frozen
class Hit:
    """A statement found, with the part that shows why, and its score."""

    id: str
    briefing: str
    office: str
    date: date | None
    kind: str
    language: str | None
    speaker: str | None
    outlet: str | None
    text: str
    snippet: Snippet
    score: float
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Hits:
    """The answer to a query: `total` counts all matches, `hits` are those asked for, `counts` by the facts asked for."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    offset: int
    counts: Mapping[str, Mapping[str, int]]
    suggestions: tuple[str, ...]
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Use:
    """One place where a phrase is said; `exact` are the words between `before` and `after`."""

    statement: str
    date: date | None
    office: str
    language: str | None
    kind: str
    speaker: str | None
    asker: str | None
    span: tuple[int, int]
    before: str
    exact: str
    after: str


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
class Searched:
    """How much was searched: offices, first and last day, days with a briefing among those on which one was expected."""

    offices: tuple[str, ...]
    first: date | None
    last: date | None
    held: int | None
    expected: int | None
    statements: int
    gaps: int


@frozen
class History:
    """The history of a phrase with all of its uses, undated ones first, then by date. `days` counts days with a use."""

    phrase: str
    first: Use | None
    last: Use | None
    days: int
    said_in: int
    uses: tuple[Use, ...]
    periods: tuple[Period, ...]
    coverage: Searched
    raw: Raw = field(factory=dict, repr=False, eq=False)

    def as_dict(self) -> Raw:
        """Returns the history as values that JSON knows: what `onrecord history --json` prints."""
        return self.raw


@frozen
class Gap:
    """Occasions of which the record holds nothing, one after the other: first and last day, how many occasions."""

    first: date
    last: date
    occasions: int


@frozen
class Coverage:
    """What is held of one office between two days, both included; see the local library's."""

    office: str
    first: date | None
    last: date | None
    expected: int | None
    held: int | None
    briefings: int
    other_pages: int
    statements: int
    gaps: tuple[Gap, ...]
    checked: str | None
