"""The phrases of one text: every run of its words that may be a formulation, though nobody says it twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from onrecord.analysis.formulations.stop_words import content, edges_hold, function_words
from onrecord.analysis.formulations.units import is_closed, one_line
from onrecord.text.words import words

LONGEST: Final = 8
"""How many words a phrase has at most."""
_SHORTEST = {True: 4, False: 2}
_HANGING = frozenset("的了着过和与及或在是也都就不我你他这那")
_CLAUSE = re.compile("[。！？!?；;：:，,\n…—]+|\\.(?=\\s|$)")


def phrases_of(text: str, language: str) -> Counter[str]:
    """Returns the phrases of a text with the number of times each is said: of four characters, or two words, and more."""
    found: Counter[str] = Counter()
    small = function_words(language)
    for clause in _CLAUSE.split(text):
        spans = words(clause)
        cut = [clause[one.start : one.end] for one in spans]
        for at in range(len(spans)):
            for end in range(at + 1, min(at + LONGEST, len(spans)) + 1):
                part = cut[at:end]
                form = one_line(clause[spans[at].start : spans[end - 1].end])
                if _may_stand(form, part, language, small):
                    found[form] += 1
    return found


def _may_stand(form: str, part: list[str], language: str, small: frozenset[str]) -> bool:
    closed = is_closed(form)
    enough = len(form) if closed else len(part)
    if enough < _SHORTEST[closed] or any(letter.isdigit() for letter in form):
        return False
    if not edges_hold(part, language):
        part = _mended(part) if closed else part
        if not edges_hold(part, language):
            return False
    inside = sum(one.casefold() in small for one in part)
    return content(part, language) >= (1 if closed else 2) and 3 * inside <= len(part) + 1 and _paired(form)


def _mended(part: list[str]) -> list[str]:
    """Returns the words with two single characters at the beginning as one: a cutter splits what is new (对等暂停)."""
    return (
        [part[0] + part[1], *part[2:]]
        if len(part) > 2 and len(part[0]) == len(part[1]) == 1 and part[0] not in _HANGING
        else part
    )


def _paired(form: str) -> bool:
    return all(
        form.count(left) == form.count(right) for left, right in ("“”", "《》", "（）", "()", "「」", "【】", "‘’")
    )
