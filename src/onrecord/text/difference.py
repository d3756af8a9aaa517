"""What words differ between two texts, white space aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
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


def apart(before: str, after: str) -> tuple[list[Span], list[Span]]:
    """Returns where each text has words that the other does not have, as often as it has them more; case aside.

    A word at another place is a word that the other has. Signs alone are no words.
    """
    old, new = tokens(before), tokens(after)
    said = [one.casefold() for one in words_of(before, old)], [one.casefold() for one in words_of(after, new)]
    alone = _unmatched(*said)
    for word in {said[0][at] for at in alone[0]} & {said[1][at] for at in alone[1]}:
        places = [[at for at in side if words[at] == word] for side, words in zip(alone, said, strict=True)]
        for side, held in zip(alone, places, strict=True):
            side.difference_update(held[: min(map(len, places))])
    return _joined(before, old, alone[0]), _joined(after, new, alone[1])


def _unmatched(old: Sequence[str], new: Sequence[str]) -> tuple[set[int], set[int]]:
    """Returns the places of both lists that the longest common subsequence leaves out."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - as above

    steps = [one for one in Indel.opcodes(old, new) if one.tag != "equal"]
    return (
        {at for one in steps for at in range(one.src_start, one.src_end)},
        {at for one in steps for at in range(one.dest_start, one.dest_end)},
    )


def _joined(text: str, spans: Sequence[Span], places: AbstractSet[int]) -> list[Span]:
    """Returns the spans at some places, neighbors in one."""
    found = []
    for here, run in groupby(range(len(spans)), places.__contains__):
        held = list(run)
        span = Span(spans[held[0]].start, spans[held[-1]].end)
        if here and any(letter.isalnum() for letter in span.cut(text)):
            found.append(span)
    return found


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
