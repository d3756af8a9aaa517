"""Marks that end, doubt, date or follow: whole pages, each in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.model import Capture, Transcript
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

TITLE = "Press Briefing by Press Secretary Dana Whitlock, March 18, 2020"
TITLE_ZH = "2020年3月18日外交部发言人林岳然主持例行记者会"
EN = (
    "MS. WHITLOCK: Good afternoon, everybody. The ferry sails on Monday.",
    "Q Is the pier safe, and who says that it is?",
    "MS. WHITLOCK: It is safe. The harbor authority said so.",
    "Q Can you tell us about the treaty with Keldan that was signed in May?",
    "MS. WHITLOCK: The treaty stands as it was signed.",
)
ZH = (
    "林岳然：大家下午好。下周一起，海岛渡轮将恢复航行。",
    "路透社记者：码头在去年冬天的风暴之后是否安全？",
    "林岳然：码头是安全的，港务局已经作了说明。",
    "法新社记者：关于五月签署的条约，中方有何评论？",
    "林岳然：条约继续有效。",
)


def page(title: str, *rows: str) -> str:
    body = "".join(f"<p>{row}</p>" for row in rows)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"


def read(source: str, media: str = "text/html") -> Transcript:
    return transcribe(open_page(Capture(source.encode(), media, "utf-8")))


def test_a_closing_mark_in_chinese_is_narrative() -> None:
    found = read(page(TITLE_ZH, *ZH, "（完）")).statements
    assert [(one.id, one.text) for one in found[-2:]] == [("a2", "条约继续有效。"), ("n0", "（完）")]


def test_a_label_that_seems_wrong_is_flagged_and_kept() -> None:
    wrong = "The harbor authority said so on Friday, as I told you."
    found = read(page(TITLE, *EN[:2], f"Q {wrong}", *EN[3:])).statements
    assert [(one.text, one.flags) for one in found if one.flags] == [(wrong, ("label-doubtful",))]
    wrong_zh = "码头是安全的，港务局周五已经作了说明。"
    found_zh = read(page(TITLE_ZH, *ZH[:2], f"路透社记者：{wrong_zh}", *ZH[3:])).statements
    assert [(one.text, one.flags) for one in found_zh if one.flags] == [(wrong_zh, ("label-doubtful",))]


def test_the_heading_of_a_transcript_in_a_digest_dates_it_over_the_letters_own_date() -> None:
    head = (
        "From: Colin Frey <frey@post.example>",
        "Date: Fri, 26 May 2023 08:10:00 +0000",
        "Subject: Strait letter",
        "",
    )
    heading = "1. Press Briefing by Press Secretary Tobias Okonjo, May 25, 2023"
    words = ("Dear reader, here is what was said yesterday.", "", heading, "", "\n\n".join(EN))
    found = read("\n".join((*head, *words)), "text/plain")
    assert found.briefing is not None
    assert found.briefing.date == date(2023, 5, 25)
    assert [one.text for one in found.statements] == [
        row.removeprefix("Q ").removeprefix("MS. WHITLOCK: ") for row in EN
    ]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            TITLE,
            (
                f"Reuters: {EN[1][2:]}",
                "Lin Yueran: It is safe.",
                f"Reuters (follow-up): {EN[3][2:]}",
                "Lin Yueran: The treaty stands.",
            ),
        ),
        (TITLE_ZH, (ZH[1], ZH[2], ZH[3].replace("法新社记者", "路透社记者追问"), ZH[4])),
    ],
)
def test_a_label_that_says_follow_up_follows_whatever_its_words(title: str, rows: tuple[str, ...]) -> None:
    found = read(page(title, *rows)).statements
    assert [(one.exchange, one.follow_up) for one in found] == [(1, False), (1, False), (1, True), (1, False)]


@pytest.mark.parametrize(
    ("title", "rows", "raised"),
    [
        (TITLE, EN, "The following question was raised after the press conference: Who pays for the pier?"),
        (TITLE_ZH, ZH, "会后有记者问：谁为码头付钱？"),
    ],
)
def test_a_question_raised_after_the_press_conference_opens_a_statement(
    title: str, rows: tuple[str, ...], raised: str
) -> None:
    found = read(page(title, *rows, raised, f"{rows[0].split(':')[0].split('：')[0]}: The port.")).statements
    assert [one.kind.value for one in found][-2:] == ["question", "answer"]
    assert found[-2].label is not None
    assert f"{found[-2].label}{found[-2].text}" == raised.replace(": ", ":")
