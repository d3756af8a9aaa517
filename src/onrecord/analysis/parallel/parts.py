"""Sentences that one edition has as clauses of a longer one: none is missing there."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterable, Iterator, Sequence

from attrs import frozen

from onrecord.analysis.parallel.align import SentencePair
from onrecord.analysis.parallel.edition import Sentence
from onrecord.analysis.parallel.glossary import NAMES
from onrecord.analysis.parallel.lexicon import Lexicon
from onrecord.text.span import Span

_CLAUSE = re.compile("[^,;:，；：]+[,;:，；：]*")
_FITS = (0.6, 1.7)
"""How long clauses may be for a sentence, against what its length lets expect."""
_LEFT = 0.5
"""The least that must be left for the sentences that stood beside the clauses."""
_Marks = frozenset[Hashable]


@frozen
class Joined:
    """Sentences that correspond; `part` tells that one side may have the other's clauses in another sentence."""

    pair: SentencePair
    part: bool


@frozen
class _Clause:
    """A clause: its length, its figures and terms, and the names among them."""

    length: int
    marks: _Marks
    names: _Marks


def with_parts(pairs: Sequence[SentencePair], lexicon: Lexicon) -> list[Joined]:
    """Returns the sentences that correspond, a sentence alone joined to the neighbor whose other side has clauses for it."""
    ratio = _ratio(pairs)
    made: list[Joined] = []
    begun: Joined | None = None
    for at, one in enumerate(pairs):
        held, begun = begun or Joined(one, part=False), None
        if one.left and one.right:
            made.append(held)
            continue
        before = _misfit(made[-1].pair, one, ratio, lexicon, behind=True) if made else None
        after = _misfit(pairs[at + 1], one, ratio, lexicon, behind=False) if at + 1 < len(pairs) else None
        if before is None and after is None:
            made.append(held)
        # Where two neighbors have room it is a guess which has it: neither is compared word by word.
        is_before = before is not None and (after is None or before <= after)
        if before is not None:
            made[-1] = Joined(_both(made[-1].pair, one) if is_before else made[-1].pair, part=True)
        if after is not None:
            begun = Joined(pairs[at + 1] if is_before else _both(one, pairs[at + 1]), part=True)
    return made


def _both(one: SentencePair, other: SentencePair) -> SentencePair:
    return SentencePair(one.left + other.left, one.right + other.right)


def _ratio(pairs: Iterable[SentencePair]) -> float:
    """Returns how long the right side is for the left one, 0 where nothing corresponds."""
    both = [(_length(one.left), _length(one.right)) for one in pairs if one.left and one.right]
    return sum(right for _, right in both) / max(sum(left for left, _ in both), 1)


def _length(side: Iterable[Sentence]) -> int:
    return sum(one.evidence.length for one in side)


def _misfit(pair: SentencePair, alone: SentencePair, ratio: float, lexicon: Lexicon, *, behind: bool) -> float | None:
    """Returns how far clauses of a pair's other side, at the edge beside a sentence alone, are from its length; None where too far.

    They must have its figures and names, and nothing that the sentences beside them answer for alone.
    """
    if not pair.left or not pair.right or not ratio:
        return None
    sides = (alone.left, pair.left, pair.right) if alone.left else (alone.right, pair.right, pair.left)
    lone, here, there = ([clause for one in side for clause in _clauses(one, lexicon)] for side in sides)
    times = ratio if alone.left else 1 / ratio
    wanted, beside = (times * sum(one.length for one in side) for side in (lone, here))
    found: list[float] = []
    for at in range(1, len(there)):
        run, rest = (there[at:], there[:at]) if behind else (there[:at], there[at:])
        size, left = (sum(one.length for one in side) for side in (run, rest))
        answered = _marks(run) & _marks(here) - _marks(rest) - _marks(lone)
        missing = frozenset[Hashable]().union(*(one.names for one in lone)) - _marks(run)
        if _FITS[0] * wanted <= size <= _FITS[1] * wanted and left >= _LEFT * beside and not answered and not missing:
            found.append(abs(math.log(size / wanted)))
    return min(found, default=None)


def _marks(clauses: Iterable[_Clause]) -> _Marks:
    return frozenset[Hashable]().union(*(one.marks for one in clauses))


def _clauses(one: Sentence, lexicon: Lexicon) -> Iterator[_Clause]:
    for found in _CLAUSE.finditer(one.text):
        place = Span(*found.span())
        figures = frozenset(each.key for each in one.evidence.figures if place.start <= each.span.start < place.end)
        terms = {number for hit in one.evidence.terms if place.start <= hit.start < place.end for number in hit.entries}
        names = {number for number in terms if lexicon.entries[number].sort in NAMES}
        yield _Clause(len("".join(found[0].split())), figures | terms, figures | names)
