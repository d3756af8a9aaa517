"""Trees in a JSON file add up as they were grown."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.follow_trees import Tree, Trees, read, total, write

STUMP = [0, 0.5, -1.0, 2.0]
DEEP = [1, 0.25, [0, 0.5, 0.125, 0.25], 4.0]
MODEL = Trees(["bid", "size"], 0.5, [STUMP, DEEP, 8.0])
NUMBERS = st.sampled_from([-1.0, -0.5, 0.0, 0.1, 0.25, 0.5, 0.7, 1.0])
TREES = st.recursive(
    NUMBERS, lambda below: st.tuples(st.integers(0, 3), NUMBERS, below, below).map(list), max_leaves=40
)


@pytest.mark.parametrize(
    ("values", "odds"),
    [
        ({}, 0.5 - 1.0 + 0.125 + 8.0),
        ({"bid": 1.0}, 0.5 + 2.0 + 0.25 + 8.0),
        ({"bid": 0.5}, 0.5 - 1.0 + 0.125 + 8.0),
        ({"bid": 1.0, "size": 0.26}, 0.5 + 2.0 + 4.0 + 8.0),
        ({"other": 1.0}, 0.5 - 1.0 + 0.125 + 8.0),
    ],
)
def test_each_tree_gives_the_number_its_thresholds_lead_to(values: dict[str, float], odds: float) -> None:
    assert total(MODEL, values) == odds


def walked(model: Trees, values: dict[str, float]) -> float:
    odds = model.base
    for tree in model.trees:
        at: Any = tree
        while isinstance(at, list):
            place, threshold, low, high = at
            at = low if values.get(model.names[place], 0.0) <= threshold else high
        odds += at
    return odds


@given(st.lists(TREES, max_size=6), st.dictionaries(st.sampled_from("abcdx"), NUMBERS))
def test_leaves_as_bits_give_what_a_walk_through_each_tree_gives(trees: list[Tree], values: dict[str, float]) -> None:
    model = Trees(list("abcd"), 0.3, trees)
    assert total(model, values) == walked(model, values)


def test_trees_are_read_as_they_were_written() -> None:
    assert read(write(MODEL, about="for a test")) == MODEL
