"""What is said to people about a reply: what the text shows, with its words; never a judgement of the person who answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from onrecord.analysis.replies.openings import ANSWER, ASKED, Heard, shown
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
_SHARES: Final = "takes up words of the question"
_NONE_ASKED: Final = "takes up none of the words that say what is asked for"
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
    "generic-call": "general words (calls, contacts, wishes)",
    "generic-call-comment": "general words (calls, contacts, wishes)",
    "only-generic": "nothing but general words (calls, contacts, wishes)",
    "only-generic-comment": "nothing but general words (calls, contacts, wishes)",
    "yes-or-no": "begins with a yes or a no",
    "shares-words": _SHARES,
    "shares-asked": "takes up words that say what is asked for",
    "shares-asked-information": "takes up words that say what is asked for",
    "shares-words-information": _SHARES,
    "shares-none": "takes up no word of the question",
    "shares-none-asked-information": _NONE_ASKED,
    "numbers-asked-for": "has a number, where information was asked for",
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
    "cut-off": "the answer is cut off",
    "declined-information": "declined to say, where information was asked for",
    "formula-comment": "a set phrase, where a comment was asked for",
    "formula-information": "a set phrase, where information was asked for",
    "formula-little-else": "a set phrase, and hardly another word",
    "noted-little-else": "noted the matter, and hardly another word",
    "question-long": "the question is long",
    "rejects-comment": "disputed the question's claim, where a comment was asked for",
    "rejects-information": "disputed the question's claim, where information was asked for",
    "said-before-known": "how much was said before is known",
    "short-formula": "a short set phrase",
    "short-without-stance": "the answer is short and takes no stand",
    "yes-or-no-information": "begins with a yes or a no, where information was asked for",
    "bias": "most replies are so",
}
_RUNS: Final = {ANSWER: "opening words:", ASKED: "asked in the words"}
_OF_NO_REPLY: Final = ("language", "bias", "said-before-known")
"""Features that every reply of a language has: they say nothing of one."""


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
    return f"what replies in `{name}` are like" if kind == "language" else feature.replace("-", " ")


def reasons(features: Iterable[str], heard: Sequence[Heard] = ()) -> tuple[str, ...]:
    """Returns features of the model in words, each once; what another says more exactly is left out.

    `heard` are the runs of first words that weigh something: one letter tells nobody anything, so that the longest run
    with it is told in its place, or nothing.
    """
    told = tuple(dict.fromkeys(map(reason, filter(None, (_told(one, heard) for one in features)))))
    told = tuple(one for one in told if not any(other != one and other.startswith(one) for other in told))
    if _SHARES in told and _NONE_ASKED in told:
        both = f"{_SHARES}, but none of those that say what is asked for"
        return tuple(both if one == _SHARES else one for one in told if one != _NONE_ASKED)
    return told


def _told(feature: str, heard: Sequence[Heard]) -> str | None:
    """Returns the feature that is told in the place of one, None where there is none."""
    kind, _, name = feature.partition(":")
    if kind in _OF_NO_REPLY:
        return None
    if kind not in _RUNS or _is_word(shown(name)):
        return feature
    letter = shown(name)
    longer = [
        run for one in heard if one.part == kind for run in one.runs if letter in run.split() and _is_word(shown(run))
    ]
    return f"{kind}:{max(sorted(longer), key=len)}" if longer else None


def _is_word(run: str) -> bool:
    return sum(map(str.isalnum, run)) > 1


def _quoted(words: str) -> str:
    return f"‘{shorten(' '.join(words.split()), _WIDEST)}’"
