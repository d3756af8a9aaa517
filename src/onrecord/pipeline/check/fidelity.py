"""The fidelity report: what of a page comes from the record, and how it differs. It says what differs, never who lied."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from onrecord.analysis.reuse.edit import EditKind
from onrecord.analysis.reuse.grade import Graded, Status
from onrecord.analysis.reuse.passage import Passage, Reuse
from onrecord.analysis.reuse.source import Source
from onrecord.model.transcript import Transcript
from onrecord.text.span import Span

SCHEMA = "onrecord.fidelity/1"
_CLASSES = {EditKind.FUNCTION_WORD: "wording", EditKind.MARKUP: "layout"}


class Verdict(StrEnum):
    """What became of a quotation."""

    EXACT = "exact"
    LAYOUT_ONLY = "layout-only"
    WORDS_CHANGED = "words-changed"
    ELLIPSIS = "ellipsis-hides-words"
    OTHER_SPEAKER = "other-speaker"
    OTHER_DATE = "other-date"
    NOT_IN_RECORD = "not-in-record"


@frozen
class Version:
    """How a passage compares with one stored revision of its statement."""

    revision: str
    captured: str
    digest: str
    edits: int | None
    material: int | None

    def to_dict(self) -> dict[str, Any]:
        """Returns the comparison as values that JSON knows; no counts where that revision lacks the statement."""
        return {
            "revision": self.revision,
            "captured": self.captured,
            "sha256": self.digest,
            "held": self.edits is not None,
            "edits": self.edits,
            "material": self.material,
        }


@frozen
class Checked:
    """A passage with its changes and with every stored revision of its statement."""

    passage: Passage
    edits: tuple[Graded, ...]
    versions: tuple[Version, ...] = ()

    @property
    def material(self) -> tuple[Graded, ...]:
        """Returns the changes that matter."""
        return tuple(one for one in self.edits if one.material)

    def to_dict(self) -> dict[str, Any]:
        """Returns the passage as values that JSON knows."""
        source = self.passage.source
        return {
            "page_span": list(self.passage.page),
            "statement": source.statement,
            "statement_span": list(self.passage.record),
            "mode": self.passage.mode.value,
            "edits": [edit_dict(one) for one in self.edits],
            "reuse": self.passage.reuse.value,
            "likeness": round(self.passage.likeness, 4),
            "source": source_dict(source),
            "versions": [one.to_dict() for one in self.versions],
            "elsewhere": [other.statement for other in self.passage.others],
        }


@frozen
class Claim:
    """What a page says of whose or of when words are, beside what the record says; None where a side says nothing."""

    page: Span
    statement: str
    claimed_speaker: str | None = None
    claimed_date: dt.date | None = None
    speaker: str | None = None
    date: dt.date | None = None
    agrees: bool = True
    about: str = "speaker"

    def to_dict(self) -> dict[str, Any]:
        """Returns the claim as values that JSON knows."""
        return {
            "page_span": list(self.page),
            "claim": {"speaker": self.claimed_speaker, "date": _day(self.claimed_date)},
            "record": {"speaker": self.speaker, "date": _day(self.date), "statement": self.statement},
            "agrees": self.agrees,
            "about": self.about,
        }


@frozen
class Quotation:
    """A quotation of the page: its words, the verdict, the passages of the record in it.

    `claimed` says whose words the page says they are where that is somebody of the record; `reuse` is `echo` or
    `same-upstream-source` where the record has the words and nothing ties them to it.
    """

    page: Span
    text: str
    verdict: Verdict
    statements: tuple[str, ...]
    edits: tuple[Graded, ...] = field(default=(), repr=False)
    uncovered: tuple[Span, ...] = ()
    claimed: str | None = None
    reuse: Reuse | None = None
    notes: tuple[str, ...] = ()

    @property
    def material(self) -> bool:
        """Tells whether the page prints as the record's what the record has otherwise."""
        match self.verdict:
            case Verdict.WORDS_CHANGED:
                return any(one.material for one in self.edits) or bool(self.uncovered) or bool(self.notes)
            case Verdict.OTHER_SPEAKER | Verdict.OTHER_DATE:
                return True
            case Verdict.NOT_IN_RECORD:
                return self.claimed is not None
            case Verdict.ELLIPSIS:
                return any(one.material for one in self.edits)
            case Verdict.EXACT | Verdict.LAYOUT_ONLY:
                return False


@frozen
class Omitted:
    """An exchange of the record that a reprint leaves out; `exchange` is None for an announcement of the presider."""

    exchange: str | None
    statements: tuple[str, ...]
    words: str


@frozen
class Cut:
    """Words of a reprinted statement that the page does not print, before, behind or between what it prints."""

    statement: str
    span: Span
    text: str


@frozen
class Added:
    """Words that a page prints among the record's and that the record does not have.

    `claimed` says whose words the page says they are, where that is a whole statement of somebody of the record.
    """

    page: Span
    text: str
    claimed: str | None = None


@frozen
class Support:
    """A stretch of a statement that holds words of a headline."""

    statement: str
    span: Span
    terms: tuple[str, ...]


@frozen
class Framing:
    """A headline or lede, what of the reused words supports it, and its terms that nothing reused has."""

    text: str
    supported_by: tuple[Support, ...]
    unsupported: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Returns the framing as values that JSON knows."""
        return {
            "text": self.text,
            "supported_by": [
                {"statement": one.statement, "span": list(one.span), "terms": list(one.terms)} for one in self.supported_by
            ],
            "terms_without_support": list(self.unsupported),
        }  # fmt: skip


@frozen
class Held:
    """How much the record holds, beside every "not in the record"; None where an office's cadence is not known."""

    expected: int | None
    held: int | None
    statements: int
    briefings: int
    other_pages: int
    offices: tuple[str, ...]
    first: dt.date | None = None
    last: dt.date | None = None

    def to_dict(self) -> dict[str, Any]:
        """Returns the coverage as values that JSON knows."""
        return {
            "expected": self.expected,
            "held": self.held,
            "statements": self.statements,
            "briefings": self.briefings,
            "other_pages": self.other_pages,
            "offices": list(self.offices),
            "from": _day(self.first),
            "to": _day(self.last),
        }


@frozen
class Fidelity:
    """A page checked against the record. Spans of the page count code points of `transcript.text`."""

    transcript: Transcript = field(repr=False)
    passages: tuple[Checked, ...]
    quotations: tuple[Quotation, ...]
    omitted: tuple[Omitted, ...]
    cut: tuple[Cut, ...]
    added: tuple[Added, ...]
    moved: tuple[int, ...]
    headline: Framing | None
    lede: Framing | None
    attribution: tuple[Claim, ...]
    coverage: Held
    echoes: tuple[Checked, ...] = ()
    editions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def material(self) -> bool:
        """Tells whether a difference was found that changes what was said, or who said it when."""
        return (
            any(one.material for one in self.passages)
            or any(one.material for one in self.quotations)
            or any(not one.agrees for one in self.attribution)
            or any(one.claimed for one in self.added)
            or bool(self.moved)
        )

    @property
    def serious(self) -> int:
        """Returns how many differences may reverse or falsify what was said."""
        return sum(each.severity == 3 for one in self.passages for each in one.material)

    def to_dict(self) -> dict[str, Any]:
        """Returns the report as the JSON object of the contract; added keys last."""
        whole = self.transcript.to_dict()
        page = whole["page"] | {name: whole[name] for name in ("capture", "nature", "is_briefing", "briefing")}
        coverage = self.coverage.to_dict()
        return {
            "schema": SCHEMA,
            "page": page,
            "passages": [one.to_dict() | {"moved": at in self.moved} for at, one in enumerate(self.passages)],
            "quotations": [quotation_dict(one, coverage) for one in self.quotations],
            "omitted": [
                {"exchange": one.exchange, "statements": list(one.statements), "words": one.words} for one in self.omitted
            ],
            "headline": None if self.headline is None else self.headline.to_dict(),
            "attribution": [one.to_dict() for one in self.attribution],
            "lede": None if self.lede is None else self.lede.to_dict(),
            "cut": [{"statement": one.statement, "span": list(one.span), "text": one.text} for one in self.cut],
            "added": [
                {"page_span": list(one.page), "text": one.text, "claimed_speaker": one.claimed} for one in self.added
            ],
            "echoes": [one.to_dict() for one in self.echoes],
            "other_editions": [{"edition": name, "language": language} for name, language in self.editions],
            "coverage": coverage,
            "notes": list(self.notes),
            "material": self.material,
            "text": self.transcript.text,
        }  # fmt: skip


def quotation_dict(one: Quotation, coverage: dict[str, Any]) -> dict[str, Any]:
    """Returns a quotation as values that JSON knows."""
    return {
        "page_span": list(one.page),
        "verdict": one.verdict.value,
        "statement": one.statements[0] if one.statements else None,
        "coverage": coverage,
        "text": one.text,
        "statements": list(one.statements),
        "edits": [edit_dict(each) for each in one.edits],
        "not_covered": [list(span) for span in one.uncovered],
        "claimed_speaker": one.claimed,
        "reuse": None if one.reuse is None else one.reuse.value,
        "material": one.material,
        "notes": list(one.notes),
    }


def edit_dict(one: Graded) -> dict[str, Any]:
    """Returns a change as values that JSON knows."""
    edit = one.edit
    return {
        "kind": "ellipsis" if one.omission and one.status is Status.MARKED else edit.operation.value,
        "class": _CLASSES.get(edit.kind, edit.kind.value),
        "record": edit.before,
        "page": edit.after,
        "record_span": list(edit.before_span),
        "page_span": list(edit.after_span),
        "material": one.material,
        "grade": one.grade,
        "severity": one.severity,
        "status": one.status.value,
        "quoted": one.quoted,
        "hides": None if one.hides is None else one.hides.value,
        "holds": [kind.value for kind in edit.holds],
    }


def source_dict(one: Source) -> dict[str, Any]:
    """Returns where words stand in the record as values that JSON knows."""
    return {
        "kind": one.kind.value,
        "speaker": one.speaker,
        "outlet": one.outlet,
        "date": _day(one.date),
        "language": one.language,
        "nature": one.nature,
        "sha256": one.digest,
        "captured": one.captured,
        "address": one.address,
        "newest": one.newest,
    }


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
