import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search import Finder
from onrecord.search.dated import common
from onrecord.search.query_tree import Days, Query
from onrecord.search.row import Row

DAYS = st.dates(dt.date(2017, 6, 1), dt.date(2036, 1, 1)) | st.sampled_from(
    [dt.date(2018, 1, 1), dt.date(2019, 12, 31), dt.date(2020, 2, 29), dt.date(2020, 2, 1)]
)


@given(DAYS | st.none(), DAYS | st.none())
def test_statements_of_some_days_are_those_whose_date_lies_between(
    finder: Finder, held_rows: list[Row], first: dt.date | None, last: dt.date | None
) -> None:
    expected = sum(
        (first is None or first <= row.date) and (last is None or row.date <= last) for row in held_rows if row.date
    )
    assert finder.search(Query(Days(first, last)), limit=0).total == expected


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("after:2018-05 before:2019-02", (dt.date(2018, 5, 1), dt.date(2019, 1, 31))),
        ("on:2018 after:2018-03-04 on:2018-03", (dt.date(2018, 3, 4), dt.date(2018, 3, 31))),
        ("after:2019 before:2018", (dt.date(2019, 1, 1), dt.date(2017, 12, 31))),
    ],
)
def test_several_dates_of_a_query_are_all_kept(
    finder: Finder, held_rows: list[Row], query: str, days: tuple[dt.date, dt.date]
) -> None:
    expected = sum(days[0] <= row.date <= days[1] for row in held_rows if row.date)
    assert finder.search(query, limit=0).total == expected


def test_days_in_common_are_from_the_last_beginning_to_the_first_end() -> None:
    one, other = Days(dt.date(2018, 1, 1), None), Days(dt.date(2017, 1, 1), dt.date(2019, 1, 1))
    assert common([one, other]) == Days(dt.date(2018, 1, 1), dt.date(2019, 1, 1))
    assert common([one]) == one
