import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.span import ordered
from onrecord.text.words import characters, chinese_cutter, words

SIGNS = "aB'’ 3.5,-。外交部发言人会見をカメラé\u0301\u0939\u093f\U00020000\U0001f600"


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in words(text, cutter=characters)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't! 1,000 or 3.5%", ["Don't", "1,000", "or", "3.5"]),
        ("dual-track", ["dual", "track"]),
        ("the U.S. side", ["the", "U.S", "side"]),
        ("It’s l’État, über naïve", ["It’s", "l’État", "über", "naïve"]),
        ("Cafe\u0301 x2 G7 9:30am", ["Cafe\u0301", "x2", "G7", "9:30am"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("المُتحدِّث باسم", ["المُتحدِّث", "باسم"]),
        ("Брифинг МИД", ["Брифинг", "МИД"]),
        ("대변인은 말했다", ["대변인은", "말했다"]),
        ("外交部：2019年", ["外", "交", "部", "2019", "年"]),
        ("会見を開きましたカメラ", ["会", "見", "を", "開", "きました", "カメラ"]),
    ],
)
def test_words_are_runs_of_letters_or_single_chinese_characters(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_chinese_words_come_from_the_extra_when_it_is_installed() -> None:
    pytest.importorskip("rjieba", reason="the extra `zh` is not installed")
    text = "外交部发言人说𠀀：good"
    assert [span.cut(text) for span in words(text)] == ["外交部", "发言人", "说", "𠀀", "good"]


def test_chinese_words_are_characters_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    chinese_cutter.cache_clear()
    assert chinese_cutter() is characters
    assert len(words("外交部发言人")) == 6
    chinese_cutter.cache_clear()


def test_japanese_is_not_cut_by_a_chinese_dictionary() -> None:
    text = "外交部の発言"
    assert [span.cut(text) for span in words(text)] == ["外", "交", "部", "の", "発", "言"]


@given(st.one_of(st.text(alphabet=SIGNS, max_size=40), st.text(max_size=40)))
def test_words_are_ordered_and_inside_the_text(text: str) -> None:
    for spans in (words(text), words(text, cutter=characters)):
        assert ordered(spans)
        assert all(span.length and span.cut(text).strip() for span in spans)


@given(st.one_of(st.text(alphabet=SIGNS, max_size=40), st.text(max_size=40)))
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    covered = {at for span in words(text) for at in range(*span)}
    assert {at for at, sign in enumerate(text) if sign.isalpha() or sign.isdecimal()} <= covered
