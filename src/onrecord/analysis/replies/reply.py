"""What a reply is told to be: a question's type, an outcome, how the question was handled, and the words that show it."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from onrecord.text.span import Span


class QuestionType(StrEnum):
    """What a question asks for; the same answer means another thing to another kind of question."""

    __hash__ = str.__hash__

    COMMENT = "comment"
    CONFIRM = "confirm"
    FACT = "fact"
    PLAN = "plan"
    REASON = "reason"
    JUDGE = "judge"
    POSITION = "position"
    HYPOTHETICAL = "hypothetical"


class Outcome(StrEnum):
    """Whether what was asked for is stated. `UNCLEAR` is said where the program is not sure."""

    __hash__ = str.__hash__

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_ANSWERED = "not_answered"
    UNCLEAR = "unclear"


class Move(StrEnum):
    """What the words of an answer do with its question.

    The first eight have cue words of their own and are called explicit; `ANSWERED` and `DEFLECTED` are what is left when none has.
    """

    __hash__ = str.__hash__

    REFERRED_ELSEWHERE = "referred_elsewhere"
    REFERRED_BACK = "referred_back"
    DEFERRED = "deferred"
    DECLINED = "declined"
    NO_INFORMATION = "no_information"
    REJECTED_PREMISE = "rejected_premise"
    RESTATED_POSITION = "restated_position"
    ASKED_BACK = "asked_back"
    COUNTER_ACCUSED = "counter_accused"
    NOTED = "noted"
    DEFLECTED = "deflected"
    ANSWERED = "answered"


EXPLICIT = frozenset(
    {
        Move.REFERRED_ELSEWHERE, Move.REFERRED_BACK, Move.DEFERRED, Move.DECLINED, Move.NO_INFORMATION, Move.REJECTED_PREMISE,
        Move.RESTATED_POSITION, Move.ASKED_BACK,
    }
)  # fmt: skip
"""Moves that an answer makes in words of their own."""


class Silence(StrEnum):
    """The two kinds of `no_information`: that a thing is not known is a claim of fact, that there is nothing to offer is not."""

    UNAWARE = "unaware"
    NOTHING_TO_OFFER = "nothing_to_offer"


class Match(StrEnum):
    """How the answer to a question's part was found: by its ordinal, by what it is about, by order, or by taking the whole."""

    ORDINAL = "ordinal"
    MATTER = "matter"
    ORDER = "order"
    WHOLE = "whole"


@frozen
class Cue:
    """Words of an answer that make a move: `span` counts code points of the answer, `marker` and `version` name the pattern."""

    move: Move
    span: Span
    marker: str
    version: int
    silence: Silence | None = None


@frozen
class Reason:
    """A named feature that spoke for a label: `weight` is its value times what it weighs, against the mean of the labels."""

    feature: str
    weight: float


@frozen
class Part:
    """One question of a turn with the words that answer it.

    `question` is a span of the question, `answers` are spans of the answer (() where none was found); `matched` says how they were
    found. `likeliest` is the outcome before it was called unclear, `probability` is its own. `cues` and `reasons` are this part's.
    """

    question: Span
    answers: tuple[Span, ...]
    matched: Match
    question_type: QuestionType
    outcome: Outcome
    likeliest: Outcome
    probability: float
    handling: Move
    cues: tuple[Cue, ...]
    reasons: tuple[Reason, ...]


@frozen
class Reply:
    """What an answer does with its question: the labels of its parts, rolled up.

    `silence` says which kind of no information, where that is the handling. `version` is that of the weights and markers together.
    `question_id` and `answer_ids` name the statements where the reply was made of some.
    """

    question_type: QuestionType
    outcome: Outcome
    likeliest: Outcome
    handling: Move
    cues: tuple[Cue, ...]
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...]
    probability: float
    silence: Silence | None
    version: str
    question_id: str | None = None
    answer_ids: tuple[str, ...] = ()

    def shown_by(self) -> Cue | None:
        """Returns the first cue of the move that the reply is labelled with, None where no words show it by themselves."""
        return next((cue for cue in self.cues if cue.move == self.handling), None)
