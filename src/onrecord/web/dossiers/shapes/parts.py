"""The parts of a dossier: terms, actors, proposals, steps with their states, positions, what is open.

Parts name each other by keys (`anlan`, `reciprocal-suspension`), which are short words of the editor's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from attrs import Factory, frozen

from onrecord.web.dossiers.shapes.evidence import Evidence
from onrecord.web.dossiers.shapes.words import Words

ACTOR_KINDS: Final = ("state", "body", "person")
PROPOSAL_KINDS: Final = ("approach", "talks", "resolution", "statement", "sanctions", "meeting")
STATES: Final = ("proposed", "agreed", "begun", "done", "suspended", "lapsed", "disputed")
STANCES: Final = ("proposes", "supports", "conditional", "opposes", "declines", "unclear")
PENDING_KINDS: Final = ("question", "promise")


@frozen
class Term:
    """A term of the issue, in each language the forms in which it is said."""

    key: str
    forms: Mapping[str, tuple[str, ...]]


@frozen
class Named:
    """A name that one side uses of an actor: `by` is the key of who says it."""

    by: str
    language: str
    name: str


@frozen
class Actor:
    """A state, a body or a person. `office` is the id of its press office in the record, "" where there is none."""

    key: str
    kind: str
    name: Words
    office: str = ""
    names: tuple[Named, ...] = ()


@frozen
class Proposal:
    """A mechanism or proposal: who proposed it, from when, what it consists of."""

    key: str
    kind: str
    title: Words
    by: tuple[str, ...] = ()
    date: dt.date | None = None
    elements: tuple[Words, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@frozen
class State:
    """In which state a step is from a day on."""

    state: str
    since: dt.date
    note: Words = Factory(dict)
    evidence: tuple[Evidence, ...] = ()


@frozen
class Step:
    """What one side asks of another. `pair` is the step asked in return, `after` the one that has to come first.

    Steps of one `track` belong to one line of a parallel approach; `condition` is what the step hangs on.
    """

    key: str
    title: Words
    by: tuple[str, ...]
    asked_by: tuple[str, ...] = ()
    proposal: str = ""
    track: str = ""
    pair: str = ""
    after: str = ""
    condition: Words = Factory(dict)
    states: tuple[State, ...] = ()


@frozen
class Position:
    """Where somebody stands on a proposal or on a question, from a day on; `until` is the last day, None while it holds."""

    holder: str
    stance: str
    since: dt.date
    proposal: str = ""
    question: Words = Factory(dict)
    until: dt.date | None = None
    note: Words = Factory(dict)
    evidence: tuple[Evidence, ...] = ()

    @property
    def subject(self) -> str:
        """Returns what it is a position on: the key of a proposal, or a question by its words."""
        return self.proposal or "? " + next(iter(self.question.values()), "")

    def holds_on(self, day: dt.date) -> bool:
        """Tells whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@frozen
class Pending:
    """A question that was not answered, or a promise; `of` owes it. `until` is the day on which it was met, None while open."""

    kind: str
    of: str
    text: Words
    since: dt.date
    until: dt.date | None = None
    evidence: tuple[Evidence, ...] = ()
