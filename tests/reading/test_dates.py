from __future__ import annotations

import datetime as dt

import pytest

from onrecord.reading.dates import address_date, find_dates


@pytest.mark.parametrize(
    "text",
    [
        "March 18, 2020",
        "18 March 2020",
        "Mar. 18, 2020",
        "Wednesday, March 18th, 2020",
        "the 18th of March 2020",
        "3/18/2020",
        "2020-03-18 19:15",
        "2020/03/18",
        "2020年3月18日外交部发言人主持例行记者会",
        "二〇二〇年三月十八日",
        "２０２０年３月１８日",
        "令和2年3月18日",
        "miércoles 18 de marzo de 2020",
        "18 de marzo, 2020",
        "del 18 de marzo del 2020",
        "le 18 mars 2020",
        "Mittwoch, 18. März 2020",
        "18.03.2020",
        "18 марта 2020 года",
        "18 de março de 2020",
        "2020년 3월 18일",
        "18 مارس 2020",
        "١٨ مارس ٢٠٢٠",
    ],
)
def test_a_whole_date_is_read_in_each_language(text: str) -> None:
    assert [one.date for one in find_dates(text)] == [dt.date(2020, 3, 18)]


@pytest.mark.parametrize("text", ["Martes 1° de octubre de 2019", "1ro de octubre de 2019", "1º de outubro de 2019"])
def test_the_first_of_a_month_is_printed_in_many_ways(text: str) -> None:
    assert [one.date for one in find_dates(text)] == [dt.date(2019, 10, 1)]


def test_the_span_holds_the_printed_date_and_nothing_else() -> None:
    text = "Harrowgate, Wednesday, March 18, 2020, 2:15 P.M."
    (found,) = find_dates(text)
    assert found.span.cut(text) == "March 18, 2020"


def test_dates_come_in_the_order_of_print() -> None:
    found = find_dates("From May 5, 2020 to 6 June 2021")
    assert [one.date for one in found] == [dt.date(2020, 5, 5), dt.date(2021, 6, 6)]


@pytest.mark.parametrize("text", ["on December 24th, he", "12月24日下午", "24 December", "el 24 de diciembre"])
def test_a_day_without_a_year_stays_partial(text: str) -> None:
    (found,) = find_dates(text)
    assert (found.date, found.month, found.day, found.year) == (None, 12, 24, None)


def test_a_partial_date_is_the_last_such_day_before_its_anchor() -> None:
    (found,) = find_dates("on December 24th")
    assert found.near(dt.date(2019, 12, 24)) == dt.date(2019, 12, 24)
    assert found.near(dt.date(2020, 1, 2)) == dt.date(2019, 12, 24)
    assert found.completed(2018) == dt.date(2018, 12, 24)


def test_month_or_day_first_is_told_by_words_of_the_line_only() -> None:
    assert find_dates("8/3/2016") == []
    assert find_dates("Press Briefing by Press Secretary Dana Whitlock, 8/3/2016")[0].date == dt.date(2016, 8, 3)
    assert find_dates("Fecha: 8/3/2016")[0].date == dt.date(2016, 3, 8)


def test_two_digits_of_a_year_count_only_where_a_briefing_is_named() -> None:
    assert find_dates("version 12/12/13") == []
    assert find_dates("Press Briefing by the Press Secretary, 12/12/13")[0].date == dt.date(2013, 12, 12)


def test_both_arabic_names_of_a_month_and_hebrew_months_are_read() -> None:
    assert [one.date for one in find_dates("الإيجاز الصحفي، 14 أيار/مايو 2021")] == [dt.date(2021, 5, 14)]
    assert [one.date for one in find_dates("תדרוך יומי, 14 במאי 2021")] == [dt.date(2021, 5, 14)]


@pytest.mark.parametrize(
    "text",
    [
        "in March 2020 we met",
        "6,000 march 5 miles",
        "between 1 and 5 may be",
        "at 10:24 March",
        "February 30, 2020",
        "全长2020米",
        "年",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://www.mfa.anlan.example/zh/202003/t20200318_11276141.shtml", dt.date(2020, 3, 18)),
        ("https://press.westmark.example/2020/03/18/briefing/", dt.date(2020, 3, 18)),
        ("https://press.westmark.example/20200318.html", dt.date(2020, 3, 18)),
        ("https://press.westmark.example/briefing-march-18-2020/", dt.date(2020, 3, 18)),
        ("https://anlan.example/conferencia-del-18-de-marzo-del-2020-247140", dt.date(2020, 3, 18)),
        ("https://www.mfa.anlan.example/zh/202003/x.shtml", None),
        ("https://www.mfa.anlan.example/content_5718372.htm", None),
        (None, None),
    ],
)
def test_an_address_tells_a_day_or_nothing(address: str | None, day: dt.date | None) -> None:
    assert address_date(address) == day


def test_no_press_conference_is_older_than_1945() -> None:
    assert find_dates("the Convention of 24 July 1923") == []
    assert [one.date for one in find_dates("Αθήνα, 13 Οκτωβρίου 2006")] == [dt.date(2006, 10, 13)]
