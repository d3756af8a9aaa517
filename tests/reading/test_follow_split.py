"""Where exchanges begin, given how likely each question follows up."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.follow_split import SINGLE, split


def worth(follows: tuple[bool, ...], likely: list[float]) -> float:
    """Returns what a split is worth, added up the long way."""
    total, at = 0.0, 0
    while at < len(follows):
        end = at + 1
        right = worth_of = 1 - likely[at] if at else 1.0
        worth_of *= SINGLE
        while end < len(follows) and follows[end]:
            right *= likely[end]
            worth_of += SINGLE * likely[end]
            end += 1
        total += worth_of + right * (1 - likely[end] if end < len(follows) else 1.0)
        at = end
    return total


@pytest.mark.parametrize(
    ("likely", "follows"),
    [
        ([], []),
        ([0.9], [False]),
        ([0.0, 1.0, 0.0, 1.0], [False, True, False, True]),
        ([0.0, 0.9, 0.1, 0.8], [False, True, False, True]),
        ([0.0, *[1.0] * 60, 0.0], [False, *[True] * 60, False]),
    ],
)
def test_what_is_plain_is_split_plainly(likely: list[float], follows: list[bool]) -> None:
    assert split(likely) == follows


def test_a_doubtful_question_begins_an_exchange_where_that_saves_one() -> None:
    assert split([0.0, 0.45, 0.0]) == [False, False, False]
    assert split([0.0, 0.95, 0.95]) == [False, True, True]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_no_other_split_is_worth_more(likely: list[float]) -> None:
    found = split(likely)
    best = max(worth((False, *rest), likely) for rest in product((False, True), repeat=len(likely) - 1))
    assert not found[0]
    assert worth(tuple(found), likely) >= best - 0.01 * len(likely)


@given(st.lists(st.sampled_from([0.0, 1.0]), min_size=1, max_size=80))
def test_what_labels_tell_is_kept(likely: list[float]) -> None:
    assert split(likely)[1:] == [one == 1 for one in likely[1:]]
