"""Gradient boosting of shallow decision trees for two classes, in numpy alone; the same trees every time.

Newton steps on the log loss (Friedman 2001; leaves as Chen and Guestrin 2016, section 2.2). Each tree sees a share of
the samples, each split a share of the features, drawn from a seeded generator.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from onrecord.reading.follow_trees import Tree

BINS = 20


@frozen
class Plan:
    """How trees are grown."""

    trees: int = 400
    depth: int = 4
    rate: float = 0.04
    rows: float = 0.6
    columns: float = 0.15
    least: int = 10
    penalty: float = 1.0
    seed: int = 0


def thresholds(x: np.ndarray) -> list[np.ndarray]:
    """Returns for each feature the thresholds that a split may use: between values, or at quantiles of many."""
    found = []
    for column in x.T:
        values = np.unique(column)
        if len(values) > BINS:
            values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1]))
        else:
            values = (values[1:] + values[:-1]) / 2
        found.append(np.unique(np.round(values, 4)))
    return found


@frozen(eq=False)
class _Grower:
    """What a tree is grown from: binned features, their thresholds, gradients and curvatures of the samples."""

    plan: Plan
    bins: np.ndarray
    edges: Sequence[np.ndarray]
    places: np.ndarray
    gradient: np.ndarray
    curvature: np.ndarray
    random: np.random.Generator
    width: int

    def leaf(self, rows: np.ndarray) -> float:
        """Returns the step that suits samples best."""
        steepness = self.curvature[rows].sum() + self.plan.penalty
        return round(float(self.plan.rate * self.gradient[rows].sum() / steepness), 5)

    def grow(self, rows: np.ndarray, depth: int) -> Tree:
        """Returns a tree for these samples."""
        if depth == 0 or len(rows) < 2 * self.plan.least:
            return self.leaf(rows)
        size = max(1, int(self.plan.columns * self.bins.shape[1]))
        columns = np.sort(self.random.choice(self.bins.shape[1], size, replace=False))
        part = self.bins[np.ix_(rows, columns)]
        gain = self.gains(rows, part)
        best, cut = divmod(int(np.argmax(gain)), self.width - 1)
        if gain[best, cut] <= 1e-6:
            return self.leaf(rows)
        low = part[:, best] <= cut
        column = int(columns[best])
        grown = self.grow(rows[low], depth - 1), self.grow(rows[~low], depth - 1)
        return [int(self.places[column]), float(self.edges[column][cut]), *grown]

    def gains(self, rows: np.ndarray, part: np.ndarray) -> np.ndarray:
        """Returns what each split of samples gains, by feature and bin."""
        count = part.shape[1]
        flat = (part + np.arange(count, dtype=np.int64) * self.width).ravel()

        def below(values: np.ndarray) -> np.ndarray:
            sums = np.bincount(flat, np.repeat(values, count), minlength=count * self.width)
            return sums.reshape(count, self.width).cumsum(1)[:, :-1]

        slope, curve = self.gradient[rows], self.curvature[rows]
        low, bent, number = below(slope), below(curve), below(np.ones(len(rows)))
        ridge, all_slope, all_curve = self.plan.penalty, slope.sum(), curve.sum()
        gain: np.ndarray = low**2 / (bent + ridge) + (all_slope - low) ** 2 / (all_curve - bent + ridge)
        gain -= all_slope**2 / (all_curve + ridge)
        gain[(number < self.plan.least) | (len(rows) - number < self.plan.least)] = -1
        return gain


def fit(x: np.ndarray, y: np.ndarray, each: np.ndarray, plan: Plan) -> tuple[float, list[Tree]]:
    """Returns the base and the trees of a boosted model; `each` weighs the samples."""
    every = thresholds(x)
    places = np.array([at for at, edges in enumerate(every) if len(edges)])
    edges = [every[at] for at in places]
    bins = np.stack([np.searchsorted(cut, x[:, at], side="left") for at, cut in zip(places, edges, strict=True)], 1)
    random = np.random.default_rng(plan.seed)
    base = round(float(np.log((each @ y) / (each @ (1 - y)))), 5)
    odds, trees = np.full(len(y), base), list[Tree]()
    width = max(map(len, edges)) + 1
    for _ in range(plan.trees):
        p = 1 / (1 + np.exp(-odds))
        grower = _Grower(plan, bins, edges, places, each * (y - p), each * p * (1 - p), random, width)
        trees.append(grower.grow(np.flatnonzero(random.random(len(y)) < plan.rows), plan.depth))
        odds += apply(trees[-1], x)
    return base, trees


def apply(tree: Tree, x: np.ndarray) -> np.ndarray:
    """Returns what a tree gives each sample."""
    given = np.empty(len(x))

    def go(at: Tree, rows: np.ndarray) -> None:
        if not isinstance(at, list):
            given[rows] = at
            return
        place, threshold, low, high = at
        below = x[rows, place] <= threshold
        go(low, rows[below])
        go(high, rows[~below])

    go(tree, np.arange(len(x)))
    return given
