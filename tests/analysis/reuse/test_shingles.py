from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.reuse.shingles import GUIDED, WHOLE, shingles
from onrecord.analysis.reuse.token_stream import token_stream


def test_a_run_has_five_words_or_eight_where_one_is_a_character() -> None:
    made = shingles(token_stream("one two three four five six").codes)
    assert made.lengths.tolist() == [5, 5, 0, 0, 0, 0]
    made = shingles(token_stream("安澜方面对此表示欢迎").codes)
    assert made.lengths.tolist() == [8, 8, 8, 0, 0, 0, 0, 0, 0, 0]
    made = shingles(token_stream("in 2019 年 the two sides met again there now and then").codes)
    assert made.lengths[0] == 8
    assert made.lengths[3] == 5


@given(
    st.lists(st.sampled_from("alpha beta gamma delta 中 文 eps".split()), min_size=8, max_size=40), st.integers(0, 20)
)
def test_the_same_words_make_the_same_run_wherever_they_stand(words: list[str], before: int) -> None:
    alone = shingles(token_stream(" ".join(words)).codes)
    moved = shingles(token_stream("x " * before + " ".join(words)).codes)
    for at in range(len(words)):
        assert alone.lengths[at] == moved.lengths[at + before]
        if alone.lengths[at]:
            assert alone.hashes[at] == moved.hashes[at + before]


def test_order_matters() -> None:
    one, other = (shingles(token_stream(text).codes) for text in ("a b c d e", "b a c d e"))
    assert one.hashes[0] != other.hashes[0]


def test_sizes_are_told_apart() -> None:
    codes = token_stream("a b c d e f").codes
    assert shingles(codes, WHOLE).hashes[0] != shingles(codes, GUIDED).hashes[0]
    assert shingles(codes, GUIDED).lengths.tolist() == [3, 3, 3, 3, 0, 0]


@given(st.lists(st.sampled_from("alpha beta 中 文".split()), max_size=30), st.integers(1, 6))
def test_every_so_many_runs_are_those_of_all(words: list[str], every: int) -> None:
    codes = token_stream(" ".join(words)).codes
    some, whole = shingles(codes, every=every), shingles(codes)
    assert some.hashes.tolist() == whole.hashes[::every].tolist()
    assert some.lengths.tolist() == whole.lengths[::every].tolist()
