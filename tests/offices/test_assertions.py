from datetime import date

import pytest
from attrs import evolve

from onrecord import read
from onrecord.model import Briefing, Leftover, Transcript
from onrecord.offices import check, office
from onrecord.offices.assertions import body_covered
from onrecord.text.span import Span

PAGE = """<title>Press Briefing by Press Secretary Dana Whitlock, March 18, 2020</title>
<p>MS. WHITLOCK:  Good afternoon.  The drills are postponed until the autumn.</p>
<p>Q    Is there any date for the talks with the other side?</p><p>MS. WHITLOCK:  There is no date that I could give you today.</p>
<p>Q    Will anybody travel there before the summer recess?</p><p>MS. WHITLOCK:  Nobody will, as far as I know.</p>"""
OFFICE = office("xw-pso")


@pytest.fixture(scope="module")
def page() -> Transcript:
    return read(PAGE.encode(), office="xw-pso")


def briefed(page: Transcript) -> Briefing:
    assert page.briefing is not None
    return page.briefing


def test_a_whole_briefing_on_a_working_day_has_no_flags(page: Transcript) -> None:
    assert check(OFFICE, page) == ()
    assert body_covered(page) > 0.9


def test_too_few_statements_are_flagged(page: Transcript) -> None:
    assert check(OFFICE, evolve(page, statements=page.statements[:1])) == ("few-statements",)


def test_main_text_that_is_left_over_is_flagged_but_headings_are_not(page: Transcript) -> None:
    def left(reason: str) -> Transcript:
        return evolve(page, page=evolve(page.page, remainder=(Leftover("x" * 200, reason, Span(0, 200)),)))

    assert check(OFFICE, left("main-text")) == ("little-of-body",)
    assert check(OFFICE, left("heading")) == ()


def test_a_regular_press_conference_on_an_unexpected_day_is_flagged(page: Transcript) -> None:
    sunday = evolve(briefed(page), date=date(2020, 3, 15), kind="regular-press-conference")
    assert check(OFFICE, evolve(page, briefing=sunday)) == ("unexpected-day",)
    assert check(OFFICE, evolve(page, briefing=evolve(sunday, kind="gaggle"))) == ()


def test_a_language_in_which_the_office_does_not_publish_is_flagged(page: Transcript) -> None:
    assert check(OFFICE, evolve(page, briefing=evolve(briefed(page), language="ru"))) == ("unexpected-language",)
    assert check(OFFICE, evolve(page, briefing=evolve(briefed(page), language="zh-Hant"))) == ()


def test_a_page_that_is_no_briefing_is_held_to_nothing(page: Transcript) -> None:
    assert check(OFFICE, evolve(page, is_briefing=False, statements=())) == ()
