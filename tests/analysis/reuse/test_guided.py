import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from onrecord.analysis.reuse.guided import FREQUENT, asked_between, asked_of, own_runs, shared_runs, short_runs
from onrecord.analysis.reuse.shingles import GUIDED, shingles
from onrecord.analysis.reuse.token_stream import RUNNING

# Few words, so that the same runs come again and again; one of them a character of a script without spaces.
WORDS = st.lists(st.sampled_from([3, 5, 7, int(RUNNING) + 4]), max_size=60)


def codes(words: list[int]) -> NDArray[np.uint32]:
    return np.array(words, np.uint32)


@given(WORDS, st.integers(0, 60), st.integers(0, 60))
def test_words_between_two_places_ask_what_the_same_free_words_ask(words: list[int], low: int, high: int) -> None:
    low, high = sorted((min(low, len(words)), min(high, len(words))))
    here = shingles(codes(words), GUIDED)
    free = np.zeros(len(words), np.bool_)
    free[low:high] = True
    expected, found = asked_of(here, free), asked_between(here, low, high)
    assert expected.at.tolist() == found.at.tolist()
    assert expected.hashes.tolist() == found.hashes.tolist()


@given(WORDS, st.lists(WORDS, min_size=1, max_size=4))
def test_statements_alone_share_what_they_share_as_an_edition(words: list[int], said: list[list[int]]) -> None:
    parts = [codes(one) for one in said]
    here = shingles(codes(words), GUIDED)
    asked = asked_between(here, 0, len(words))
    bounds = np.cumsum([0, *map(len, parts)])
    together = shared_runs(short_runs(np.concatenate(parts), bounds, 0), asked)
    if together.all:
        expected = dict(together.runs)
        assert [expected.get(at, []) for at in range(len(parts))] == own_runs(parts, asked)


def test_a_run_that_comes_too_often_does_not_count() -> None:
    said = codes([1, 2, 3] * (FREQUENT + 1))
    asked = asked_between(shingles(codes([1, 2, 3]), GUIDED), 0, 3)
    assert own_runs([said], asked) == [[]]
    shared = shared_runs(short_runs(said, np.array([0, len(said)]), 0), asked)
    assert (shared.runs, shared.all) == ((), False)
    assert [len(runs) for runs in own_runs([said[:-3]], asked)] == [FREQUENT]
