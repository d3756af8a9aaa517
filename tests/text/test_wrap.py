import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.wrap import printable, shorten, width, wrap

words = st.text(st.sampled_from("ab ,.。，（）“”记者问路透社答：\u3000 é-"), max_size=200)


def test_chinese_characters_take_two_columns() -> None:
    assert width("Q: 问") == 5


def test_combining_marks_take_no_column() -> None:
    assert width("e\u0301") == 1


@given(words, st.integers(6, 60))
def test_wrapping_loses_nothing_but_white_space_and_keeps_to_the_width(text: str, columns: int) -> None:
    lines = list(wrap(text, columns))
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


@given(st.text(st.sampled_from("ab c记者问，"), max_size=200), st.integers(8, 60))
def test_no_line_is_wider_than_the_width(text: str, columns: int) -> None:
    assert all(width(line) <= columns for line in wrap(re.sub("，+", "，", text), columns))


def test_closing_punctuation_does_not_begin_a_line() -> None:
    assert list(wrap("制裁应当调整，对话应当恢复。", 12)) == ["制裁应当调", "整，对话应当", "恢复。"]


def test_words_are_kept_whole() -> None:
    assert list(wrap("The two-track approach", 10)) == ["The", "two-track", "approach"]


def test_each_line_of_the_text_begins_a_line() -> None:
    assert list(wrap("one\n\ntwo", 20)) == ["one", "", "two"]


def test_a_text_cut_short_ends_in_an_ellipsis() -> None:
    assert shorten("安澜共和国外交部", 9) == "安澜共和…"


def test_a_short_text_stays_whole_on_one_line() -> None:
    assert shorten("a\n b", 9) == "a b"


def test_control_characters_are_spelled_out() -> None:
    assert printable("a\x1b[31mb\x9b\n") == "a\\x1b[31mb\\x9b\n"
