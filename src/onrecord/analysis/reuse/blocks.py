"""Where two texts differ: the fewest changed runs of pieces, laid where a reader would lay them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from onrecord.analysis.reuse.pieces import Pieces, is_word
from onrecord.text.difference import opcodes

JOINED = 2
"""Runs of at most this many unchanged pieces between two rewritten runs are taken into the rewriting."""
REWRITTEN = 4
"""A changed run this long counts as rewritten."""


@frozen
class Block:
    """Pieces `low` to `high` of the old text that are `left` to `right` of the new one."""

    low: int
    high: int
    left: int
    right: int

    @property
    def size(self) -> int:
        """Returns how many pieces the longer side has."""
        return max(self.high - self.low, self.right - self.left)


def blocks(old: Pieces, new: Pieces) -> list[Block]:
    """Returns the changed runs in order, none of them touching the next."""
    found: list[Block] = []
    for tag, low, high, left, right in opcodes(old.keys, new.keys):
        if tag == "equal":
            continue
        last = found[-1] if found else None
        if last is not None and (last.high, last.right) == (low, left):
            found[-1] = evolve(last, high=high, right=right)
        else:
            found.append(Block(low, high, left, right))
    laid = list(_joined(found, old))
    for at, one in enumerate(laid):
        laid[at] = _slid(one, laid[:at][-1:], laid[at + 1 : at + 2], (old, new))
    return laid


def _joined(found: Sequence[Block], old: Pieces) -> Iterator[Block]:
    """Yields the blocks, neighbors joined where next to nothing between them stayed the same."""
    last: Block | None = None
    for one in found:
        if last is not None and _one_rewriting(last, one, old):
            last = Block(last.low, one.high, last.left, one.right)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _one_rewriting(last: Block, one: Block, old: Pieces) -> bool:
    between = range(last.high, one.low)
    if len(between) > JOINED or min(last.size, one.size) < REWRITTEN:
        return False
    return all(len(old.keys[at]) <= 3 or not is_word(old.keys[at]) for at in between)


def _slid(one: Block, before: Sequence[Block], behind: Sequence[Block], texts: tuple[Pieces, Pieces]) -> Block:
    """Returns words added or dropped where a sentence or a phrase begins, when they could stand at either place.

    Of "A. B. C." made from "A. C." the fewest edits may as well be ". B" as "B ."; a reader sees "B.".
    """
    if one.low < one.high and one.left < one.right:
        return one
    if one.low < one.high:
        side, start, end = texts[0], one.low, one.high
        first, last = [block.high + 1 for block in before], [block.low - 1 for block in behind]
    else:
        side, start, end = texts[1], one.left, one.right
        first, last = [block.right + 1 for block in before], [block.left - 1 for block in behind]
    floor, roof = [*first, 0][0], [*last, len(side.keys)][0]
    best, shift = _beginning(side, start), 0
    for step in (-1, 1):
        by = step
        while floor <= start + by and end + by <= roof and _may_slide(side.keys, start, end, by):
            if _beginning(side, start + by) > best:
                best, shift = _beginning(side, start + by), by
            by += step
    return Block(one.low + shift, one.high + shift, one.left + shift, one.right + shift)


def _may_slide(keys: Sequence[str], start: int, end: int, by: int) -> bool:
    """Tells whether the run may go on to `start + by`, given that it may stand one step before that."""
    return keys[start + by] == keys[end + by] if by < 0 else keys[start + by - 1] == keys[end + by - 1]


def _beginning(side: Pieces, at: int) -> int:
    """Returns how much a place looks like the beginning of a sentence (3), a line (2) or a phrase (1)."""
    if at == 0:
        return 3
    if at >= len(side.keys):
        return 0
    gap = side.text[side.spans[at - 1].end : side.spans[at].start]
    last = side.keys[at - 1]
    if "\n" in gap:
        return 3
    if last in {".", "!", "?", "。"} and (gap or last == "。"):
        return 3
    if last in {";", ":", ","}:
        return 2
    return 1 if last == "、" else 0
