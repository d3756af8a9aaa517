"""Searches, histories of phrases, what is new, dropped or changed."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from onrecord.web.api.shapes.things import Span


class Hit(TypedDict):
    """A statement found, with the part that shows why; spans count code points of its text."""

    schema: Literal["onrecord.hit/1"]
    id: str
    briefing: str
    edition: str
    office: str
    date: str | None
    language: str | None
    kind: str
    speaker: str | None
    outlet: str | None
    publisher: str | None
    presider: str | None
    nature: str
    primary: bool
    title: str | None
    exchange: int
    position: int
    snippet: str
    snippet_span: Span
    marks: list[Span]
    score: float
    text: str


class Used(TypedDict):
    """A name that was looked for under other names as well."""

    typed: str
    others: list[str]


class Searched(TypedDict):
    """What was searched, beside every "not found": `statements` that the filters let through; `copies` were left out."""

    statements: int
    copies: int
    filtered: bool
    briefings: int
    other_pages: int
    expected: int | None
    held: int | None
    offices: list[str]
    first: str | None
    last: str | None


class SearchAnswer(TypedDict):
    """A part of the answer to a query. `counts` gives, for each fact asked for, how many matches have which value."""

    schema: Literal["onrecord.search/1"]
    query: str
    sort: Literal["relevance", "newest", "oldest"]
    total: int
    items: list[Hit]
    counts: dict[str, dict[str, int]]
    used: list[Used]
    suggestions: list[str]
    searched: Searched | None
    next: str | None


# `from` is a word of Python, so that this one cannot be written as a class.
Held = TypedDict(
    "Held",
    {
        "offices": list[str], "from": str | None, "to": str | None, "held": int | None, "expected": int | None,
        "statements": int, "gaps": int,
    },
)  # fmt: skip


class Use(TypedDict):
    """One place where a phrase is said."""

    statement: str
    date: str | None
    office: str
    language: str | None
    kind: str
    speaker: str | None
    asker: str | None
    span: Span
    before: str
    exact: str
    after: str


class Form(TypedDict):
    """A phrase as it is written, and how often."""

    text: str
    language: str | None
    uses: int


class Period(TypedDict):
    """A month or year with what its uses stand against."""

    period: str
    uses: int
    said_in: int
    statements: int
    briefings: int
    expected: int | None


class Asked(TypedDict):
    """How often those who ask said the phrase."""

    uses: int
    first: Use | None
    last: Use | None


class Counterpart(TypedDict):
    """What editions of the same briefings in another language say beside it: counted, not asserted."""

    text: str
    language: str
    together: int
    exchanges: int
    statements: int
    of: int


class History(TypedDict):
    """The history of a phrase; `uses` is a part of them, `next` the cursor of the next part."""

    schema: Literal["onrecord.history/1"]
    phrase: str
    said_by: str
    forms: list[Form]
    first: Use | None
    last: Use | None
    days: int
    statements: int
    periods: list[Period]
    coverage: Held
    asked: Asked
    variants: list[dict[str, Any]]
    other_language: list[Counterpart]
    uses: list[Use]
    next: str | None


class Wording(TypedDict):
    """A wording in two windows: kept, changed, dropped, new."""

    text: str
    fate: str
    before: int
    before_of: int
    after: int
    after_of: int
    first: str
    last: str
    event: bool
    quiet: int
    became: str | None
    example: str
    quotation: str


class Shift(TypedDict):
    """What changed in the wording of one office in one language."""

    schema: Literal["onrecord.shift/1"]
    office: str
    language: str
    issue: str | None
    before: dict[str, Any]
    after: dict[str, Any]
    wordings: list[Wording]


class ShiftList(TypedDict):
    """The change of each office and language with exchanges in both windows."""

    items: list[Shift]


class NewPhrase(TypedDict):
    """A phrase said for the first time in what is held."""

    text: str
    times: int
    later_days: int
    statement: str
    sentence: str


class Return(TypedDict):
    """A phrase said again after long."""

    text: str
    last: str
    absent_days: int
    days_before: int
    statement: str
    sentence: str


class NewSentence(TypedDict):
    """A sentence with how much of it stands in no run said on an earlier day."""

    text: str
    new: int
    units: int
    statement: str


class Novelty(TypedDict):
    """What is new in one edition."""

    schema: Literal["onrecord.new/1"]
    briefing: str
    edition: str
    language: str
    date: str
    said_before: float | None
    coverage: Held
    first: list[NewPhrase]
    returns: list[Return]
    sentences: list[NewSentence]


class NoveltyList(TypedDict):
    """What is new in each edition of a briefing."""

    items: list[Novelty]


class Term(TypedDict):
    """A term of a briefing with its history."""

    text: str
    why: Literal["new", "back", "standing"]
    statement: str
    sentence: str
    days: int
    first: Use | None
    earlier: list[Use]
    other_language: list[Counterpart]


class Terms(TypedDict):
    """The terms of one edition."""

    schema: Literal["onrecord.terms/1"]
    briefing: str
    edition: str
    language: str
    date: str
    presider: str | None
    title: str | None
    coverage: Held
    terms: list[Term]


class TermsList(TypedDict):
    """The terms of each primary edition of a briefing."""

    items: list[Terms]


class LadderHead(TypedDict):
    """A ladder of graded formulas; `source` says where its order comes from."""

    id: str
    title: str
    source: str


class LadderList(TypedDict):
    """The ladders that are known."""

    items: list[LadderHead]


class Rung(TypedDict):
    """A rung of a ladder: the phrases that were met, statements and days with one, first and last day."""

    schema: Literal["onrecord.rung/1"]
    ladder: str
    level: int
    title: str
    phrases: dict[str, int]
    statements: int
    days: int
    first: str | None
    last: str | None
    days_by_year: dict[str, int]


class RungList(TypedDict):
    """The rungs of a ladder, the mildest first."""

    items: list[Rung]


class Tier(TypedDict):
    """A phrase in a year: how many of the year's briefings say it, of how many, and the tier of that share."""

    schema: Literal["onrecord.tier/2"]
    phrase: str
    year: str
    said_in: int
    briefings: int
    tier: str


class TierList(TypedDict):
    """How hot phrases are, phrase by phrase, year by year."""

    items: list[Tier]


class Parallel(TypedDict):
    """Two editions of a briefing side by side, as printed: what corresponds, what differs, names rendered in two ways."""

    schema: Literal["onrecord.parallel/1"]
    briefing: str
    left: str
    right: str
    exchanges: list[dict[str, Any]]
    mismatches: list[dict[str, Any]]
    renderings: list[dict[str, Any]]


class CopyEdit(TypedDict):
    """A difference of words; `material` tells one that changes what was said."""

    kind: str
    material: bool
    before: str
    after: str


class Copy(TypedDict):
    """A statement in another edition of its briefing; `same` says that no word differs."""

    edition: str
    nature: str
    statements: list[str]
    same: bool
    text: str
    edits: list[CopyEdit]


class Again(TypedDict):
    """A sentence that other briefings say too: in how many statements, and the newest uses."""

    text: str
    statements: int
    uses: list[Use]


class Copies(TypedDict):
    """Where the record has a statement's words again; `looked` counts the sentences that were looked for."""

    schema: Literal["onrecord.record-copies/1"]
    id: str
    words: str
    copies: list[Copy]
    again: list[Again]
    looked: int
