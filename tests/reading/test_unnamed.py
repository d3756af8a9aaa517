from __future__ import annotations

import pytest

from onrecord.model import Capture, Transcript
from onrecord.model.statement import State
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe
from onrecord.reading.unnamed import FLAG

OPENING = "Good afternoon. The Minister will travel to Keldan on Monday."


def read(title: str, *rows: str) -> Transcript:
    body = "".join(f"<p>{row}</p>" for row in (OPENING, *rows))
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"
    return transcribe(open_page(Capture(page.encode(), "text/html", "utf-8")))


@pytest.mark.parametrize(
    "rows",
    [
        ("REUTERS Is the ferry stopped?", "It is stopped, yes.", "AFP Will it sail?", "It will sail on Monday."),
        ("— Is the ferry stopped? (Reuters)", "— It is.", "— Will it sail? (AFP)", "— It will sail on Monday."),
        ("路透社渡轮停航了吗？", "已经停航。", "法新社何时复航？", "周一复航。"),
    ],
)
def test_questions_and_answers_read_as_one_speech_are_nobodys(rows: tuple[str, ...]) -> None:
    page = read("Daily Press Briefing, March 18, 2020", *rows)
    assert page.is_briefing
    assert [(one.state, one.flags) for one in page.statements] == [(State.UNATTRIBUTED, (FLAG,))]


@pytest.mark.parametrize(
    "rows",
    [
        ("We take no questions today.", "Thank you."),
        ("What did we do? We built.", "And why? Because it was time.", "Thank you."),
        ("做了什么？通了航。", "为什么？因为是时候了。"),
        ("Why now? Because it is time.", "The ferry sails.", "The port is open.", "The road is closed.", "Thank you."),
    ],
)
def test_an_announcement_stays_the_presiders(rows: tuple[str, ...]) -> None:
    page = read("Daily Press Briefing, March 18, 2020", *rows)
    assert [(one.state, one.flags) for one in page.statements] == [(State.OK, ())]
