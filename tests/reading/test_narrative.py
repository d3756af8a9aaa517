from __future__ import annotations

import pytest

from onrecord.reading.narrative import is_clock, is_direction, is_note, is_rule


@pytest.mark.parametrize(
    "text",
    [
        "(Laughter.)",
        "(A video is shown.)",
        "[Crosstalk]",
        "（现场播放视频）",
        "【现场播放视频】",
        "(INICIA VIDEO)",
        "现场播放了一段关于渡轮的视频。",
        "END 2:15 P.M. EST",
        "END",
        "END OF TRANSCRIPT",
        "ENDE",
        "FIN",
    ],
)
def test_a_stage_direction_alone_is_nobodys_words(text: str) -> None:
    assert is_direction(text)


@pytest.mark.parametrize(
    "text",
    [
        "(Laughter.) It took nine weeks.",
        "（笑）检修用了九个星期。",
        "It took nine weeks (laughter).",
        "(2)",
        "（图）",
        "(photo)",
        "The end of the matter.",
        "Ends justify nothing. They never did, and nobody should think so. That is all.",
        "现场没有人提问。",
        "结束了。",
    ],
)
def test_words_are_no_stage_direction(text: str) -> None:
    assert not is_direction(text)


@pytest.mark.parametrize("text", ["***", "* * *", "＊＊＊", "———", "---", "★★★", "*", "……".replace("…", "·")])
def test_a_row_of_marks_is_a_rule(text: str) -> None:
    assert is_rule(text)


@pytest.mark.parametrize("text", ["", "-", "* note", "——他说", "-- yes"])
def test_words_and_single_dashes_are_no_rule(text: str) -> None:
    assert not is_rule(text)


@pytest.mark.parametrize("text", ["4:03 P.M. EST", "at 10 a.m.", "1:05 PM (Local)", "10.30 a.m. AEST"])
def test_a_time_of_day_alone_is_a_clock(text: str) -> None:
    assert is_clock(text)


@pytest.mark.parametrize("text", ["10:30", "At 10 a.m. the ferry sails.", "下午3时", "15:30 开始"])
def test_a_time_among_words_is_no_clock(text: str) -> None:
    assert not is_clock(text)


@pytest.mark.parametrize("text", ["*The ferry sails on Monday.", "**corrected", "*渡轮周一起航。"])
def test_a_footnote_is_marked_by_an_asterisk(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize("text", ["***", "The ferry* sails.", "渡轮*周一起航。"])
def test_asterisks_elsewhere_mark_no_footnote(text: str) -> None:
    assert not is_note(text)
