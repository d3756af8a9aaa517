"""Trees in a JSON file add up as they were grown."""

from __future__ import annotations

import pytest

from onrecord.reading.follow_trees import Trees, read, total, write

STUMP = [0, 0.5, -1.0, 2.0]
DEEP = [1, 0.25, [0, 0.5, 0.125, 0.25], 4.0]
MODEL = Trees(["bid", "size"], 0.5, [STUMP, DEEP, 8.0])


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


def test_trees_are_read_as_they_were_written() -> None:
    assert read(write(MODEL, about="for a test")) == MODEL
