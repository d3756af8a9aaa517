from __future__ import annotations

import datetime as dt
from typing import Any

from onrecord.model.transcript import DateBasis
from onrecord.reading.page_dates import PageDates, page_dates

DAY = dt.date(2020, 3, 18)
NEXT = dt.date(2020, 3, 19)


def read(title: str | None = None, lines: tuple[str, ...] = (), **more: Any) -> PageDates:
    rest: dict[str, Any] = {"metas": {}, "times": [], "json_ld": [], "byline": None, "tail": [], "address": None} | more
    opening = rest.pop("opening", None)
    return page_dates(title, lines, *rest.values(), opening=opening)


def test_the_title_decides_over_the_posting() -> None:
    found = read("2020年3月18日外交部发言人林岳然主持例行记者会", ("2020-03-19 09:15",))
    assert (found.briefing, found.basis, found.posted) == (DAY, DateBasis.TITLE, NEXT)


def test_a_date_line_in_the_text_decides_over_a_posting_header() -> None:
    found = read(
        "Remarks in Press Briefing", ("Issued on: March 19, 2020", "Garden Court", "March 18, 2020", "5:43 P.M. WST")
    )
    assert (found.briefing, found.basis, found.posted) == (DAY, DateBasis.TEXT, NEXT)


def test_a_date_line_of_delivery_is_completed_by_the_posting() -> None:
    found = read("Remarks", ("Issued on: March 19, 2020", "Remarks as delivered March 18"))
    assert (found.briefing, found.basis) == (DAY, DateBasis.TEXT)


def test_a_lede_without_a_year_takes_it_from_a_by_line_at_the_end() -> None:
    lede = "At spokesperson Lin Yueran's regular press conference on March 18th, she took questions on the draft resolution."
    found = read("Anlan wants less pressure", (lede,), tail=["Popular Articles", "Quiet Harbor Blog Mar. 18, 2020"])
    assert (found.briefing, found.basis, found.posted) == (DAY, DateBasis.TEXT, DAY)


def test_a_side_box_alone_dates_nothing() -> None:
    assert read("Anlan wants less pressure", (), tail=["Quiet Harbor Blog Mar. 18, 2020"]) == PageDates()


def test_a_date_of_the_matter_in_a_chinese_title_is_not_the_briefings() -> None:
    found = read("外交部发言人就2020年3月18日导弹试射答记者问", ("2020-03-19 09:15",))
    assert (found.briefing, found.basis) == (NEXT, DateBasis.POSTED)


def test_without_another_date_the_posting_counts_then_the_address() -> None:
    address = "https://www.mfa.anlan.example/202003/t20200318_1127614.shtml"
    assert read("答记者问", metas={"pubdate": "2020-03-18"}).basis is DateBasis.POSTED
    assert read("答记者问", address=address).basis is DateBasis.ADDRESS


def test_the_head_tells_the_posting_where_no_line_does() -> None:
    assert read(json_ld=['{"datePublished": "2020-03-18T10:00:00Z"}']).posted == DAY
    assert read(metas={"article:published_time": "2020-03-18T10:00:00Z"}).posted == DAY


def test_stamps_of_a_feed_that_differ_tell_nothing() -> None:
    assert read(times=["2020-03-18", "2020-03-18T11:00"]).posted == DAY
    assert read(times=["2020-03-18", "2020-03-17"]).posted is None


def test_the_first_words_date_the_briefing_when_they_say_today() -> None:
    found = read("Informe diario", opening="Buenas noches. Hoy, miércoles 18 de marzo de 2020, empezamos.")
    assert (found.briefing, found.basis) == (DAY, DateBasis.TEXT)
    assert read("Daily", opening="Today we extend the program, effective from March 18, 2020.").briefing is None


def test_a_fax_header_dates_nothing() -> None:
    assert read(None, ("Fax from 3 16", "18/ 03/ 20 18: 42 Pg: 3", "MAR 18 ' 20 18: 36")).briefing is None
