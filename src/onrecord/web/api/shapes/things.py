"""Offices, briefings, editions, statements, exchanges."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

Span = Annotated[list[int], Field(min_length=2, max_length=2, description="Start and end.")]
Run = Annotated[list[int], Field(min_length=3, max_length=3, description="Page, start and end.")]


class Gap(TypedDict):
    """Occasions of which the record holds nothing, one after the other."""

    first: str
    last: str
    occasions: int


class Coverage(TypedDict):
    """What is held of one office, beside what was to be expected; None where its cadence is not known."""

    office: str
    first: str | None
    last: str | None
    expected: int | None
    held: int | None
    briefings: int
    other_pages: int
    statements: int
    gaps: list[Gap]
    checked: str | None


class CoverageList(TypedDict):
    """The coverage of every office asked for."""

    items: list[Coverage]


class OfficeFacts(TypedDict):
    """What is known of a press office."""

    id: str
    names: dict[str, str]
    publisher: str
    country: str
    languages: list[str]
    cadence: str
    terms: str
    terms_address: str
    sites: list[str]
    presiders: list[str]


class Office(TypedDict):
    """A press office of the record; `facts` is None for one that is known by its pages only."""

    id: str
    facts: OfficeFacts | None
    coverage: Coverage


class OfficeList(TypedDict):
    """The press offices of the record."""

    items: list[Office]


class EditionHead(TypedDict):
    """An edition in a list, as its newest revision has it."""

    id: str
    language: str
    nature: str
    revisions: int
    title: str | None
    statements: int
    exchanges: int
    recorded: str


class Briefing(TypedDict):
    """A briefing (or a statement, or an interview): the event, with its editions."""

    id: str
    office: str
    date: str | None
    kind: str
    is_briefing: bool
    presider: str | None
    publisher: str | None
    editions: list[EditionHead]


class BriefingList(TypedDict):
    """A part of a list of briefings by date; `next` is the cursor of the next part."""

    items: list[Briefing]
    next: str | None


class Correction(TypedDict):
    """A repair of the reading: it stands beside what was read and never replaces it."""

    entry: int
    time: str
    target: str
    field: str
    value: str | None
    was: str | None
    reason: str
    author: str


class Said(TypedDict):
    """A statement inside its edition. `span` counts code points of the page's text, `bytes` are ranges of the capture."""

    id: str
    kind: Literal["speech", "question", "answer", "narrative"]
    label: str | None
    speaker: str | None
    outlet: str | None
    follow_up: bool
    exchange: int
    text: str
    span: Span
    bytes: list[Span]
    pages: list[Run]
    state: Literal["ok", "unattributed", "cut"]
    flags: list[str]
    corrections: list[Correction]


class Capture(TypedDict):
    """The bytes that an edition was read from. `address` is the official one, `captured` when it was received first."""

    sha256: str
    captured: str | None
    address: str | None
    media_type: str | None
    encoding: str
    bytes: int


class Event(TypedDict):
    """What a statement belongs to."""

    briefing: str
    edition: str
    revision: int
    newest: int
    office: str
    date: str | None
    language: str | None
    presider: str | None
    publisher: str | None
    title: str | None
    capture: Capture


class Statement(Said):
    """One speaker's words with the event they belong to, the page they stand on, and how to cite them."""

    schema: Literal["onrecord.statement/1"]
    event: Event
    citation: str


class Exchange(TypedDict):
    """A question with its answers, follow-ups included."""

    schema: Literal["onrecord.exchange/1"]
    id: str
    event: Event
    statements: list[Said]
    citation: str


class Edition(TypedDict):
    """A briefing's text in one language by one publisher, as one revision has it."""

    schema: Literal["onrecord.edition/1"]
    id: str
    event: Event
    nature: str
    is_briefing: bool
    cause: str
    recorded: str
    reader: str
    flags: list[str]
    statements: list[Said]
    corrections: list[Correction]
