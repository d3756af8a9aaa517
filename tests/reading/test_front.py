"""What stands before the first label: the presider's words, or the page's own."""

from __future__ import annotations

import pytest

from onrecord.reading.front import front_reason


def reason(text: str, *, level: int = 0, index: int = 1, own: bool = False, official: bool = False) -> str | None:
    return front_reason(text, level=level, index=index, prose_voice=own, official=official)


@pytest.mark.parametrize(
    "text",
    [
        "Good afternoon, everybody. We begin with the ferry.",
        "I have one announcement before your questions.",
        "Thank you for coming today.",
        "大家下午好。我先发布一个消息。",
        "各位，渡轮将恢复航行。",
        "Buenos días a todos.",
        "Guten Tag, meine Damen und Herren.",
        "Добрый день, коллеги.",
        "皆さん、こんにちは。",
    ],
)
def test_words_in_the_first_person_are_the_presiders(text: str) -> None:
    assert reason(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("***", "rule"),
        ("＊＊＊", "rule"),
        ("4:03 P.M. EST", "dateline"),
        ("*Corrected on Friday.", "editor-note"),
        ("*周五更正。", "editor-note"),
        ("James Brady Room", "dateline"),
        ("外交部蓝厅", "dateline"),
        ("Sprecher: StS Falkenried, Brinkmeier (AA)", "participants"),
        ("Participants: Dana Whitlock", "participants"),
        ("出席者：桐生大臣", "participants"),
    ],
)
def test_lines_above_the_words_have_their_reason(text: str, expected: str) -> None:
    assert reason(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Spokesperson Lin Yueran told the press conference on Wednesday that the ferry sails again.",
        "3月18日，外交部发言人林岳然主持例行记者会，就渡轮恢复航行回答了记者提问。",
    ],
)
def test_a_report_of_the_briefing_is_a_lede(text: str) -> None:
    assert reason(text) == "republisher-lede"
    assert reason(text, own=True) == "republisher-lede"
    assert reason(text, own=True, official=True) == "lede"


@pytest.mark.parametrize(
    "text",
    [
        "The President of Keldan will pay a state visit to the island from March 20 to 22.",
        "克尔丹总统将于3月20日至22日对海岛进行国事访问。",
    ],
)
def test_news_before_the_first_question_is_an_announcement_on_the_offices_own_page(text: str) -> None:
    assert reason(text, own=True) is None
    assert reason(text) == "republisher-lede"


@pytest.mark.parametrize("text", ["The ferry", "关于渡轮"])
def test_headings_before_the_first_label_are_headlines_at_the_top(text: str) -> None:
    assert reason(text, level=1, index=5) == "headline"
    assert reason(text, level=2, index=0) == "headline"
    assert reason(text, level=3, index=5) == "heading"
    assert reason(text, index=0) == "headline"
