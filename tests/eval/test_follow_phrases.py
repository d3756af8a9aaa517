"""Phrases that tell are weighed, and on other questions than those they were fitted on."""

from __future__ import annotations

import follow_phrases
import numpy as np
import pytest

from onrecord.reading.follow_phrases import weigh

PAGES = [[f"But why number{at}?", f"Who signed number{at}?"] for at in range(20)]
MARKS = np.array([1.0, 0.0] * 20)


def fitted() -> tuple[follow_phrases.Table, np.ndarray, float]:
    table = follow_phrases.table(PAGES, MARKS, np.ones(40))
    return table, *table.fit(np.ones(40, bool))


def test_phrases_of_few_pages_do_not_count() -> None:
    table, _, _ = fitted()
    assert {"but", "^but why", "signed"} <= set(table.names)
    assert not [name for name in table.names if "number" in name]


def test_a_phrase_of_what_follows_up_weighs_above_0_and_one_of_new_questions_below() -> None:
    table, weights, base = fitted()
    model = table.model(weights, base)
    assert model.weights["but"] > 0 > model.weights["signed"]
    assert ((table.odds(weights, base) > 0) == (MARKS > 0.5)).all()


def test_reading_weighs_phrases_as_fitting_does() -> None:
    table, weights, base = fitted()
    model = table.model(weights, base)
    known = [model.weights[name] for name in table.names if name in follow_phrases.phrases(PAGES[0][0])]
    assert weigh(known, model.base) == pytest.approx(table.odds(weights, base)[0])


def test_samples_left_out_change_nothing() -> None:
    table, _, _ = fitted()
    half = np.arange(40) < 20
    turned = follow_phrases.table(PAGES, np.where(half, MARKS, 1 - MARKS), np.ones(40))
    assert table.fit(half)[0].tolist() == turned.fit(half)[0].tolist()


def test_the_weights_are_where_the_penalized_likelihood_is_highest() -> None:
    table, weights, base = fitted()
    p = 1 / (1 + np.exp(-table.odds(weights, base)))
    steepness = np.bincount(table.columns, table.values * (MARKS - p)[table.rows], minlength=len(weights))
    assert np.abs(steepness - follow_phrases.PENALTY * weights).max() < 0.01
