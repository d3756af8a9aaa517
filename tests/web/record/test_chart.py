import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.record.chart import HEIGHT, WIDTH, chart
from onrecord.web.record.chart_html import years

MONTHS = st.builds("{:04d}-{:02d}".format, st.integers(1990, 2030), st.integers(1, 12))


@given(st.dictionaries(MONTHS, st.integers(1, 5000), min_size=1, max_size=60))
def test_bars_lie_in_the_picture_and_add_up(counts: dict[str, int]) -> None:
    made = chart(counts)
    assert made is not None
    assert made.total == sum(counts.values()) == sum(one.count for one in made.bars)
    assert all(one.x >= 0 and one.x + one.width <= WIDTH + 0.1 for one in made.bars)
    assert all(one.y >= 0 and one.y + one.height <= HEIGHT + 0.1 for one in made.bars)
    assert [one.period for one in made.bars] == sorted({one.period for one in made.bars})


def test_months_without_anything_are_shown_as_gaps() -> None:
    made = chart({"2019-11": 2, "2020-02": 1, "": 4})
    assert made is not None
    assert [(one.period, one.count) for one in made.bars] == [
        ("2019-11", 2),
        ("2019-12", 0),
        ("2020-01", 0),
        ("2020-02", 1),
    ]
    assert (made.peak, made.most) == ("2019-11", 2)


def test_many_months_become_years() -> None:
    made = chart({"2010-01": 1, "2010-05": 2, "2020-01": 1})
    assert made is not None
    assert (made.first, made.last, made.bars[0].count) == ("2010", "2020", 3)


@pytest.mark.parametrize("counts", [{}, {"": 3}])
def test_without_a_date_there_is_no_chart(counts: dict[str, int]) -> None:
    assert chart(counts) is None


def test_periods_that_tie_for_the_most_are_all_counted() -> None:
    made = chart({"2019-11": 2, "2020-02": 2, "2020-03": 1})
    assert made is not None
    assert (made.most, made.peaks, made.is_yearly) == (2, 2, False)


def test_where_nothing_was_counted_no_period_has_the_most() -> None:
    made = chart({}, {"2019-11": 7})
    assert made is not None
    assert made.peaks == 0


def test_the_axis_names_the_years_where_they_begin() -> None:
    made = chart({"2019-07": 1, "2021-06": 1})
    assert made is not None
    told = years(made)
    assert '<text x="27.08%" y="16">2020</text>' in told, "January 2020 is the seventh of 24 bars"
    assert ">2021</text>" in told
    assert ">2019</text>" not in told


@given(st.dictionaries(MONTHS, st.integers(1, 5000), min_size=1, max_size=60))
def test_an_axis_never_has_more_years_than_a_phone_is_wide(counts: dict[str, int]) -> None:
    made = chart(counts)
    assert made is not None
    assert years(made).count("<text") <= 8
