"""What a site answers, as values: `raw` has all that it said."""

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
class Said:
    """A statement. `id` is its full id with the revision: what a citation carries."""

    id: str
    kind: str
    text: str
    date: date | None
    language: str | None
    speaker: str | None
    outlet: str | None
    label: str | None
    citation: str | None = None
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Exchange:
    """A question with its answers, follow-ups included. `id` carries the revision."""

    id: str
    statements: tuple[Said, ...]
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Hit:
    """A statement found, with the part that shows why; `marks` are spans of its text."""

    id: str
    briefing: str
    office: str
    date: date | None
    kind: str
    language: str | None
    speaker: str | None
    outlet: str | None
    text: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Hits:
    """The answer to a query: `total` counts all matches, `hits` are those asked for, `counts` by the facts asked for."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]]
    suggestions: tuple[str, ...]
    next: str | None
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Use:
    """One place where a phrase is said; `exact` are the words between `before` and `after`."""

    statement: str
    date: date | None
    office: str
    speaker: str | None
    asker: str | None
    span: tuple[int, int]
    before: str
    exact: str
    after: str


@frozen
class History:
    """The history of a phrase with all of its uses, undated ones first, then by date."""

    phrase: str
    first: Use | None
    last: Use | None
    days: int
    uses: tuple[Use, ...]
    periods: tuple[Raw, ...]
    coverage: Raw
    raw: Raw = field(factory=dict, repr=False, eq=False)


@frozen
class Resolution:
    """What became of a quotation: exact, moved, altered, lost or ambiguous; `now` is the statement that has its words."""

    outcome: str
    now: str | None
    revision: str
    words: tuple[str, ...]


@frozen
class Report:
    """What of a page comes from the record, and how it differs. `material` tells of a difference that matters."""

    material: bool
    passages: tuple[Raw, ...]
    quotations: tuple[Raw, ...]
    raw: Raw = field(factory=dict, repr=False, eq=False)


def briefing(raw: Raw) -> Briefing:
    """Returns a briefing out of the API's answer."""
    names = ("id", "language", "nature", "revisions", "title", "statements", "exchanges")
    editions = tuple(Edition(*(one[name] for name in names)) for one in raw["editions"])
    return Briefing(
        raw["id"], raw["office"], day(raw["date"]), raw["kind"], raw["is_briefing"], raw["presider"], raw["publisher"], editions
    )  # fmt: skip


def said(raw: Raw, event: Raw) -> Said:
    """Returns a statement out of the API's answer; `event` is what it belongs to."""
    spoken = raw["speaker"] or (event["presider"] if raw["kind"] in {"answer", "speech"} else None)
    return Said(
        id=raw["id"],
        kind=raw["kind"],
        text=raw["text"],
        date=day(event["date"]),
        language=event["language"],
        speaker=spoken,
        outlet=raw["outlet"],
        label=raw["label"],
        citation=raw.get("citation"),
        raw=raw,
    )


def hit(raw: Raw) -> Hit:
    """Returns a hit out of the API's answer."""
    marks = tuple((start, end) for start, end in raw["marks"])
    names = ("kind", "language", "speaker", "outlet", "text", "snippet")
    facts = {name: raw[name] for name in names}
    return Hit(
        id=raw["id"], briefing=raw["briefing"], office=raw["office"], date=day(raw["date"]), marks=marks,
        score=raw["score"], raw=raw, **facts,
    )  # fmt: skip


def hits(raw: Raw) -> Hits:
    """Returns the answer to a query out of the API's."""
    found = tuple(hit(one) for one in raw["items"])
    return Hits(raw["query"], raw["total"], found, raw["counts"], tuple(raw["suggestions"]), raw["next"], raw)


def use(raw: Raw | None) -> Use | None:
    """Returns a use out of the API's answer, None for none."""
    if raw is None:
        return None
    start, end = raw["span"]
    names = ("office", "speaker", "asker", "before", "exact", "after")
    facts = {name: raw[name] for name in names}
    return Use(statement=raw["statement"], date=day(raw["date"]), span=(start, end), **facts)


def day(text: str | None) -> date | None:
    """Returns a day as the API writes it."""
    return None if text is None else date.fromisoformat(text)
