"""The best path uses every item of both sides once and in order."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.parallel.order import Step, best_path

MOVES = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


def test_a_missing_item_is_skipped_on_one_side() -> None:
    left, right = "abcd", "abd"

    def gain(at: int, other: int, down: int, across: int) -> float:
        return (1.0 if left[at] == right[other] else -1.0) if down == across == 1 else -0.4 * (down + across)

    assert best_path(4, 3, MOVES[:3], gain) == [Step(0, 1, 0, 1), Step(1, 2, 1, 2), Step(2, 3, 2, 2), Step(3, 4, 2, 3)]


@given(st.integers(0, 7), st.integers(0, 7), st.randoms(use_true_random=False))
def test_every_item_is_used_once_and_in_order(rows: int, columns: int, random: object) -> None:
    values: dict[tuple[int, int, int, int], float] = {}

    def gain(*key: int) -> float:
        return values.setdefault(key, random.uniform(-2, 2))  # type: ignore[attr-defined]

    path = best_path(rows, columns, MOVES, gain)

    assert [at for one in path for at in range(one.left_start, one.left_end)] == list(range(rows))
    assert [at for one in path for at in range(one.right_start, one.right_end)] == list(range(columns))


def test_no_path_is_better() -> None:
    table = [[0.3, -0.7, 0.9], [0.8, 0.1, -0.2], [-0.5, 0.6, 0.4]]

    def gain(at: int, other: int, down: int, across: int) -> float:
        return table[at][other] if down == across == 1 else -0.25

    def totals(row: int, column: int) -> float:
        options = []
        for down, across in MOVES[:3]:
            if row + down <= 3 and column + across <= 3:
                options.append(gain(row, column, down, across) + totals(row + down, column + across))
        return max(options, default=0.0)

    path = best_path(3, 3, MOVES[:3], gain)

    found = sum(gain(one[0], one[2], one[1] - one[0], one[3] - one[2]) for one in path)
    assert abs(found - totals(0, 0)) < 1e-9
    assert all(first.left_end == second.left_start for first, second in itertools.pairwise(path))
