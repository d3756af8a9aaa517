"""Places of a text that read nearly like a quotation, found by what still agrees in it and around it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from onrecord.text.difference import opcodes, tokens, words_of
from onrecord.text.script import Script, script
from onrecord.text.span import Span

SEEDS = 120
"""How many short strings of the quotation and its context are looked up, at most."""
FREQUENT = 40
"""A string found more often than this says nothing about the place."""
PLACES = 6
"""How many places are looked at closely."""


@frozen
class Near:
    """A place that reads nearly like the quotation; all three likenesses run from 0 to 1.

    `before` and `after` say how alike the words around it are, None where the quotation had none there.
    """

    span: Span
    similarity: float
    before: float | None
    after: float | None


def near_places(exact: str, around: tuple[str, str], text: str) -> list[Near]:
    """Returns places of `text` like `exact` between the words `around` it, the most alike first."""
    whole = around[0] + exact + around[1]
    found: dict[Span, Near] = {}
    for start, end in _windows(whole, text):
        place = _counterpart((around[0], exact, around[1]), text, _widen(text, start, end))
        if place is not None and place not in found:
            found[place] = _judge(exact, around, text, place)
    return sorted(found.values(), key=lambda one: (-likeness(one), one.span))


def likeness(near: Near) -> float:
    """Returns how alike the place is, its words counting as much as its context."""
    sides = [side for side in (near.before, near.after) if side is not None]
    return near.similarity + (sum(sides) / len(sides) if sides else near.similarity)


def _judge(exact: str, around: tuple[str, str], text: str, place: Span) -> Near:
    before = text[max(place.start - len(around[0]), 0) : place.start]
    after = text[place.end : place.end + len(around[1])]
    return Near(place, _alike(exact, place.cut(text)), _side(around[0], before), _side(around[1], after))


def _side(expected: str, found: str) -> float | None:
    return _alike(expected, found) if len("".join(expected.split())) >= 4 else None


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz  # noqa: PLC0415 - as in difference.py

    return float(fuzz.ratio(" ".join(one.split()), " ".join(other.split()))) / 100


def _windows(whole: str, text: str) -> Iterator[tuple[int, int]]:
    """Yields runs of `text` that share strings with `whole` in the same order, the best first."""
    hits = sorted((at - offset, offset) for offset, at in _hits(whole, text))
    slack = max(24, len(whole) // 4)
    cuts = [0, *(at for at, (one, other) in enumerate(pairwise(hits), 1) if other[0] - one[0] > slack), len(hits)]
    groups = [hits[low:high] for low, high in pairwise(cuts) if low < high]
    groups.sort(key=lambda group: (-len({offset for _, offset in group}), group[0]))
    for group in groups[:PLACES]:
        usual = Counter(shift for shift, _ in group).most_common(1)[0][0]
        first = _nearest(usual, (shift for shift, offset in group if offset * 4 < len(whole)))
        last = _nearest(usual, (shift for shift, offset in group if offset * 4 >= len(whole) * 3))
        start, end = max(first, 0), min(last + len(whole), len(text))
        if start < end:
            yield start, end


def _nearest(usual: int, shifts: Iterator[int]) -> int:
    """Returns the shift nearest to the usual one: a frequent word found far off says nothing about an edge."""
    return min(shifts, key=lambda shift: (abs(shift - usual), shift), default=usual)


def _hits(whole: str, text: str) -> Iterator[tuple[int, int]]:
    size = 3 if script(whole) in {Script.HAN, Script.KANA, Script.HANGUL} else 7
    step = max(1, size // 2, len(whole) // SEEDS)
    for offset in range(0, len(whole) - size + 1, step):
        seed = whole[offset : offset + size]
        places: list[int] = []
        at = text.find(seed)
        while at >= 0 and len(places) <= FREQUENT:
            places.append(at)
            at = text.find(seed, at + 1)
        if len(places) <= FREQUENT:
            yield from ((offset, place) for place in places)


def _widen(text: str, start: int, end: int) -> Span:
    """Returns the window with the words at its edges whole."""
    while start > 0 and text[start - 1].isalnum() and text[start - 1].isascii():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end].isascii():
        end += 1
    return Span(start, max(start, end))


def _counterpart(parts: tuple[str, str, str], text: str, window: Span) -> Span | None:
    """Returns what stands in the window where the middle part stood between the outer ones."""
    cut = [words_of(part, tokens(part)) for part in parts]
    around = window.cut(text)
    here = tokens(around)
    low, high = len(cut[0]), len(cut[0]) + len(cut[1])
    pairs, same = _aligned([*cut[0], *cut[1], *cut[2]], words_of(around, here))
    inside = [pairs[at] for at in range(low, high) if at in pairs]
    first = min(inside, default=None)
    last = max(inside, default=None)
    # Where the edge of the quotation changed but its neighbor did not, all behind the neighbor took its place.
    if low not in same and low - 1 in same:
        first = pairs[low - 1] + 1
    if high - 1 not in same and high in same:
        last = pairs[high] - 1
    if first is None or last is None or first > last or first >= len(here) or last < 0:
        return None
    return Span(window.start + here[first].start, window.start + here[last].end)


def _aligned(old: list[str], new: list[str]) -> tuple[dict[int, int], set[int]]:
    """Returns which new token stands for each old one, and which old ones are unchanged."""
    pairs: dict[int, int] = {}
    same: set[int] = set()
    for tag, low, high, left, _ in opcodes(old, new):
        if tag in {"equal", "replace"}:
            pairs.update(zip(range(low, high), range(left, left + high - low), strict=True))
        if tag == "equal":
            same.update(range(low, high))
    return pairs, same
