"""Boosted decision trees, stored as nested lists in a JSON file and added up in plain Python.

A tree is a number, or a list of four: the place of a feature among `names`, a threshold, the tree where the
feature is at most that much, and the tree where it is more. A feature that is missing is 0.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from attrs import frozen

Tree: TypeAlias = float | list[Any]
"""A number, or a list of a place, a threshold and two trees."""


@frozen
class Trees:
    """Names of features, and the trees whose numbers are added to `base` (log odds)."""

    names: Sequence[str]
    base: float
    trees: Sequence[Tree]


def total(model: Trees, values: Mapping[str, float]) -> float:
    """Returns the log odds that trees give features."""
    known = [values.get(name, 0.0) for name in model.names]
    odds = model.base
    for tree in model.trees:
        at: Any = tree
        while type(at) is list:  # a fifth faster than isinstance; read() makes nothing but lists and floats
            place, threshold, low, high = at
            at = low if known[place] <= threshold else high
        odds += at
    return odds


def read(text: str) -> Trees:
    """Returns trees as `write` stored them."""
    table = json.loads(text)
    return Trees(table["names"], table["base"], table["trees"])


def write(model: Trees, *, about: str) -> str:
    """Returns trees as JSON, a line for each tree, with a note for who opens the file."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model.trees)
    names = json.dumps(model.names, ensure_ascii=False)
    return f'{{"about": {json.dumps(about)},\n"names": {names},\n"base": {model.base},\n"trees": [\n{lines}\n]}}\n'
