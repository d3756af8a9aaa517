"""Pages that print each statement twice, in Han characters and in Latin letters, as those who teach translation do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.label import Label, Role

_HAN = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile("[A-Za-z]")
_LOOKED_AT = 300
"""Code points of a text that show in which script it is."""
_NAMES = frozenset({Role.NAMED, Role.ASKER})


def is_han(text: str) -> bool | None:
    """Tells whether a text is in Han characters rather than in Latin letters, None where it is neither or both."""
    head = text[:_LOOKED_AT]
    han, letters = len(_HAN.findall(head)), len(_LETTER.findall(head))
    if han * 8 > letters:  # a Han character says as much as some letters, and names stand in Latin letters
        return True if han * 2 > letters else None
    return False if letters else None


def translates(text: str, before: str) -> bool:
    """Tells whether a text may say again, in the other script, what the one before it says."""
    one = is_han(text)
    return one is not None and is_han(before) is (not one)


def add_translated(texts: Sequence[str], candidates: Sequence[Label | None], accepted: Sequence[list[Label]]) -> None:
    """Accepts names as an asker's that head the translation of a question: right behind it, and in the other script."""
    paired = 0
    for at in range(1, len(texts)):
        label, before, kept = candidates[at], accepted[at - 1], accepted[at]
        if label is None or label.role not in _NAMES or not before or before[0].role is not Role.ASKER:
            continue
        if paired == at - 1 > 0:
            continue  # the line before is a translation itself
        if (not kept or kept[0].role in _NAMES) and translates(texts[at], texts[at - 1]):
            outlet = label.outlet or (label.name if before[0].outlet else None)
            paired = at
            kept[:1] = [label._replace(role=Role.ASKER, outlet=outlet, sure=True)]


def asked_again(questions: Sequence[bool], texts: Sequence[str]) -> frozenset[int]:
    """Returns the places of the questions that only say the one right before them again, in the other script.

    Empty where most questions of the page stand alone: then two in a row were asked by two people.
    """
    found = [
        at
        for at in range(1, len(texts))
        if questions[at] and questions[at - 1] and translates(texts[at], texts[at - 1])
    ]
    return frozenset(found) if found and 2 * len(found) >= sum(questions) - 1 else frozenset()
