"""Boosted trees learn what a line cannot tell, the same way each time."""

from __future__ import annotations

import boost
import numpy as np
import pytest

from onrecord.reading.follow_trees import Trees, total

PLAN = boost.Plan(trees=60, depth=2, rate=0.3, rows=0.8, columns=1.0, least=5)


def either_or() -> tuple[np.ndarray, np.ndarray]:
    x = np.random.default_rng(1).integers(0, 2, (400, 3)).astype(float)
    return x, (x[:, 0] != x[:, 2]).astype(float)


def test_either_or_is_learned_and_the_same_trees_grow_again() -> None:
    x, y = either_or()
    base, trees = boost.fit(x, y, np.ones(len(y)), PLAN)
    odds = base + sum((boost.apply(tree, x) for tree in trees), np.zeros(len(y)))
    assert ((odds > 0) == (y > 0.5)).all()
    assert boost.fit(x, y, np.ones(len(y)), PLAN) == (base, trees)


def test_reading_adds_the_trees_up_as_fitting_does() -> None:
    x, y = either_or()
    base, trees = boost.fit(x, y, np.ones(len(y)), PLAN)
    names = ["a", "b", "c"]
    model = Trees(names, base, trees)
    for row in x[:20]:
        fitted = base + sum(float(boost.apply(tree, row[None])[0]) for tree in trees)
        assert total(model, dict(zip(names, row, strict=True))) == pytest.approx(fitted)


def test_a_threshold_stands_between_two_values_and_at_quantiles_of_many() -> None:
    x = np.stack([np.tile([0.0, 1.0], 50), np.arange(100) / 100], 1)
    few, many = boost.thresholds(x)
    assert few.tolist() == [0.5]
    assert len(many) == boost.BINS - 1
