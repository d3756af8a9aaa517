"""Speech, question, answer, narrative: kinds by whose label it is and by what the page shows is missing."""

from __future__ import annotations

import pytest

from onrecord.model.statement import Kind
from onrecord.reading.hints import GENERAL
from onrecord.reading.kinds import Said, find_kinds, words_of
from onrecord.reading.label_page import Line, find_labels
from onrecord.reading.turn import PageLine, find_turns

HELLO, ASK, ANSWER = "MS. WHITLOCK: Good afternoon.", "Q Is the pier safe?", "MS. WHITLOCK: It is safe."
ASK2, ANSWER2 = "Q Who pays for it?", "MS. WHITLOCK: The port."
HELLO_ZH, ASK_ZH, ANSWER_ZH = "林岳然：大家下午好。", "路透社记者：码头安全吗？", "林岳然：码头是安全的。"
ASK2_ZH, ANSWER2_ZH = "法新社记者：谁付钱？", "林岳然：港口。"


def kinds(*rows: str) -> tuple[list[PageLine], list[Said]]:
    lines = [PageLine(text) for text in rows]
    for line, labels in zip(lines, find_labels([Line(text) for text in rows], GENERAL), strict=True):
        line.labels = labels
    return lines, find_kinds(find_turns(lines, prose_voice=False).turns, lines, frozenset())


def play(*rows: str) -> list[tuple[str, str]]:
    """Returns the first letter of each statement's kind, and its words."""
    lines, said = kinds(*rows)
    return [(one.kind.value[0], words_of(one.pieces, lines)) for one in said]


def letters(*rows: str) -> str:
    return "".join(kind for kind, _ in play(*rows))


@pytest.mark.parametrize(
    "rows", [(HELLO, ASK, ANSWER, ASK2, ANSWER2), (HELLO_ZH, ASK_ZH, ANSWER_ZH, ASK2_ZH, ANSWER2_ZH)]
)
def test_an_official_speaks_before_the_first_question_and_answers_after_it(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqaqa"


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, ASK, ANSWER, "Q Thank you.", "Q (Inaudible) --"),
        (HELLO_ZH, ASK_ZH, ANSWER_ZH, "路透社记者：谢谢。", "路透社记者：（听不清）"),
    ],
)
def test_everything_under_an_askers_label_is_a_question(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqaqq"


@pytest.mark.parametrize(
    "rows", [(HELLO, "Q Dana?", "MS. WHITLOCK: Go ahead.", ASK), (HELLO_ZH, "记者：发言人？", "林岳然：请讲。", ASK_ZH)]
)
def test_calling_on_somebody_is_an_answer(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqaq"


@pytest.mark.parametrize(
    "rows",
    [
        ("MODERATOR: We begin.", HELLO, ASK, ANSWER, "MODERATOR: Next.", ASK2, ANSWER2),
        ("主持人：现在开始。", HELLO_ZH, ASK_ZH, ANSWER_ZH, "主持人：下一个。", ASK2_ZH, ANSWER2_ZH),
    ],
)
def test_a_moderators_words_are_speech(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "ssqasqa"


@pytest.mark.parametrize(
    ("rows", "direction"),
    [
        ((HELLO, ASK, ANSWER, "(Laughter.)", "Nine weeks."), "(Laughter.)"),
        ((HELLO_ZH, ASK_ZH, ANSWER_ZH, "（现场播放视频）", "九个星期。"), "（现场播放视频）"),
    ],
)
def test_words_after_a_stage_direction_are_of_the_kind_before_it(rows: tuple[str, ...], direction: str) -> None:
    found = play(*rows)
    assert [kind for kind, _ in found] == ["s", "q", "a", "n", "a"]
    assert found[3][1] == direction


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, ASK, ANSWER, "And the lift, does it work?", "MS. WHITLOCK: It does.", ASK2, ANSWER2),
        (HELLO_ZH, ASK_ZH, ANSWER_ZH, "那么电梯呢，修好了吗？", "林岳然：修好了。", ASK2_ZH, ANSWER2_ZH),
    ],
)
def test_a_paragraph_that_asks_between_two_answers_is_a_question_without_a_label(rows: tuple[str, ...]) -> None:
    _, said = kinds(*rows)
    assert "".join(one.kind.value[0] for one in said) == "sqaqaqa"
    assert (said[3].missing, said[3].label, said[3].flags) == (True, None, ["label-missing"])


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, ASK, "The harbor authority said so on Friday.", ASK2, ANSWER2),
        (HELLO_ZH, ASK_ZH, "码头是安全的，港务局周五已经作了说明。", ASK2_ZH, ANSWER2_ZH),
    ],
)
def test_a_paragraph_that_answers_between_two_questions_is_an_answer_without_a_label(rows: tuple[str, ...]) -> None:
    _, said = kinds(*rows)
    assert "".join(one.kind.value[0] for one in said) == "sqaqa"
    assert (said[2].missing, said[2].flags) == (True, ["label-missing"])


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, f"{ASK} Many say no.", "They are the pilots. What do you say to them?", ANSWER),
        (HELLO_ZH, "路透社记者：很多人说不安全。", "他们是引航员。发言人有何评论？", ANSWER_ZH),
    ],
)
def test_a_question_of_several_paragraphs_stays_whole(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqa"


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, ASK, ANSWER, "***", "Before we close, the office is shut on Friday."),
        (HELLO_ZH, ASK_ZH, ANSWER_ZH, "＊＊＊", "最后，办公室周五关闭。"),
    ],
)
def test_closing_words_after_a_row_of_asterisks_are_speech(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqas"


def test_an_announcement_after_first_questions_is_speech() -> None:
    announcement = "MS. WHITLOCK: One more announcement before we close. The office is shut on Friday."
    assert letters(HELLO, ASK, ANSWER, announcement, ASK2, ANSWER2) == "sqasqa"


def test_a_week_ahead_read_out_is_speech() -> None:
    week = "MS. WHITLOCK: Let me give you the week ahead. " + "On Monday the President visits the port of Keldan. " * 9
    assert letters(HELLO, ASK, ANSWER, ASK2, week) == "sqaqs"


def test_reports_called_up_one_after_the_other_are_speech() -> None:
    report = (
        "The repairs went on for nine weeks and the crews were paid throughout, as the law of the port demands. " * 22
    )
    names = ("MR. VALE", "DR. ORR", "ADM. LIND", "MS. FREY")
    assert letters(HELLO, ASK, ANSWER, *(f"{name}: {report}" for name in names), ASK2, ANSWER2) == "sqassssqa"


def test_an_answer_that_officials_share_stays_an_answer() -> None:
    words = "The repairs went on for nine weeks and the crews were paid throughout, as the law of the port demands. "
    shared = (f"MR. VALE: {words * 8}", f"DR. ORR: {words * 5}", "MR. VALE: Ms. Frey?", f"MS. FREY: {words * 3}")
    assert letters(HELLO, ASK, ANSWER, *shared, ASK2, ANSWER2) == "sqaaaaaqa"


def test_a_ceremony_after_the_questions_is_speech() -> None:
    calls = [f"{name}: Let the band of the port come up." for name in ("MR. VALE", "DR. ORR", "MS. FREY")] * 5
    assert letters(HELLO, ASK, ANSWER, *calls) == "sqa" + "s" * 15


def test_a_damaged_label_is_flagged() -> None:
    _, said = kinds("JOURNALIST: Is the pier safe?", "PRIME MINISTER: It is.", "JOUNALIST: Who pays?")
    assert [one.flags for one in said] == [[], [], ["label-damaged"]]


@pytest.mark.parametrize("row", ["MS. WHITLOCK:", "林岳然："])
def test_a_label_with_no_words_under_it_is_flagged(row: str) -> None:
    _, said = kinds(HELLO, HELLO_ZH, ASK, ASK_ZH, row)
    assert said[-1].flags == ["no-words"]


def test_a_wrong_label_is_kept() -> None:
    assert letters(HELLO, ASK, ANSWER, "Q The harbor authority said so, as I told you.", ASK2, ANSWER2) == "sqaqqa"


@pytest.mark.parametrize("rows", [("The ferry sails.", "It is safe."), ("渡轮恢复航行。", "码头安全。")])
def test_a_page_without_labels_is_one_speech(rows: tuple[str, str]) -> None:
    assert play(*rows) == [("s", "\n".join(rows))]


def test_kinds_are_those_of_the_debate_records() -> None:
    assert {one.kind for one in kinds(HELLO, ASK, ANSWER, "(Laughter.)")[1]} == set(Kind)


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        ((HELLO, ASK, ANSWER), ("Three points:", "1. The pier is safe.", "First: nothing else.", "“Dear Dana: no.”")),
        ((HELLO_ZH, ASK_ZH, ANSWER_ZH), ("有三点：", "一、码头安全。", "第三：没有别的。", "“各位：不。”")),
    ],
)
def test_lists_and_quotations_inside_an_answer_stay_in_it(rows: tuple[str, ...], more: tuple[str, ...]) -> None:
    assert letters(*rows, *more) == "sqa"


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, ASK, ANSWER, "But is anything ever safe?", "Nothing is.", ASK2, ANSWER2),
        (HELLO_ZH, ASK_ZH, ANSWER_ZH, "那么，谁从中受益呢？", "答案很清楚。", ASK2_ZH, ANSWER2_ZH),
    ],
)
def test_an_official_may_ask_and_answer_in_one_breath(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqaqa"


@pytest.mark.parametrize(
    "rows",
    [
        (HELLO, ASK, ANSWER, "DR. ORR: And I would add that it was inspected.", ASK2, ANSWER2),
        (HELLO_ZH, ASK_ZH, ANSWER_ZH, "顾部长：我补充一点，码头已经检修。", ASK2_ZH, ANSWER2_ZH),
    ],
)
def test_a_second_official_answers_too(rows: tuple[str, ...]) -> None:
    assert letters(*rows) == "sqaaqa"


def test_a_question_raised_after_the_meeting_is_a_question() -> None:
    rows = (
        *(HELLO_ZH, ASK_ZH, ANSWER_ZH),
        "＊＊＊",
        "会后，有记者问：克尔丹外长是否将访问海岛？",
        "答：将于下周访问。",
    )
    assert letters(*rows) == "sqaqa"
    rows_en = (HELLO, ASK, ANSWER, "***", "QUESTION: Will the minister visit the island?", "ANSWER: Next week.")
    assert letters(*rows_en) == "sqaqa"
