"""Revisions and what changed, receipts, the ledger and its proofs, replies, corrections, names, reports of a check."""

from __future__ import annotations

from typing import Any, Literal

from typing_extensions import TypedDict

from onrecord.web.api.shapes.things import Span


class RecordState(TypedDict):
    """The record as it is now. `root` is the root over all entries of its ledger."""

    schema: Literal["onrecord.record/1"]
    root: str
    entries: int
    held: dict[str, int]
    version: str


class Seen(TypedDict):
    """A revision, when its page was captured and why it was written."""

    id: str
    captured: str
    recorded: str
    address: str | None
    sha256: str
    cause: str
    title: str | None
    statements: int
    exchanges: int


class PageChecks(TypedDict):
    """How often a page was looked at, and with what result."""

    page: str
    checks: int
    unchanged: int
    last: str
    result: str
    changed: str


class Revisions(TypedDict):
    """An edition's revisions, first to last, and the checks of its pages."""

    schema: Literal["onrecord.revisions/1"]
    edition: str
    nature: str
    revisions: list[Seen]
    checks: list[PageChecks]


# `from` is a word of Python, so that this one cannot be written as a class.
PageChange = TypedDict(
    "PageChange",
    {
        "schema": Literal["onrecord.page-change/1"], "edition": str, "from": int, "to": int, "same": int,
        "material": bool, "silent": bool, "statements": list[dict[str, Any]], "outside": list[dict[str, Any]],
    },
)  # fmt: skip


class Entry(TypedDict):
    """An entry of the ledger."""

    id: int
    time: str
    kind: str
    body: dict[str, Any]
    sha256: str
    leaf: str


class EntryList(TypedDict):
    """A part of the ledger, the first entry first."""

    items: list[Entry]
    next: str | None


class Inclusion(TypedDict):
    """A proof that an entry is in the ledger: from its leaf the path leads to the root."""

    schema: Literal["onrecord.inclusion/1"]
    entry: int
    leaf: str
    root: str
    path: list[str]


class Consistency(TypedDict):
    """A proof that the ledger of `root` begins with that of `old`."""

    schema: Literal["onrecord.consistency/1"]
    old: str
    root: str
    path: list[str]


class Receipt(TypedDict):
    """What proves, without the record, that it holds a statement in these words."""

    schema: Literal["onrecord.receipt/1"]
    root: str
    statement: dict[str, Any]
    decoding: dict[str, str | None]
    statements: dict[str, Any]
    revision: dict[str, Any]
    capture: dict[str, Any]
    record: dict[str, Any]


class Cue(TypedDict):
    """Words of an answer that make a move; `span` counts from where that answer begins."""

    move: str
    answer: str
    speaker: str | None
    span: Span
    text: str
    marker: str
    version: int


class Reply(TypedDict):
    """What an answer does with its question: the program's label with what shows it, and an editor's beside it."""

    schema: Literal["onrecord.reply/1"]
    answer: str
    question: str
    date: str | None
    language: str
    speaker: str | None
    outlet: str | None
    question_type: str
    outcome: str
    handling: str
    silence: str | None
    probability: float
    version: str
    told: str
    cues: list[Cue]
    reasons: list[dict[str, Any]]
    parts: list[dict[str, Any]]
    override: dict[str, str] | None


class ReplyList(TypedDict):
    """A part of a list of replies, the oldest briefing first."""

    items: list[Reply]
    next: str | None


class ReplyCount(TypedDict):
    """How questions of one type (of one outlet) were answered; `outlet` is None where they are not told apart."""

    outlet: str | None
    question_type: str
    replies: int
    answered: int
    partial: int
    not_answered: int
    unclear: int


class ReplyCounts(TypedDict):
    """Replies counted, always apart by type of question."""

    items: list[ReplyCount]


class FollowUp(TypedDict):
    """An answer that was put off, and what later statements suggest."""

    schema: Literal["onrecord.followup/1"]
    answer: str
    date: str
    language: str
    span: Span
    words: str
    marker: str
    about: str
    state: Literal["met", "open", "lapsed"]
    met_by: str | None
    met_on: str | None
    share: float
    shared: list[str]
    asked_again: list[str]


class FollowUpList(TypedDict):
    """A part of a list of put-off answers; `day` is the day they are judged on."""

    day: str | None
    items: list[FollowUp]
    next: str | None


class LoggedChange(TypedDict):
    """A correction or an omission, as the ledger has it."""

    entry: int
    time: str
    kind: Literal["correction", "omission"]
    target: str
    body: dict[str, str | None]


class Corrections(TypedDict):
    """A part of the log, the newest first."""

    items: list[LoggedChange]
    next: str | None


class Omission(TypedDict):
    """Words said to be missing from an official page: who reports them, and how sure it is."""

    schema: Literal["onrecord.omission/1"]
    entry: int
    time: str
    briefing: str
    text: str
    claimed_by: str
    capture: str | None
    after: str | None
    status: str
    reason: str
    author: str


class OmissionList(TypedDict):
    """What is said to be missing from a briefing's page, the oldest first."""

    items: list[Omission]


class CitationList(TypedDict):
    """Citations in the order of the ids."""

    items: list[str]


class PrintedName(TypedDict):
    """A name as labels print it at one office: in how many statements, and whom it means."""

    sort: Literal["person", "outlet"]
    office: str
    printed: str
    statements: int
    standing: Literal["named", "ambiguous", "unresolved", "unnamed"]
    names: list[str]


class NameList(TypedDict):
    """A part of a list of printed names, people before outlets, the most frequent first."""

    items: list[PrintedName]
    next: str | None


class Fidelity(TypedDict):
    """What of a page comes from the record, and how it differs; it says what differs, never who lied."""

    schema: Literal["onrecord.fidelity/1"]
    page: dict[str, Any]
    passages: list[dict[str, Any]]
    quotations: list[dict[str, Any]]
    omitted: list[dict[str, Any]]
    headline: dict[str, Any] | None
    attribution: list[dict[str, Any]]
    lede: dict[str, Any] | None
    cut: list[dict[str, Any]]
    added: list[dict[str, Any]]
    echoes: list[dict[str, Any]]
    other_editions: list[dict[str, str]]
    coverage: dict[str, Any]
    notes: list[str]
    material: bool
    text: str


class Resolution(TypedDict):
    """What became of a quotation in the newest revision; `now` is where its words stand."""

    schema: Literal["onrecord.resolution/1"]
    outcome: Literal["exact", "moved", "altered", "lost", "ambiguous"]
    exact: str | None
    made_in: str
    revision: str
    now: str | None
    spans: list[Span]
    words: list[str]
