"""Numbers and dates are read as values, in whatever way a language writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.analysis.parallel.figure import Unit, figures
from onrecord.analysis.parallel.figures_zh import numeral


def read(text: str, language: str) -> list[tuple[str, float, str]]:
    return [(one.unit.value, one.value, one.span.cut(text)) for one in figures(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3,200 tons", "en", [("number", 3200, "3,200")]),
        ("1.4 billion crowns", "en", [("number", 1.4e9, "1.4 billion")]),
        ("thirty-one ships", "en", [("number", 31, "thirty-one")]),
        ("one hundred and twenty", "en", [("number", 120, "one hundred and twenty")]),
        ("6.5 percent", "en", [("percent", 6.5, "6.5 percent")]),
        ("two decades", "en", [("number", 20, "two decades")]),
        ("on Thursday", "en", [("weekday", 4, "Thursday")]),
        ("3.2万吨", "zh", [("number", 32000, "3.2万")]),
        ("1.4亿克朗", "zh", [("number", 1.4e8, "1.4亿")]),
        ("三十一艘", "zh", [("number", 31, "三十一")]),
        ("百分之二十七", "zh", [("percent", 27, "百分之二十七")]),
        ("下降了八成。", "zh", [("percent", 80, "八成")]),
        ("星期四", "zh", [("weekday", 4, "星期四")]),
        ("二〇二二年", "zh", [("year", 2022, "二〇二二年")]),
        ("第2204号决议", "zh", [("ordinal", 2204, "第2204")]),
        ("90年代", "zh", [("number", 90, "90年代")]),
        ("3200 toneladas", "es", [("number", 3200, "3200")]),
    ],
)
def test_a_figure_is_read_as_its_value(text: str, language: str, expected: list[tuple[str, float, str]]) -> None:
    assert read(text, language) == expected


def test_a_date_is_month_and_days_in_both_languages() -> None:
    english = figures("from November 11 to 13, 2019", "en")
    chinese = figures("2019年11月11日至13日", "zh")

    assert {one.key for one in english} == {one.key for one in chinese}
    assert [one.unit for one in english] == [Unit.MONTH, Unit.DAY, Unit.DAY, Unit.YEAR]


@pytest.mark.parametrize("text", ["May I ask you", "They march on", "COVID-19 and G20", "Which one is it?"])
def test_words_that_look_like_figures_are_none_in_english(text: str) -> None:
    assert read(text, "en") == []


@pytest.mark.parametrize("text", ["千万不要", "一带一路", "十分满意", "万国理事会", "数百人", "C919客机"])
def test_words_that_look_like_figures_are_none_in_chinese(text: str) -> None:
    assert read(text, "zh") == []


@pytest.mark.parametrize(
    ("word", "value"),
    [("十二", 12), ("两千", 2000), ("三百零五", 305), ("四十三万", 430_000), ("一亿二千万", 120_000_000)],
)
def test_a_numeral_has_its_value(word: str, value: float) -> None:
    assert numeral(word) == value


@given(st.integers(min_value=13, max_value=999_999_999))
def test_a_number_written_with_digits_is_the_same_in_both_languages(value: int) -> None:
    english = figures(f"They sent {value:,} tents.", "en")
    chinese = figures(f"他们送来{value}顶帐篷。", "zh")

    assert [one.value for one in english] == [one.value for one in chinese] == [value]


@given(st.text(alphabet="一二三十百千万亿年月日第至0123456789.,%约两多余 周号之分a", max_size=40))
def test_figures_lie_in_the_text_in_order(text: str) -> None:
    for language in ("en", "zh"):
        starts = [one.span.start for one in figures(text, language)]

        assert starts == sorted(starts)
        assert all(one.span.cut(text) for one in figures(text, language))
