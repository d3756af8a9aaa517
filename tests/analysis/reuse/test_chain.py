import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.reuse.chain import Run, RunTable, runs_by_statement
from onrecord.analysis.reuse.seeds import Seeds

PLACES = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 40)), max_size=60)


def _seeds(places: set[tuple[int, int, int]]) -> Seeds:
    columns = np.array(sorted(places), np.int64).reshape(-1, 3)
    return Seeds(columns[:, 1], columns[:, 0], columns[:, 2])


@given(PLACES)
def test_few_words_make_the_runs_that_many_make(places: set[tuple[int, int, int]]) -> None:
    lengths = np.full(41, 5, np.uint8)
    assert list(runs_by_statement(_seeds(places), lengths)) == RunTable.of(_seeds(places), lengths).all()


@given(PLACES)
def test_runs_cover_every_seed_and_nothing_else(places: set[tuple[int, int, int]]) -> None:
    lengths = np.full(41, 5, np.uint8)
    covered = {
        (statement, one.page + by, one.record + by)
        for statement, runs in RunTable.of(_seeds(places), lengths).all()
        for one in runs
        for by in range(one.size)
    }
    assert covered == {(number, query + by, place + by) for number, query, place in places for by in range(5)}


@given(PLACES, st.integers(0, 45), st.integers(0, 45))
def test_a_window_has_the_runs_that_lie_in_it(places: set[tuple[int, int, int]], low: int, high: int) -> None:
    table = RunTable.of(_seeds(places), np.full(41, 5, np.uint8))
    expected = {
        statement: [one for one in runs if low <= one.page and one.page + one.size <= high]
        for statement, runs in table.all()
    }
    assert table.between(low, high) == [(number, runs) for number, runs in expected.items() if runs]


def test_statements_of_little_weight_are_passed_over() -> None:
    table = RunTable.of(_seeds({(1, 0, 0), (2, 0, 0), (2, 5, 9)}), np.full(41, 5, np.uint8))
    assert table.of_weight(9) == [(2, [Run(0, 0, 5), Run(5, 9, 5)])]
    assert RunTable.of(_seeds(set()), np.zeros(0, np.uint8)).of_weight(9) == []
