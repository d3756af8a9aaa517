"""The best way through two sequences in their own order: pairs, groups, and what stands on one side only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Gain = Callable[[int, int, int, int], float]
"""Tells what it is worth to set `left` items from one place beside `right` items from another: (at, other, left, right)."""


class Step(NamedTuple):
    """Items `left_start` up to `left_end` stand beside `right_start` up to `right_end`; an empty side has no counterpart."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


def best_path(rows: int, columns: int, moves: Sequence[tuple[int, int]], gain: Gain) -> list[Step]:
    """Returns the steps of the highest total gain that use every item of both sides once and in order.

    `moves` says how many items of each side a step may take and must contain (1, 0) and (0, 1); of equal totals the
    move named first wins, so that the same input always gives the same path.
    """
    totals = [[float("-inf")] * (columns + 1) for _ in range(rows + 1)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    totals[0][0] = 0.0
    for row in range(rows + 1):
        for column in range(columns + 1):
            for down, right in moves:
                if down > row or right > column:
                    continue
                before = totals[row - down][column - right]
                total = before + gain(row - down, column - right, down, right)
                if total > totals[row][column] + 1e-9:
                    totals[row][column] = total
                    came[row][column] = (down, right)
    return _steps(rows, columns, came)


def _steps(rows: int, columns: int, came: list[list[tuple[int, int]]]) -> list[Step]:
    found: list[Step] = []
    while rows or columns:
        down, right = came[rows][columns]
        found.append(Step(rows - down, rows, columns - right, columns))
        rows, columns = rows - down, columns - right
    return found[::-1]
