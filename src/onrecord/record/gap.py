"""Pieces between two fixed places, linked by the alignment of all their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from onrecord.analysis.reuse.pieces import common_ends
from onrecord.record.unit import Unit, weight_of

HELD = 0.6
"""The share of the smaller piece that must stand in the other one."""
LIKE = 0.5
"""The share of both pieces that must be the same in two that are about as long."""
HARDLY = 0.3
"""What two pieces alone between the same neighbors, said by the same person, must share."""
MOST_WORDS = 60_000
"""Longer gaps are not aligned by the word: no page of a briefing has one."""


SURELY_LONG = 60
"""A text of more code points is long in any script."""


@frozen
class GapUnit:
    """A piece and its place among all pieces of its side."""

    at: int
    unit: Unit


Places = tuple[tuple[int, ...], tuple[int, ...]]
"""Places of old pieces and of the new pieces they became."""
Ends = tuple[tuple[int, int], tuple[int, int]]
"""The pairs fixed before and behind a gap."""


def linked_inside(old: Sequence[GapUnit], new: Sequence[GapUnit], ends: Ends) -> list[Places]:
    """Returns the pieces of a gap that became each other: one to one, one to several, or several to one."""
    if not old or not new:
        return []
    if len(old) == len(new) == 1 and _nearly_equal(old[0].unit, new[0].unit):
        return [((old[0].at,), (new[0].at,))]
    shared = _shared(old, new)
    rows, columns = {one.at: one.unit for one in old}, {one.at: one.unit for one in new}
    strong: list[tuple[int, int, int]] = []
    weak: list[tuple[int, int]] = []
    for (low, left), weight in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        one, other = rows[low], columns[left]
        small, large = sorted((one.weight, other.weight))
        if one.long and other.long:
            if weight >= HELD * small or weight >= LIKE * large:
                strong.append((weight, low, left))
        elif weight >= HELD * large:
            weak.append((low, left))
    groups = _Groups([(low, left) for _, low, left in strong])
    _beside(groups, _equal_short(old, new), ends)
    _fragments(groups, (rows, columns))
    _beside(groups, weak, ends)
    _lonely(groups, (rows, columns), ends)
    return groups.places()


def _nearly_equal(one: Unit, other: Unit) -> bool:
    """Tells whether two long texts begin and end alike for most of their length; spares the alignment of their words."""
    length = max(len(one.key), len(other.key))
    return length > SURELY_LONG and sum(common_ends(one.key, other.key)) >= HELD * length


def _shared(old: Sequence[GapUnit], new: Sequence[GapUnit]) -> dict[tuple[int, int], int]:
    """Returns the weight of the words that each pair has in common in the alignment of all words of the gap."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - 40 ms that a page without changes spares

    before, after = _laid_out(old), _laid_out(new)
    if max(len(before), len(after)) > MOST_WORDS:
        return {}
    found: dict[tuple[int, int], int] = {}
    for step in LCSseq.opcodes([word for word, _ in before], [word for word, _ in after]):
        if step.tag != "equal":
            continue
        for shift in range(step.src_end - step.src_start):
            word, low = before[step.src_start + shift]
            pair = low, after[step.dest_start + shift][1]
            found[pair] = found.get(pair, 0) + weight_of((word,))
    return found


def _laid_out(units: Sequence[GapUnit]) -> list[tuple[str, int]]:
    return [(word, one.at) for one in units for word in one.unit.words]


class _Groups:
    """Links under the rule that of the linked pieces of a group one side is a single piece."""

    def __init__(self, edges: Sequence[tuple[int, int]]) -> None:
        """Takes the links in the order of their strength."""
        self.right: dict[int, set[int]] = {}
        self.left: dict[int, set[int]] = {}
        for edge in edges:
            self.add(*edge)

    def add(self, low: int, left: int) -> None:
        """Links two pieces unless several would then stand on both sides."""
        ours, theirs = self.right.get(low, set()), self.left.get(left, set())
        if (
            (ours and theirs)
            or any(len(self.left[one]) > 1 for one in ours)
            or any(len(self.right[one]) > 1 for one in theirs)
        ):
            return
        self.right.setdefault(low, set()).add(left)
        self.left.setdefault(left, set()).add(low)

    def linked(self, low: int, left: int) -> bool:
        """Tells whether two pieces are linked."""
        return left in self.right.get(low, ())

    def free(self, low: int, left: int) -> bool:
        """Tells whether neither piece is linked yet."""
        return low not in self.right and left not in self.left

    def places(self) -> list[Places]:
        """Returns the groups."""
        several = [((low,), tuple(sorted(lefts))) for low, lefts in self.right.items() if len(lefts) > 1]
        others = [(tuple(sorted(lows)), (left,)) for left, lows in self.left.items()]
        inside = {left for _, lefts in several for left in lefts}
        return sorted([*several, *(one for one in others if one[1][0] not in inside)])


def _beside(groups: _Groups, candidates: Sequence[tuple[int, int]], ends: Ends) -> None:
    """Links the candidates that have a linked neighbor on the same side in both texts, and so on from there."""
    waiting, before = list(candidates), -1
    while waiting and len(waiting) != before:
        before = len(waiting)
        rest = []
        for low, left in waiting:
            if groups.free(low, left) and any(_known(groups, (low + step, left + step), ends) for step in (-1, 1)):
                groups.add(low, left)
            else:
                rest.append((low, left))
        waiting = rest


def _known(groups: _Groups, pair: tuple[int, int], ends: Ends) -> bool:
    return groups.linked(*pair) or pair in ends


def _fragments(groups: _Groups, units: tuple[dict[int, Unit], dict[int, Unit]]) -> None:
    """Links a short piece with the one that it was cut off from or joined to: "No." before the rest of an answer."""
    rows, columns = units
    for low, left in [(low, left) for low, lefts in groups.right.items() for left in lefts]:
        for step in (-1, 1):
            one, other = rows[low], columns[left]
            part, rest = columns.get(left + step), rows.get(low + step)
            if part is not None and left + step not in groups.left and _cut_off(part, one, other, step):
                groups.add(low, left + step)
            elif rest is not None and low + step not in groups.right and _cut_off(rest, other, one, step):
                groups.add(low + step, left)


def _cut_off(part: Unit, whole: Unit, rest: Unit, step: int) -> bool:
    """Tells whether a piece is the beginning (`step` -1) or the end of the whole, and not also of the rest."""
    size = len(part.words)
    if step < 0:
        return whole.words[:size] == part.words != rest.words[:size]
    return whole.words[-size:] == part.words != rest.words[-size:]


def _equal_short(old: Sequence[GapUnit], new: Sequence[GapUnit]) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    for other in new:
        places.setdefault(other.unit.key, []).append(other.at)
    return [(one.at, left) for one in old for left in places.get(one.unit.key, [])]


def _lonely(groups: _Groups, units: tuple[dict[int, Unit], dict[int, Unit]], ends: Ends) -> None:
    """Links two pieces left alone between the same neighbors: "Yes." that became "No." in the same place."""
    rows, columns = units
    for low, left in _alone(groups, units, ends):
        one, other = rows[low], columns[left]
        if one.who != other.who:
            continue
        common = len({*one.words} & {*other.words}) / max(len({*one.words} | {*other.words}), 1)
        if not (one.long or other.long) or common >= HARDLY:
            groups.add(low, left)


def _alone(groups: _Groups, units: tuple[dict[int, Unit], dict[int, Unit]], ends: Ends) -> Iterator[tuple[int, int]]:
    rows, columns = units
    for low in sorted(rows):
        lefts = sorted({*groups.right.get(low - 1, ()), *(pair[1] for pair in ends if pair[0] == low - 1)})
        for before in lefts:
            left = before + 1
            if left in columns and groups.free(low, left) and _known(groups, (low + 1, left + 1), ends):
                yield low, left
