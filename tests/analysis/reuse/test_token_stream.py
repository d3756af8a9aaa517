import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.reuse.token_stream import RUNNING, token_stream
from onrecord.text.span import Span


def words(text: str) -> list[str]:
    stream = token_stream(text)
    return [text[start:end] for start, end in zip(stream.starts, stream.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two-track approach—as agreed.", ["The", "two", "track", "approach", "as", "agreed"]),
        ("don’t, don't", ["don", "t", "don", "t"]),
        ("1,000 crowns (3.5%)", ["1", "000", "crowns", "3", "5"]),
        ("林岳然2019年答问", ["林", "岳", "然", "2019", "年", "答", "问"]),
        ("陶景岚(lán)特使", ["陶", "景", "岚", "特", "使"]),
        ("", []),
        ("Соглашение о порте", ["Соглашение", "о", "порте"]),
    ],
)
def test_words_are_cut_at_signs_and_chinese_by_the_character(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("détente in Lanjing", "DETENTE in lanjing"),
        ("quiet\u00adly", "quietly"),
        ("Ｌanjing １２", "lanjing 12"),
        ("值得珍惜的緩和局勢", "值得珍惜的缓和局势"),
        ("冈(gāng)田", "冈田"),
    ],
)
def test_printings_of_the_same_words_have_the_same_codes(one: str, other: str) -> None:
    assert token_stream(one).codes.tolist() == token_stream(other).codes.tolist()


def test_a_word_has_its_code_whatever_stands_beside_it() -> None:
    alone, beside = token_stream("cherished"), token_stream("应当 cherished 珍惜")
    assert alone.codes[0] in beside.codes
    assert alone.codes[0] < RUNNING


def test_long_words_with_the_same_ends_differ_by_their_length() -> None:
    assert token_stream("denuclearization").codes[0] != token_stream("denuclearisation").codes[0]
    assert token_stream("a" * 20).codes[0] != token_stream("a" * 21).codes[0]


@given(st.text(max_size=200))
def test_words_are_in_order_disjoint_and_inside_the_text(text: str) -> None:
    stream = token_stream(text)
    assert len(stream.codes) == len(stream.starts) == len(stream.ends)
    assert np.all(stream.starts < stream.ends)
    assert np.all(stream.ends[:-1] <= stream.starts[1:])
    assert not len(stream) or (stream.starts[0] >= 0 and stream.ends[-1] <= len(text))


@given(st.text(alphabet="abc 中文é-", max_size=60), st.text(alphabet="abc 中文é-", max_size=60))
def test_words_do_not_depend_on_what_follows_a_blank(one: str, other: str) -> None:
    both = token_stream(one + "\n" + other)
    assert both.codes.tolist() == token_stream(one).codes.tolist() + token_stream(other).codes.tolist()


def test_within_names_the_words_inside_a_span() -> None:
    stream = token_stream("one two three four")
    assert stream.within(Span(4, 13)) == (1, 3)
    assert stream.within(Span(5, 13)) == (2, 3)
    assert stream.cover(1, 3) == Span(4, 13)
