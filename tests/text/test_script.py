from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.script import Script, Variety, script, script_of, scripts, variety


def test_the_script_is_that_of_most_letters() -> None:
    assert script("The Ministry (外交部) said") is Script.LATIN
    assert script("外交部发言人说 OK") is Script.HAN
    assert script("Брифинг МИД") is Script.CYRILLIC
    assert script("المتحدث") is Script.ARABIC
    assert script("대변인") is Script.HANGUL
    assert script("きょうは") is Script.KANA


def test_digits_and_signs_have_no_script() -> None:
    assert script("2019-12-24, 9:30 “”。、") is None
    assert [script_of(sign) for sign in "1 。“—%"] == [None] * 6


def test_letters_are_counted_by_script_most_first() -> None:
    assert scripts("会見をした ok") == {Script.KANA: 3, Script.HAN: 2, Script.LATIN: 2}


def test_the_variety_of_chinese_characters_is_told() -> None:
    assert variety("发言人主持例行记者会") is Variety.SIMPLIFIED
    assert variety("發言人主持例行記者會") is Variety.TRADITIONAL
    assert variety("外交部") is None
    assert variety("Press briefing") is None


@given(st.text(max_size=50))
def test_no_more_letters_are_counted_than_there_are(text: str) -> None:
    assert sum(scripts(text).values()) <= len(text)
