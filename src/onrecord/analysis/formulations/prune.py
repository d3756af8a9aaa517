"""Which repeats are formulations: by what stands around their uses, and by their edges.

Measured on the Chinese ministry's answers: the raw list is unusable, and each test here earned its place. All look at the
uses of one repeat only, so that parts of a corpus can be judged apart and again when they change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from onrecord.analysis.formulations.corpus import CLOSED, LETTER, LINK, NUMBER, SIGN, Corpus, Flags, Ints
from onrecord.analysis.formulations.repeats import Repeats
from onrecord.analysis.formulations.stop_words import content, edges_hold

Floats = NDArray[np.float64]
_AT_ONCE = 4_000_000
_ANY_NUMBER = 2**31 - 1
_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "「": "」", "【": "】", "‘": "’", "[": "]"}
_CLAUSE = re.compile("[，,]")
_CLAUSE_AT_LEAST = 4
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}


@frozen
class Limits:
    """What a formulation must be. Entropies are of the neighboring symbol, over log2 of the uses; `bits` is the right one's.

    A sign or a sentence's end beside a use counts as a neighbor of its own each time; `ends` is the share of uses that
    must have one behind them, `edges` the share that must begin and end where words do. Phrases of fewer than `short`
    symbols say little by themselves and need `short_days`. `most_right` and `most_left` bits are always enough: neighbors
    of what is said a thousand times come round again. With `small_ends` a function word beside a use counts as a sign does:
    a few uses in a small corpus show no more.
    """

    shortest: int = 4
    days: int = 5
    bits: float = 1.5
    right: float = 0.8
    left: float = 0.55
    edges: float = 0.7
    ends: float = 0.15
    short: int = 6
    short_days: int = 8
    most_right: float = 3.2
    most_left: float = 1.8
    content: int = 1
    small_ends: bool = False


CLOSED_LIMITS: Final = Limits()
WORD_LIMITS: Final = Limits(shortest=3, left=0.65, ends=0.3, short=4, short_days=8, content=2)


def limits_for(language: str, *, days: int | None = None) -> Limits:
    """Returns the limits measured for a script; `days` asks for uses on fewer or more days than five."""
    found = CLOSED_LIMITS if language.partition("-")[0] in CLOSED else WORD_LIMITS
    if days is None:
        return found
    # With few uses no neighbor can carry much information.
    bits = min(found.bits, 0.9 * float(np.log2(max(days, 2))))
    return evolve(
        found,
        days=days,
        bits=bits,
        short_days=max(days, found.short_days * days // found.days),
        small_ends=days < found.days,
    )


@frozen
class Candidate:
    """A repeat that passed: its first place in the corpus, its symbols, uses, days, first and last day (ordinals)."""

    at: int
    size: int
    uses: int
    days: int
    first: int
    last: int


def pruned(corpus: Corpus, found: Repeats, limits: Limits) -> list[Candidate]:
    """Returns the repeats that are formulations, by their place in the corpus."""
    kept = _hopeful(corpus, found, limits)
    made: list[Candidate] = []
    for part in _portions(found.uses[kept]):
        made += _judged(corpus, found, kept[part], limits)
    return sorted((one for one in made if _whole(corpus, one, limits)), key=lambda one: (one.at, one.size))


def _hopeful(corpus: Corpus, found: Repeats, limits: Limits) -> NDArray[np.int64]:
    """Returns the numbers of the repeats that running sums do not rule out, so that few are looked at use by use."""
    places = found.places
    low, high = found.first, found.first + found.uses
    edge = np.concatenate(([0], np.cumsum(corpus.edge[places], dtype=np.int64)))
    starts = edge[high] - edge[low] >= limits.edges * found.uses
    left = _neighbors(corpus, places - 1, small_ends=limits.small_ends)
    new = np.ones(len(places), np.int64)
    new[1:] = (left[1:] != left[:-1]) | (left[1:] < 0)
    turns = np.concatenate(([0], np.cumsum(new)))
    different = turns[high] - turns[np.minimum(low + 1, high)] > 0
    days = corpus.day[places]
    fresh = np.ones(len(places), np.int64)
    fresh[1:] = days[1:] != days[:-1]
    changes = np.concatenate(([0], np.cumsum(fresh)))
    enough = changes[high] - changes[np.minimum(low + 1, high)] + 1 >= limits.days
    return np.flatnonzero(starts & different & enough & (found.uses >= limits.days))


def _neighbors(corpus: Corpus, places: Ints, *, small_ends: bool) -> Ints:
    """Returns the symbols at some places: -1 for a sign, a sentence's end and beyond the corpus, one and the same for numbers."""
    inside = (places >= 0) & (places < len(corpus.codes))
    safe = np.where(inside, places, 0)
    sort = np.where(inside, corpus.sort[safe], SIGN)
    codes = np.where(sort == NUMBER, _ANY_NUMBER, corpus.codes[safe])
    ends = (sort == SIGN) | (corpus.small[safe] & small_ends)
    return np.where(ends, -1, codes).astype(np.int32)


def _stops(corpus: Corpus, places: Ints) -> Flags:
    """Tells which places have a sign of any sort, or lie beyond the corpus."""
    inside = places < len(corpus.codes)
    sort = np.where(inside, corpus.sort[np.where(inside, places, 0)], SIGN)
    return np.asarray((sort == SIGN) | (sort == LINK))


def _portions(uses: NDArray[np.int64]) -> Iterator[slice]:
    """Yields runs of repeats with about `_AT_ONCE` uses together."""
    ends = np.cumsum(uses)
    start = 0
    while start < len(uses):
        base = int(ends[start - 1]) if start else 0
        stop = max(int(np.searchsorted(ends, base + _AT_ONCE, side="right")), start + 1)
        yield slice(start, stop)
        start = stop


def _judged(corpus: Corpus, found: Repeats, chosen: NDArray[np.int64], limits: Limits) -> list[Candidate]:
    uses, sizes = found.uses[chosen], found.sizes[chosen]
    owner = np.repeat(np.arange(len(chosen)), uses)
    ends = np.cumsum(uses)
    inside = np.arange(int(ends[-1])) - np.repeat(ends - uses, uses)
    places = found.places[np.repeat(found.first[chosen], uses) + inside]
    behind = places + sizes[owner]
    most = np.log2(uses)
    following = _neighbors(corpus, behind, small_ends=limits.small_ends)
    right = _entropy(owner, following, uses)
    stopped = np.bincount(owner, _stops(corpus, behind), len(chosen)) >= limits.ends * uses
    left = _entropy(owner, _neighbors(corpus, places - 1, small_ends=limits.small_ends), uses)
    closes = np.bincount(owner, corpus.edge[behind], len(chosen)) >= limits.edges * uses
    opens = np.bincount(owner, corpus.edge[places], len(chosen)) >= limits.edges * uses
    good: Flags = opens & closes & stopped & (right >= limits.bits)
    good &= (right >= np.minimum(limits.right * most, limits.most_right)) & (
        left >= np.minimum(limits.left * most, limits.most_left)
    )
    days = corpus.day[places]
    distinct = _distinct(owner, days, len(chosen))
    good &= distinct >= np.where(sizes < limits.short, limits.short_days, limits.days)
    heads = ends - uses
    firsts = np.minimum.reduceat(places, heads)
    earliest, latest = np.minimum.reduceat(days, heads), np.maximum.reduceat(days, heads)
    return [
        Candidate(int(firsts[at]), int(sizes[at]), int(uses[at]), int(distinct[at]), int(earliest[at]), int(latest[at]))
        for at in np.flatnonzero(good).tolist()
    ]


def _entropy(owner: NDArray[np.int64], symbols: Ints, uses: NDArray[np.int64]) -> Floats:
    """Returns the entropy in bits of the neighbors of each repeat; every -1 is a neighbor of its own."""
    total: Any = np.log2(uses) / uses
    alone = np.bincount(owner, symbols < 0, len(uses)) * total
    named = symbols >= 0
    keys = np.sort(owner[named] << 32 | symbols[named])
    if not len(keys):
        return np.asarray(alone)
    heads = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    times = np.diff(np.concatenate((heads, [len(keys)])))
    whose = keys[heads] >> 32
    share = times / uses[whose]
    return np.asarray(alone + np.bincount(whose, -share * np.log2(share), len(uses)))


def _distinct(owner: NDArray[np.int64], values: Ints, count: int) -> NDArray[np.int64]:
    keys = np.sort(owner << 32 | values)
    new = np.concatenate(([True], keys[1:] != keys[:-1]))
    return np.bincount(keys[new] >> 32, minlength=count)


def _whole(corpus: Corpus, one: Candidate, limits: Limits) -> bool:
    """Tells whether the words of a repeat may stand for themselves: no sign or function word at an edge, brackets in pairs."""
    at, end = one.at, one.at + one.size
    if corpus.sort[at] != LETTER or corpus.sort[end - 1] != LETTER:
        return False
    if min(map(len, _CLAUSE.split(corpus.words(at, one.size)))) < _CLAUSE_AT_LEAST:
        return False
    words = corpus.cut(at, one.size)
    if not edges_hold(words, corpus.language) or content(words, corpus.language) < limits.content:
        return False
    open_now: list[str] = []
    for sign in corpus.words(at, one.size):
        if sign in _PAIRS and sign != "’":
            open_now.append(sign)
        elif sign in _CLOSERS and sign != "’" and (not open_now or open_now.pop() != _CLOSERS[sign]):
            return False
    return not open_now
