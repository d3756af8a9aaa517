"""Which pieces of one text became which pieces of another, found by their words and their neighbors."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import frozen

from onrecord.record.gap import GapUnit, linked_inside
from onrecord.record.unit import Unit

ALIKE = 0.75
"""How alike a piece must be to be found again, changed, out of its order."""
MOST_COMPARED = 40_000
"""More pairs than this are not searched for pieces both moved and changed."""


@frozen
class Link:
    """Old pieces that became new ones, by index; `moved` when they changed their place among the others."""

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def align(old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Returns how old pieces became new ones: every index of each side is in exactly one link, `()` standing for none.

    Equal ends first; then the pieces whose words occur once on either side, in their longest common order; between
    these the alignment of all words. A short or repeated piece is matched only beside a matched one.
    """
    found, moved = _fixed(old, new)
    taken = {one for link in moved for one in link.old}, {one for link in moved for one in link.new}
    links = [Link((low,), (left,)) for low, left in found] + moved
    for (low, left), (high, right) in pairwise([(-1, -1), *found, (len(old), len(new))]):
        rows = [GapUnit(at, old[at]) for at in range(low + 1, high) if at not in taken[0]]
        columns = [GapUnit(at, new[at]) for at in range(left + 1, right) if at not in taken[1]]
        links += [Link(*one) for one in linked_inside(rows, columns, ((low, left), (high, right)))]
    return _whole(_found_again(links, old, new), old, new)


def _fixed(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[tuple[int, int]], list[Link]]:
    """Returns pairs that are certain, in order, and long pieces that are the same in another place."""
    size = min(len(old), len(new))
    head = next((at for at in range(size) if not _equal(old[at], new[at])), size)
    rest = size - head
    tail = next((at for at in range(rest) if not _equal(old[-1 - at], new[-1 - at])), rest)
    found = [(at, at) for at in range(head)]
    ends = [(len(old) - at, len(new) - at) for at in range(tail, 0, -1)]
    once = _unique(old), _unique(new)
    middle = [
        (once[0][key], left)
        for key, left in sorted(once[1].items(), key=lambda pair: pair[1])
        if key in once[0]
        and head <= left < len(new) - tail
        and head <= once[0][key] < len(old) - tail
        and new[left].long
    ]
    kept = set(_rising([low for low, _ in middle]))
    found += [pair for pair in middle if pair[0] in kept]
    return found + ends, [Link((low,), (left,), moved=True) for low, left in middle if low not in kept]


def _equal(one: Unit, other: Unit) -> bool:
    return one.key == other.key and one.who == other.who


def _unique(units: Sequence[Unit]) -> dict[str, int]:
    times = Counter(one.key for one in units)
    return {one.key: at for at, one in enumerate(units) if times[one.key] == 1}


def _rising(numbers: Sequence[int]) -> list[int]:
    """Returns a longest rising run of different numbers, by patience sorting."""
    tops: list[int] = []
    places: list[int] = []
    before: list[int | None] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(places[pile - 1] if pile else None)
        tops[pile : pile + 1] = [number]
        places[pile : pile + 1] = [at]
    found: list[int] = []
    at_last = places[-1] if places else None
    while at_last is not None:
        found.append(numbers[at_last])
        at_last = before[at_last]
    return found[::-1]


def _found_again(links: list[Link], old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Returns the links with long pieces that were both moved and changed, the most alike first."""
    gone = _left_over(old, {at for link in links for at in link.old})
    come = _left_over(new, {at for link in links for at in link.new})
    if not gone or not come or len(gone) * len(come) > MOST_COMPARED:
        return links
    rated = sorted((-_alike(old[low], new[left]), low, left) for low in gone for left in come)
    found = list(links)
    for rating, low, left in rated:
        if -rating >= ALIKE and low in gone and left in come:
            gone.remove(low)
            come.remove(left)
            found.append(Link((low,), (left,), moved=True))
    return found


def _left_over(units: Sequence[Unit], linked: set[int]) -> set[int]:
    return {at for at, one in enumerate(units) if at not in linked and one.long}


def _alike(one: Unit, other: Unit) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 40 ms that a page without changes spares

    return float(Indel.normalized_similarity(one.words, other.words))


def _whole(links: list[Link], old: Sequence[Unit], new: Sequence[Unit]) -> list[Link]:
    """Returns the links with those of pieces removed and added, in the order in which a page shows them."""
    after: dict[int, int] = {link.old[-1]: link.new[-1] for link in links if not link.moved}
    linked = {at for link in links for at in link.old}, {at for link in links for at in link.new}
    placed = [((link.new[0], 1, 0), link) for link in links]
    placed += [((at, 1, 0), Link((), (at,))) for at in range(len(new)) if at not in linked[1]]
    at_new = -1
    for at in range(len(old)):
        at_new = after.get(at, at_new)
        if at not in linked[0]:
            placed.append(((at_new, 2, at), Link((at,), ())))
    return [link for _, link in sorted(placed, key=lambda pair: pair[0])]
