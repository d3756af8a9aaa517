"""The phrases of one text: every run of its words that may be a formulation, though nobody says it twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from onrecord.analysis.formulations.stop_words import content, edges_hold, function_words
from onrecord.analysis.formulations.units import is_closed, one_line
from onrecord.text.span import Span
from onrecord.text.words import is_chinese_word, words

LONGEST: Final = 8
"""How many words a phrase has at most."""
_SHORTEST = {True: 4, False: 2}
_HANGING = frozenset("的了着过和与及或在是也都就不我你他这那")
_ADJECTIVES = ("al", "ive", "ous", "ful", "less", "ic", "able", "ible", "ary", "ical")
"""Endings of words that want a noun behind them, where one follows."""
_LEAST_ADJECTIVE = 5
_CLAUSE = re.compile("[。！？!?；;：:，,\n…—]+|\\.(?=\\s|$)")


def phrases_of(text: str, language: str) -> Counter[str]:
    """Returns the phrases of a text with the number of times each is said: of four characters, or two words, and more."""
    found: Counter[str] = Counter()
    small = function_words(language)
    for clause in _CLAUSE.split(text):
        spans = words(clause)
        cut = [clause[one.start : one.end] for one in spans]
        begins, ends = _edges(clause, spans, cut, small)
        for at in range(len(spans)):
            if not begins[at]:
                continue
            for end in range(at + 1, min(at + LONGEST, len(spans)) + 1):
                part = cut[at:end]
                if not ends[end - 1] or _hangs(part, cut[end : end + 1], small):
                    continue
                form = one_line(clause[spans[at].start : spans[end - 1].end])
                if _may_stand(form, part, language, small):
                    found[form] += 1
    return found


def _edges(clause: str, spans: list[Span], cut: list[str], small: frozenset[str]) -> tuple[list[bool], list[bool]]:
    """Tells of each word of a clause whether a phrase may begin there, and whether one may end."""
    apart = [
        not (_torn(cut[at], cut[at + 1], touching=spans[at].end == spans[at + 1].start)
             or _in_a_name(clause, spans[at], spans[at + 1], first=at == 0, small=small))
        for at in range(len(spans) - 1)
    ]  # fmt: skip
    return [True, *apart][: len(spans)], [*apart, True][-len(spans) :] if spans else []


def _torn(left: str, right: str, *, touching: bool) -> bool:
    """Tells whether the cutter went through a word of its dictionary: 中美元首 is cut 中, 美元, 首."""
    return touching and 1 in {len(left), len(right)} and is_closed(left) and is_chinese_word(left[-1] + right[0])


def _in_a_name(clause: str, left: Span, right: Span, *, first: bool, small: frozenset[str]) -> bool:
    """Tells whether two capitalized words beside each other are parts of one name: World Trade Organization."""
    one, other = clause[left.start : left.end], clause[right.start : right.end]
    if not (one[0].isupper() and other[0].isupper()) or clause[left.end : right.start] != " ":
        return False
    # A clause begins with a capital, whatever its first word is.
    return not {one.casefold(), other.casefold()} & small and not (first and one.casefold().endswith("ly"))


def _hangs(part: list[str], behind: list[str], small: frozenset[str]) -> bool:
    """Tells whether the words behind a phrase are missing in it: the noun of an adjective, the rest of what a verb is about."""
    following = behind[0] if behind else ""
    if len(part) > 2 and part[1] == "了":
        return bool(following)
    if not following or following.casefold() in small or not following[0].isalpha() or is_closed(following):
        return False
    last = part[-1]
    joined = len(part) > 2 and part[-2].casefold() in {"and", "or"} and last.islower()
    return joined or (last.islower() and last.endswith(_ADJECTIVES) and len(last) > _LEAST_ADJECTIVE)


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
