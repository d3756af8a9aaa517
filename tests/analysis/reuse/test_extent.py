from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.reuse.extent import SLACK, counterpart, distance

WORDS = st.lists(st.integers(0, 4), max_size=14)


@given(WORDS, WORDS)
def test_the_counterpart_is_the_length_with_the_fewest_changes(page: list[int], record: list[int]) -> None:
    size = len(page)
    lengths = range(max(size - SLACK, 0), min(len(record), size + min(size, SLACK)) + 1)
    expected = min(lengths, key=lambda count: (distance(page, record[:count]), abs(count - size)), default=0)
    assert counterpart(page, record) == expected
