"""What a page prints at its end: closing marks, the day it was given out, captions among its words."""

from __future__ import annotations

import datetime as dt

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.narrative import closes, is_direction
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe


def read(source: str) -> Transcript:
    return transcribe(open_page(Capture(source.encode(), "text/plain", "utf-8")))


@pytest.mark.parametrize("mark", ["完", "- Ends -", "* END *", "完/2019年8月26日(星期一)", "ENDS"])
def test_a_closing_mark_is_nobodys_words(mark: str) -> None:
    assert is_direction(mark)
    assert closes(mark)


@pytest.mark.parametrize("words", ["完了。", "- Ends meet -", "The war ends", "完全同意"])
def test_words_that_begin_so_are_no_closing_mark(words: str) -> None:
    assert not is_direction(words)


def test_what_follows_the_mark_is_nobodys_words_and_dates_the_page() -> None:
    found = read(
        "港务局局长会见传媒谈话全文\n记者:局长,码头安全吗?\n港务局局长:码头是安全的。\n记者:何时开放?\n港务局局长:明年。\n"
        "完\n2017年2月15日(星期三)\n香港时间15时21分"
    )
    assert [one.text for one in found.statements][-2:] == ["明年。", "完"]
    assert found.briefing is not None
    assert found.briefing.date == dt.date(2017, 2, 15)
    assert found.briefing.presider is None


def test_the_mark_and_the_day_may_stand_in_one_line() -> None:
    found = read(
        "Transcript of remarks by the Harbor Chief at media session\nReporter: Is the pier safe?\nHarbor Chief: It is safe.\n"
        "Reporter: When does it open?\nHarbor Chief: Next year, when the harbor authority has looked at it.\nEnds/Tuesday, April 4, 2023"
    )
    assert found.briefing is not None
    assert found.briefing.date == dt.date(2023, 4, 4)


def test_a_caption_in_an_answer_is_nobodys_words_and_dates_the_page() -> None:
    found = read(
        "问：码头安全吗？\n答：码头是安全的。\n2017年2月24日，外交部发言人林岳举行例行记者会。\n问：何时开放？\n答：明年。"
    )
    assert [one.text for one in found.statements] == ["码头安全吗？", "码头是安全的。", "何时开放？", "明年。"]
    assert found.briefing is not None
    assert found.briefing.date == dt.date(2017, 2, 24)


def test_a_title_torn_from_its_label_is_part_of_it() -> None:
    found = read(
        "DoD News Briefing\nDR.\nCASTLE: Good morning, and thanks for coming.\nQ: General, what surprised you most?\n"
        "GEN.\nPOLL: The length of the tours.\nQ: Are they too long?\nADM.\nJEFFERS: For some."
    )
    assert [one.text for one in found.statements if one.kind.value != "speech"] == [
        "General, what surprised you most?",
        "The length of the tours.",
        "Are they too long?",
        "For some.",
    ]


def test_a_menu_above_the_title_makes_no_reprint() -> None:
    found = read(
        "Media Center\nTranscript of Weekly Media Briefing by the Official Spokesperson (July 07, 2022)\n"
        "Journalist: Is the pier safe?\nOfficial Spokesperson: It is safe, as we said on Friday when you asked us."
    )
    assert found.page.title == "Transcript of Weekly Media Briefing by the Official Spokesperson (July 07, 2022)"
    assert found.nature.value == "official"
