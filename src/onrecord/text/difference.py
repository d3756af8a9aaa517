"""What words differ between two texts, white space aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from attrs import frozen

from onrecord.text.span import Span
from onrecord.text.words import characters, words


@frozen
class Change:
    """Words `before` at `before_span` of the first text that are `after` at `after_span` of the second.

    Words only added have an empty `before` at the point where they came in, words dropped an empty `after`.
    """

    before: str
    after: str
    before_span: Span
    after_span: Span


Opcode = tuple[str, int, int, int, int]
"""What to do (equal, replace, insert, delete), then where: start and end in the old list, in the new list."""

_SIGN = re.compile(r"\S")


def tokens(text: str) -> list[Span]:
    """Returns words (Chinese by the character) and single signs as spans, in order, all but white space."""
    found: list[Span] = []
    done = 0
    for word in [*words(text, cutter=characters), Span(len(text), len(text))]:
        found.extend(Span(*sign.span()) for sign in _SIGN.finditer(text, done, word.start))
        done = word.end
        if word.length:
            found.append(word)
    return found


def opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """Returns the fewest replacements, insertions and deletions that turn one list of words into another."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 - 40 ms that a command without quotations spares

    steps = Levenshtein.opcodes(old, new)
    return [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in steps]


def differences(before: str, after: str) -> tuple[Change, ...]:
    """Returns the changed words in order; none when the texts differ in white space only."""
    old, new = tokens(before), tokens(after)
    found: list[Change] = []
    for same, run in groupby(opcodes(words_of(before, old), words_of(after, new)), lambda one: one[0] == "equal"):
        steps = list(run)
        if not same:
            (_, low, _, left, _), (_, _, high, _, right) = steps[0], steps[-1]
            found.append(_change((before, old, low, high), (after, new, left, right)))
    return tuple(found)


def words_of(text: str, spans: Sequence[Span]) -> list[str]:
    """Returns the words under the spans."""
    return [text[start:end] for start, end in spans]


Side = tuple[str, Sequence[Span], int, int]


def _change(before: Side, after: Side) -> Change:
    old, new = _between(before), _between(after)
    return Change(old.cut(before[0]), new.cut(after[0]), old, new)


def _between(side: Side) -> Span:
    text, spans, low, high = side
    if low < high:
        return Span(spans[low].start, spans[high - 1].end)
    at = spans[low].start if low < len(spans) else len(text.rstrip())
    return Span(at, at)
