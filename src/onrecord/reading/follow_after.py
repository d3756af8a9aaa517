"""What comes after a question: whether the answer only lets the asker speak on, and who asked for leave before.

Who asks for leave or only names a subject ("Can I ask about the harvest?", "One more on the harvest.") has not asked yet.
"""

from __future__ import annotations

import math
import re

from onrecord.reading.ask import asks, ends_asking
from onrecord.reading.follow_page import Before, words_in
from onrecord.reading.follow_signs import acknowledges, breaks_off
from onrecord.reading.follow_words import lowered

_LEAVE = re.compile(
    r"(?:[a-z'’.]+,? ){0,5}?(?:can|could|may|might) (?:i|we)(?: (?:just|also|please|quickly|maybe|actually))* (?:ask|follow|go"
    r"|come|circle|turn|switch|do|clarify|have|jump|piggyback|return|try|raise|pick|one|get back|get one)\b"
)
_SUBJECT = re.compile(
    r"\b(?:questions?|follow(?:ing)?(?:-| )?ups?|one more|one last|last one|another|two|couple|quick(?:ly)?|on|about|back to"
    r"|subjects?|topics?|clarif\w+|regarding)\b"
)
_MOST = 16
"""Words up to which somebody may only ask for leave."""
_LONGEST = 200
"""Code points up to which words are counted: more are more words than that."""
_DASHES = "-–—…"
_END = 20
"""Code points in which an answer ends with a question mark: to look through all of a long one takes long."""


def asks_leave(text: str) -> bool:
    """Tells whether words ask for leave to ask a question, with or without a question mark."""
    return len(text) <= _LONGEST and words_in(text) <= _MOST and _LEAVE.match(lowered(text)) is not None


def names_subject(text: str) -> bool:
    """Tells whether words ask nothing but name a subject."""
    return (
        len(text) <= _LONGEST
        and words_in(text) <= _MOST
        and not asks(text)
        and _SUBJECT.search(lowered(text)) is not None
    )


def after(text: str, before: Before) -> dict[str, float]:
    """Returns the features, numbers from 0 to 1, of the answer to a question and of leave asked for by it or before it."""
    shown = {**_replied(text, before), **_leave(text, before)}
    return {name: float(value) for name, value in shown.items() if value}


def _replied(text: str, before: Before) -> dict[str, float]:
    reply, size = before.reply, words_in(before.reply)
    ack = bool(reply) and acknowledges(reply)
    on = before.following[:1]
    goes_on = bool(on) and (on in _DASHES or on.islower())
    return {
        "reply_ack": ack,
        "reply_ack_asked": ack and asks(text),
        "reply_tiny": 0 < size <= 3,
        "reply_short": 0 < size <= 8,
        "reply_none": not reply,
        "reply_size": min(math.log1p(size) / 6, 1),
        "reply_cut": breaks_off(reply),
        "reply_asks": ends_asking(reply[-_END:]),
        "goes_on": goes_on,
        "goes_on_cut": goes_on and breaks_off(text),
    }


def _leave(text: str, before: Before) -> dict[str, float]:
    leave, subject = asks_leave(text), names_subject(text)
    ack, new = acknowledges(before.answer) or not before.answer, before.asked == 1
    left, named = asks_leave(before.question), names_subject(before.question)
    granted = (leave or subject) and acknowledges(before.reply)
    return {
        "leave": leave,
        "leave_ack": leave and granted,
        "subject": subject,
        "subject_ack": subject and granted,
        "after_leave": left,
        "after_leave_ack": left and ack,
        "after_leave_old": left and ack and not new,
        "after_subject_ack": named and ack,
        "after_subject_old": named and ack and not new,
    }
