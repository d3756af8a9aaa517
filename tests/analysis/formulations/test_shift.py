from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.formulations.shift import Fate, Occasion, likelihood, share, shift, span_parts

START = date(2021, 1, 1)
HEADS = ["Shen said", "Du told us", "They hope", "Fishermen know", "Critics doubt", "Lawyers hold"]


def held(phrase: str, *, count: int = 6, gap: int = 30, after: int = 0, presider: str = "Shen") -> list[Occasion]:
    days = [START + timedelta(days=after + gap * at) for at in range(count)]
    return [
        Occasion(f"x{after + at}", day, presider, f"{HEADS[at % 6]}: {phrase}. Case {at}.")
        for at, day in enumerate(days)
    ]


def fates(before: list[Occasion], after: list[Occasion]) -> dict[str, Fate]:
    found = shift(before, after, "en")
    assert found is not None
    return {one.text: one.fate for one in found.wordings}


OLD, NEW = "lasting peace requires patient dialogue", "both ports should open before winter"


def test_what_is_not_said_any_more_was_dropped_and_what_came_is_new() -> None:
    assert fates(held(OLD), held(NEW, after=400)) == {OLD: Fate.DROPPED, NEW: Fate.NEW}


def test_what_is_said_in_both_was_kept() -> None:
    assert fates(held(OLD), held(OLD, after=400))[OLD] is Fate.KEPT


def test_what_is_said_much_less_fell() -> None:
    later = [*held(OLD, count=1, after=400), *held(NEW, after=500)]
    assert fates(held(OLD), later)[OLD] is Fate.FELL


def test_counts_stand_against_the_occasions_of_each_window() -> None:
    found = shift(held(OLD), held(NEW, count=4, after=400), "en")
    assert found is not None
    one = next(one for one in found.wordings if one.text == OLD)
    assert (one.before, one.before_of, one.after, one.after_of, one.quiet) == (6, 6, 0, 4, 4)


def test_a_dropped_wording_that_is_nearly_said_now_was_changed() -> None:
    found = shift(held(OLD), held(OLD.replace("patient", "frank"), after=400), "en")
    assert found is not None
    changed = [one for one in found.wordings if one.fate is Fate.CHANGED]
    assert [(one.text, one.became) for one in changed] == [(OLD, "lasting peace requires frank dialogue")]


def test_uses_within_two_months_are_marked_as_an_event() -> None:
    found = shift(held(OLD, gap=5), held(NEW, after=400), "en")
    assert found is not None
    assert {one.text: one.event for one in found.wordings} == {OLD: True, NEW: False}


def test_those_who_presided_are_counted_beside() -> None:
    found = shift(held(OLD), held(NEW, after=400, presider="Du"), "en")
    assert found is not None
    assert (found.before.presiders, found.after.presiders) == ((("Shen", 6),), (("Du", 6),))


def test_the_quotation_says_the_wording() -> None:
    found = shift(held(OLD), held(NEW, after=400), "en")
    assert found is not None
    assert all(one.text in one.quotation for one in found.wordings)


def test_no_occasion_no_answer() -> None:
    assert shift([], held(NEW), "en") is None


def test_shares_are_told_as_counts() -> None:
    assert [share(0, 423), share(9, 127), share(3, 4)] == ["0 of 423", "9 of 127 (1 in 14)", "3 of 4"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("2020..2021", ("2020", "2021")), ("2022-07-01..", ("2022-07-01", None)), ("..", None), ("x..y", None)],
)
def test_spans_of_time_are_taken_apart(text: str, parts: tuple[str | None, str | None] | None) -> None:
    assert span_parts(text) == parts


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_equal_shares_weigh_nothing_and_others_more(before: int, of: int, after: int, other: int) -> None:
    before, after = min(before, of), min(after, other)
    weight = likelihood(before, of, after, other)
    assert weight >= -1e-9
    assert (abs(weight) < 1e-9) == (before * other == after * of)
