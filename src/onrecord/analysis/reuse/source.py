"""A statement of the record as the index of copies knows it."""

from __future__ import annotations

import datetime as dt
import json

from attrs import frozen

from onrecord.model.canonical import canonical
from onrecord.model.ids import parse_ref
from onrecord.model.statement import Kind


@frozen
class Source:
    """A statement of the record: its words, and what tells whose and of when they are.

    `statement` is its full id with the revision. `speaker` is who speaks as printed, or who presides over the
    briefing where an answer names nobody. `names` are what a page may call the speaker or the office. `digest` and
    `captured` tell of the capture that it was read from; `newest` is false for words that only an older revision has.
    """

    statement: str
    kind: Kind
    exchange: int
    text: str
    language: str | None = None
    date: dt.date | None = None
    office: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    names: tuple[str, ...] = ()
    nature: str = "official"
    newest: bool = True
    digest: str | None = None
    captured: str | None = None
    address: str | None = None

    @property
    def edition(self) -> str:
        """Returns the full id of the edition."""
        return str(parse_ref(self.statement).edition_id)

    @property
    def briefing(self) -> str:
        """Returns the full id of the briefing."""
        return parse_ref(self.statement).briefing

    @property
    def short(self) -> str:
        """Returns the statement's id in its edition (`a3`)."""
        return str(parse_ref(self.statement).item)


_FIELDS = tuple(one.name for one in Source.__attrs_attrs__ if one.name != "text")


def facts_line(source: Source) -> bytes:
    """Returns all but the words as one line of JSON."""
    facts = {name: getattr(source, name) for name in _FIELDS}
    facts |= {"kind": source.kind.value, "date": source.date.isoformat() if source.date else None}
    return canonical(facts) + b"\n"


def read_facts(line: bytes, text: str) -> Source:
    """Returns the statement of a line that `facts_line` made, with its words."""
    facts = json.loads(line)
    day = facts["date"]
    facts |= {
        "kind": Kind(facts["kind"]),
        "date": dt.date.fromisoformat(day) if day else None,
        "names": tuple(facts["names"]),
    }
    return Source(text=text, **facts)
