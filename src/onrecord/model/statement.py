"""Statements: one speaker's uninterrupted words."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from onrecord.text.span import Span


class Kind(StrEnum):
    """What a statement is, in the terms of Akoma Ntoso's debate records."""

    SPEECH = "speech"
    QUESTION = "question"
    ANSWER = "answer"
    NARRATIVE = "narrative"


class State(StrEnum):
    """How sure the reading is of whose words these are."""

    OK = "ok"
    UNATTRIBUTED = "unattributed"
    CUT = "cut"


@frozen
class Statement:
    """One speaker's words in a transcript's text layer: `layer[span]` is `text`.

    `label` is as printed, colon included, `""` where the page shows that one is missing, None where none
    is due. `speaker` and `outlet` are read off the label; `exchange` is 0 outside questions and answers.
    `flags` name what is odd and kept as printed, for example `label-damaged` or `label-missing`.
    """

    id: str
    kind: Kind
    label: str | None
    speaker: str | None
    outlet: str | None
    follow_up: bool
    exchange: int
    text: str
    span: Span
    state: State = State.OK
    flags: tuple[str, ...] = ()
