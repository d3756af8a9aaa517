"""Boosted decision trees, stored as nested lists in a JSON file and added up in plain Python.

A tree is a number, or a list of four: the place of a feature among `names`, a threshold, the tree where the
feature is at most that much, and the tree where it is more. A feature that is missing is 0.

Trees are not walked one by one. Each leaf is a bit of one long number; a threshold that is passed takes away the leaves
it leads past, in all trees at once, and of each tree the first leaf left is the one a walk ends at (QuickScorer: Lucchese
et al., SIGIR 2015).
"""

from __future__ import annotations

import json
import struct
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import accumulate
from operator import add, and_, getitem
from typing import Any, NamedTuple, TypeAlias

from attrs import frozen

Tree: TypeAlias = float | list[Any]
"""A number, or a list of a place, a threshold and two trees."""
_FORMS = {8: "B", 16: "H", 32: "I", 64: "Q"}
"""Letters of `struct` for the bits that a tree's leaves may take."""


class _Leaves(NamedTuple):
    """All leaves as bits: those there are, one bit a tree, how to unpack them, and what each bit of a tree gives.

    `passed` has thresholds by feature, in order, with the leaves left when so many are passed; `below` are the features
    with thresholds under 0, which a feature that is missing passes.
    """

    every: int
    ones: int
    size: int
    form: struct.Struct
    gives: list[dict[int, float]]
    passed: dict[str, tuple[list[float], list[int]]]
    below: list[str]


@frozen
class Trees:
    """Names of features, and the trees whose numbers are added to `base` (log odds)."""

    names: Sequence[str]
    base: float
    trees: Sequence[Tree]

    @cached_property
    def leaves(self) -> _Leaves:
        """Returns the leaves of all trees as bits."""
        return _leaves(self)


def total(model: Trees, values: Mapping[str, float]) -> float:
    """Returns the log odds that trees give features."""
    known = model.leaves
    left = known.every
    told = [(name, value) for name, value in values.items() if value and name in known.passed]
    for name, value in [*told, *((name, 0.0) for name in known.below if not values.get(name))]:
        thresholds, masks = known.passed[name]
        if count := bisect_left(thresholds, value):
            left &= masks[count - 1]
    first = left & ~(left - known.ones)
    # One after the other, as they were grown: another order would round otherwise, and so may `sum`.
    return reduce(add, map(getitem, known.gives, known.form.unpack(first.to_bytes(known.size, "little"))), model.base)


def _leaves(model: Trees) -> _Leaves:
    counts = [sum(1 for _ in _given(tree)) for tree in model.trees]
    width = next(one for one in _FORMS if one >= max(counts, default=1))
    passed: dict[str, dict[float, int]] = {}
    gives = []
    every = ones = 0
    for number, (tree, count) in enumerate(zip(model.trees, counts, strict=True)):
        at = number * width
        every |= (1 << count) - 1 << at
        ones |= 1 << at
        gives.append({1 << leaf: given for leaf, given in enumerate(_given(tree))})
        for place, threshold, start, end in _splits(tree, at):
            gone = passed.setdefault(model.names[place], {})
            gone[threshold] = gone.get(threshold, 0) | (1 << end) - (1 << start)
    return _Leaves(
        every,
        ones,
        len(gives) * width // 8,
        struct.Struct(f"<{len(gives)}{_FORMS[width]}"),
        gives,
        {name: _in_order(gone, every) for name, gone in passed.items()},
        [name for name, gone in passed.items() if min(gone) < 0],
    )


def _in_order(gone: Mapping[float, int], every: int) -> tuple[list[float], list[int]]:
    thresholds = sorted(gone)
    return thresholds, list(accumulate((every & ~gone[one] for one in thresholds), and_))


def _given(tree: Tree) -> Iterator[float]:
    """Yields what the leaves of a tree give, from the lowest to the highest."""
    if isinstance(tree, list):
        yield from _given(tree[2])
        yield from _given(tree[3])
    else:
        yield tree


def _splits(tree: Tree, first: int) -> Iterator[tuple[int, float, int, int]]:
    """Yields feature and threshold of each split with the leaves below it, from a number up to another."""
    if isinstance(tree, list):
        place, threshold, low, high = tree
        middle = first + sum(1 for _ in _given(low))
        yield place, threshold, first, middle
        yield from _splits(low, first)
        yield from _splits(high, middle)


def read(text: str) -> Trees:
    """Returns trees as `write` stored them."""
    table = json.loads(text)
    return Trees(table["names"], table["base"], table["trees"])


def write(model: Trees, *, about: str) -> str:
    """Returns trees as JSON, a line for each tree, with a note for who opens the file."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model.trees)
    names = json.dumps(model.names, ensure_ascii=False)
    return f'{{"about": {json.dumps(about)},\n"names": {names},\n"base": {model.base},\n"trees": [\n{lines}\n]}}\n'
