import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.text.span import Span, ordered, span

edges = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)
spans = edges.map(lambda pair: Span(*pair))
texts = st.text(alphabet="abc 中国外交部\n", min_size=40, max_size=60)


def test_a_span_cuts_its_words_out_of_a_text() -> None:
    assert Span(4, 8).cut("the dual track") == "dual"
    assert Span(2, 4).cut("双边会谈纪要") == "会谈"


def test_a_span_that_runs_backwards_or_is_negative_is_refused() -> None:
    for start, end in ((3, 2), (-1, 4)):
        with pytest.raises(UsageError, match="0 <= start <= end"):
            span(start, end)
    assert span(2, 2) == Span(2, 2)


@given(texts, spans)
def test_the_length_is_the_number_of_code_points_cut(text: str, one: Span) -> None:
    assert one.length == len(one.cut(text))


@given(spans, st.integers(0, 9))
def test_a_shifted_span_keeps_its_length_and_comes_back(one: Span, by: int) -> None:
    assert one.shift(by).length == one.length
    assert one.shift(by).shift(-by) == one


@given(spans, spans)
def test_spans_meet_when_they_share_a_code_point(one: Span, other: Span) -> None:
    shared = set(range(*one)) & set(range(*other))
    assert one.meets(other) == other.meets(one)
    if one.length and other.length:
        assert one.meets(other) == bool(shared)


@given(spans, spans)
def test_a_span_holds_another_when_all_its_points_are_inside(one: Span, other: Span) -> None:
    if other.length:
        assert one.holds(other) == (set(range(*other)) <= set(range(*one)))


def test_spans_in_order_share_nothing() -> None:
    assert ordered([Span(0, 2), Span(2, 2), Span(2, 5)])
    assert not ordered([Span(0, 3), Span(2, 5)])
    assert not ordered([Span(3, 5), Span(0, 2)])
    assert not ordered([Span(3, 2)])
