from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.follow_phrases import Phrases, flattened, phrased, phrases, read, weigh, write


def test_phrases_are_words_and_pairs_and_those_at_the_head_apart() -> None:
    assert phrases("And that?") == {
        "and",
        "that",
        "?",
        "and that",
        "that ?",
        "^and",
        "^that",
        "^?",
        "^and that",
        "^that ?",
    }


def test_only_words_at_the_head_stand_apart() -> None:
    found = phrases("one two three four five six seven eight nine ten eleven twelve")
    assert {"eleven", "ten eleven", "^ten", "^nine ten"} <= found
    assert not {"^eleven", "^ten eleven"} & found


def test_curly_apostrophes_and_case_make_no_difference() -> None:
    assert phrases("It’s THAT bridge") == phrases("it's that bridge")


def test_known_phrases_are_weighed_and_others_change_nothing() -> None:
    model = Phrases({"but": 1.0, "harvest": -3.0}, 0.5)
    assert phrased("But why?", model) == flattened(1.5)
    assert phrased("Why not?", model) == flattened(0.5)
    assert phrased("But the harvest?", model) == flattened(0.5 - 2.0 / math.sqrt(2))


@given(st.lists(st.floats(-5, 5), max_size=20), st.floats(-2, 2))
def test_the_order_of_phrases_changes_nothing(weights: list[float], base: float) -> None:
    assert weigh(weights, base) == weigh(reversed(weights), base)


@given(st.text(max_size=60))
def test_any_words_are_told_from_0_to_1(text: str) -> None:
    assert 0 < phrased(text, Phrases({"a": 4.0, "^a": 4.0, "?": -4.0}, 0.0)) < 1


@pytest.mark.parametrize("phrase", ["it's", "—", '"', "où"])
def test_what_is_written_is_read_again(phrase: str) -> None:
    model = Phrases({phrase: -0.125, "^and that": 2.0}, 0.25)
    assert read(write(model, about="invented")) == model
