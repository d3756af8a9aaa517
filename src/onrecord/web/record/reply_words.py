"""What replies are called for readers: what the text shows, never a judgement of the person who answered."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext, gettext_noop

OUTCOMES: Final = {
    "answered": gettext_noop("What was asked for is stated"),
    "partial": gettext_noop("A part of what was asked for is stated"),
    "not_answered": gettext_noop("No explicit answer found"),
    "unclear": gettext_noop("The program cannot tell"),
}
HEADS: Final = {
    "answered": gettext_noop("Stated"),
    "partial": gettext_noop("In part"),
    "not_answered": gettext_noop("Not stated"),
    "unclear": gettext_noop("Unclear"),
}
HANDLINGS: Final = {
    "answered": gettext_noop("answered"),
    "referred_elsewhere": gettext_noop("referred to somebody else"),
    "referred_back": gettext_noop("referred to earlier words"),
    "deferred": gettext_noop("put off to later"),
    "declined": gettext_noop("declined to say"),
    "no_information": gettext_noop("no information given"),
    "rejected_premise": gettext_noop("disputed the question’s claim"),
    "restated_position": gettext_noop("repeated a standing position"),
    "counter_accused": gettext_noop("turned to what others do"),
    "deflected": gettext_noop("spoke of something near it"),
    "asked_back": gettext_noop("asked what was meant"),
    "noted": gettext_noop("noted the matter"),
}
TYPES: Final = {
    "comment": gettext_noop("asks for a comment"),
    "confirm": gettext_noop("asks whether it is so"),
    "fact": gettext_noop("asks for facts"),
    "plan": gettext_noop("asks for plans"),
    "reason": gettext_noop("asks for the reason"),
    "judge": gettext_noop("asks for a judgement"),
    "position": gettext_noop("asks for the position"),
    "hypothetical": gettext_noop("asks what would be if"),
}


def outcome(code: str) -> str:
    """Returns what an outcome says."""
    return gettext(OUTCOMES[code])


def outcome_head(code: str) -> str:
    """Returns an outcome's name above a column."""
    return gettext(HEADS[code])


def handling(code: str) -> str:
    """Returns what was done with the question."""
    return gettext(HANDLINGS[code])


def asks(code: str) -> str:
    """Returns what a question asks for."""
    return gettext(TYPES[code])
