import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.watch_plan import STEPS, THEN, due, next_look

START = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)
ages = st.timedeltas(dt.timedelta(0), dt.timedelta(days=2000))


def test_looks_that_are_never_late_come_after_an_hour_a_day_a_week_a_month_and_every_ninety_days() -> None:
    looked, ages = START, []
    for _ in range(7):
        looked = next_look(START, looked)
        ages.append(looked - START)
    assert ages == [*STEPS, STEPS[-1] + THEN, STEPS[-1] + 2 * THEN, STEPS[-1] + 3 * THEN]


def test_a_page_that_changed_starts_again() -> None:
    changed = START + dt.timedelta(days=400)
    assert next_look(changed, changed) == changed + dt.timedelta(hours=1)


def test_a_late_look_counts_for_every_step_before_it() -> None:
    assert next_look(START, START + dt.timedelta(days=8)) == START + dt.timedelta(days=30)


def test_a_look_without_an_answer_is_repeated_soon() -> None:
    hour, day = dt.timedelta(hours=1), dt.timedelta(days=1)
    assert next_look(START, START + hour, answered=False) == START + 2 * hour
    assert next_look(START, START + 8 * day, answered=False) == START + 9 * day


@given(ages)
def test_the_next_look_lies_ahead_and_never_further_than_the_longest_pause(age: dt.timedelta) -> None:
    looked = START + age
    assert dt.timedelta(0) < next_look(START, looked) - looked <= THEN


@given(ages, st.booleans())
def test_a_page_is_due_from_the_time_of_its_next_look_on(age: dt.timedelta, answered: bool) -> None:  # noqa: FBT001
    looked = START + age
    time = next_look(START, looked, answered=answered)
    assert due(START, looked, time, answered=answered)
    assert not due(START, looked, time - dt.timedelta(seconds=1), answered=answered)


@given(ages, ages)
def test_later_looks_never_make_a_page_due_earlier(one: dt.timedelta, other: dt.timedelta) -> None:
    first, second = sorted([one, other])
    assert next_look(START, START + first) <= next_look(START, START + second)
