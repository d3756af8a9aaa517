"""What is said to people about a reply: what the text shows, with its words; never a judgement of the person who answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onrecord.analysis.replies.openings import ANSWER, ASKED, shown
from onrecord.analysis.replies.reply import Move, Outcome, QuestionType, Reply, Silence
from onrecord.text.wrap import shorten

_WIDEST = 160

OUTCOMES: Final = {
    Outcome.ANSWERED: "What was asked for is stated",
    Outcome.PARTIAL: "A part of what was asked for is stated",
    Outcome.NOT_ANSWERED: "No explicit answer found",
    Outcome.UNCLEAR: "The program cannot tell",
}
HANDLINGS: Final = {
    Move.ANSWERED: "answered",
    Move.REFERRED_ELSEWHERE: "referred to somebody else",
    Move.REFERRED_BACK: "referred to earlier words",
    Move.DEFERRED: "put off to later",
    Move.DECLINED: "declined to say",
    Move.NO_INFORMATION: "no information given",
    Move.REJECTED_PREMISE: "disputed the question's claim",
    Move.RESTATED_POSITION: "repeated a standing position",
    Move.COUNTER_ACCUSED: "turned to what others do",
    Move.DEFLECTED: "spoke of something near it",
    Move.ASKED_BACK: "asked what was meant",
    Move.NOTED: "noted the matter",
}
SILENCES: Final = {
    Silence.UNAWARE: "says that nothing is known of it",
    Silence.NOTHING_TO_OFFER: "says that there is nothing to offer",
}
TYPES: Final = {
    QuestionType.COMMENT: "asks for a comment",
    QuestionType.CONFIRM: "asks whether it is so",
    QuestionType.FACT: "asks for facts",
    QuestionType.PLAN: "asks for plans",
    QuestionType.REASON: "asks for the reason",
    QuestionType.JUDGE: "asks for a judgement",
    QuestionType.POSITION: "asks for the position",
    QuestionType.HYPOTHETICAL: "asks what would be if",
}
_FEATURES: Final = {
    "nothing-else": "the answer has no other sentence",
    "nothing-else-disposed": "the answer has no other sentence",
    "little-else": "hardly another word in the answer",
    "little-else-disposed": "hardly another word in the answer",
    "much-else-disposed": "a good deal else is said",
    "rest": "how much is said besides",
    "rest-comment": "how much is said besides",
    "rest-information": "how much is said besides",
    "length": "the length of the answer",
    "short-answer": "the answer is short",
    "stance-in-rest": "a stand is taken",
    "stance-comment": "a stand is taken where a comment was asked for",
    "stance-information": "a stand is taken where information was asked for",
    "stand-on-it": "a stand on the thing itself",
    "stand-on-it-comment": "a stand on the thing itself",
    "stand-on-it-disposed": "a stand on the thing itself beside it",
    "generic-call": "a general call on all sides",
    "generic-call-comment": "a general call on all sides",
    "only-generic": "nothing but a general call on all sides",
    "only-generic-comment": "nothing but a general call on all sides",
    "yes-or-no": "begins with a yes or a no",
    "shares-words": "shares words with the question",
    "shares-asked": "shares words with what is asked",
    "shares-asked-information": "shares words with what is asked",
    "shares-words-information": "shares words with the question",
    "shares-none": "shares no word with the question",
    "shares-none-asked-information": "shares no word with what is asked",
    "numbers-asked-for": "gives numbers",
    "several-asks": "several things are asked",
    "several-asks-information": "several things are asked",
    "only-a-question": "the answer is a question",
    "said-before": "said before on an earlier day",
    "said-before-comment": "said before on an earlier day",
    "words-not-said-before": "how much was never said before",
    "denies-information": "a denial where information was asked for",
    "asks-for-information": "information is asked for, not a comment",
    "disposed": "words that put the question aside",
    "disposed-information": "words that put the question aside",
    "disposed-comment": "words that put the question aside",
    "disposed-first": "words that put the question aside, at the beginning",
    "disposed-last": "words that put the question aside, at the end",
    "two-disposals": "two ways of putting the question aside",
    "disposes-of-specifics": "puts the details aside",
}
_RUNS: Final = {ANSWER: "opening words:", ASKED: "asked in the words"}


def sentence(reply: Reply, answer: str) -> str:
    """Returns what the text shows, in one line, with the words that show it where some do by themselves."""
    told = OUTCOMES[reply.outcome]
    if reply.outcome is Outcome.ANSWERED:
        return told
    cue = reply.shown_by()
    how = SILENCES[reply.silence] if reply.silence else HANDLINGS[reply.handling]
    if reply.outcome is Outcome.UNCLEAR:
        return told if cue is None else f"{told}; {how}: {_quoted(cue.span.cut(answer))}"
    if cue is None:
        return f"{told}; {how}"
    if reply.outcome is Outcome.NOT_ANSWERED:
        return f"{told}: {_quoted(cue.span.cut(answer))}"
    return f"{told}; of the rest: {_quoted(cue.span.cut(answer))}"


def reason(feature: str) -> str:
    """Returns a feature of the model in words."""
    if feature in _FEATURES:
        return _FEATURES[feature]
    kind, _, name = feature.partition(":")
    if kind == "move":
        return HANDLINGS[Move(name)]
    if kind == "type":
        return TYPES[QuestionType(name)]
    if kind in _RUNS:
        return f"{_RUNS[kind]} {_quoted(shown(name))}"
    return feature.replace("-", " ").replace(":", " ")


def reasons(features: Iterable[str]) -> tuple[str, ...]:
    """Returns features of the model in words, each once; what another says more exactly is left out."""
    told = tuple(dict.fromkeys(map(reason, features)))
    return tuple(one for one in told if not any(other != one and other.startswith(one) for other in told))


def _quoted(words: str) -> str:
    return f"‘{shorten(' '.join(words.split()), _WIDEST)}’"
