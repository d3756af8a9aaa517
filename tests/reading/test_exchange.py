"""Which question opens an exchange and which continues one: Exchanges 1 to 3 of the reading rules."""

from __future__ import annotations

import pytest

from onrecord.model import Capture
from onrecord.model.statement import Kind
from onrecord.reading.exchange import Placed, find_exchanges
from onrecord.reading.kinds import Said
from onrecord.reading.label import Label, Role
from onrecord.reading.page import open_page
from onrecord.reading.transcribe import transcribe

TITLE = "Press Briefing by Press Secretary Dana Whitlock, March 18, 2020"
TITLE_ZH = "2020年3月18日外交部发言人林岳然主持例行记者会"
HELLO, HELLO_ZH = "MS. WHITLOCK: Good afternoon, everybody.", "林岳然：大家下午好。"
PIER = "Q Is the pier safe, and who says that it is after the storms of last winter?"
TREATY = "Q Can you tell us anything about the treaty with Keldan that was signed in May?"
PIER_ZH, TREATY_ZH = "码头在去年冬天的风暴之后是否安全？", "关于五月签署的克尔丹条约，中方有何评论？"
SAFE, STANDS = "MS. WHITLOCK: The harbor authority said so on Friday.", "MS. WHITLOCK: It stands as it was signed."
SAFE_ZH, STANDS_ZH = "林岳然：港务局周五已经作了说明。", "林岳然：条约继续有效。"


def placed(title: str, *rows: str) -> list[tuple[str, int, bool]]:
    """Returns each statement's identifier, exchange and whether it follows up."""
    body = "".join(f"<p>{row}</p>" for row in rows)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div>{body}</div></body></html>"
    found = transcribe(open_page(Capture(page.encode(), "text/html", "utf-8")))
    return [(one.id, one.exchange, one.follow_up) for one in found.statements]


def test_a_new_question_opens_a_new_exchange() -> None:
    expected = [("s0", 0, False), ("q1", 1, False), ("a1", 1, False), ("q2", 2, False), ("a2", 2, False)]
    assert placed(TITLE, HELLO, PIER, SAFE, TREATY, STANDS) == expected
    assert placed(TITLE_ZH, HELLO_ZH, f"问：{PIER_ZH}", SAFE_ZH, f"问：{TREATY_ZH}", STANDS_ZH) == expected


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (TITLE_ZH, (f"路透社记者：{PIER_ZH}", SAFE_ZH, f"记者追问：{TREATY_ZH}", STANDS_ZH)),
        (TITLE_ZH, (f"问：{PIER_ZH}", "答：是。", f"追问：{TREATY_ZH}", "答：否。")),
        ("Regierungspressekonferenz vom 18. März 2020", ("Frage: Ist der Anleger sicher?", "StS Falkenried: Ja.") * 1
         + ("Zusatzfrage: Was wird aus dem Vertrag mit Keldan?", "StS Falkenried: Er gilt.")),
        (TITLE, ("Question: Is the pier safe?", "Answer: It is.", "Follow-up: What of the treaty with Keldan?", "Answer: It stands.")),
        ("Conferencia de prensa", ("PREGUNTA: ¿Es seguro el muelle?", "PRESIDENTA MARES: Sí.", "INTERLOCUTORA: ¿Y el tratado?", "PRESIDENTA MARES: Vale.")),
    ],
)  # fmt: skip
def test_a_label_may_say_that_it_follows_up(title: str, rows: tuple[str, ...]) -> None:
    assert placed(title, *rows) == [("q1", 1, False), ("a1", 1, False), ("q2", 1, True), ("a2", 1, False)]


def test_words_that_cannot_stand_alone_follow_up() -> None:
    expected = [("q1", 1, False), ("a1", 1, False), ("q2", 1, True), ("a2", 1, False)]
    assert placed(TITLE, PIER, SAFE, "Q But why?", "MS. WHITLOCK: Because.") == expected
    assert placed(TITLE, PIER, SAFE, "Q So it is?", "MS. WHITLOCK: It is.") == expected
    assert placed(TITLE_ZH, f"问：{PIER_ZH}", "答：是。", "问：但是谁说的？", "答：港务局。") == expected


def test_the_same_outlet_that_goes_straight_on_with_the_same_matter_follows_up() -> None:
    rows = (f"路透社记者：{PIER_ZH}", SAFE_ZH, "路透社记者：谁说码头是安全的？", SAFE_ZH)
    assert placed(TITLE_ZH, *rows)[2] == ("q2", 1, True)
    rows_en = ("Reuters: Is the pier safe?", SAFE, "Reuters: Who says that the pier is safe?", SAFE)
    assert placed(TITLE, *rows_en)[2] == ("q2", 1, True)


@pytest.mark.parametrize("announced", ["追问一下，", "我再追问一下，", "我想接着追问，", "还要追问："])
def test_the_same_outlet_that_says_so_follows_up_whatever_it_asks(announced: str) -> None:
    rows = (f"路透社记者：{PIER_ZH}", SAFE_ZH, f"路透社记者：{announced}{TREATY_ZH}", STANDS_ZH)
    assert placed(TITLE_ZH, *rows)[2] == ("q2", 1, True)


def test_another_outlet_is_a_new_exchange_even_when_it_says_follow_up() -> None:
    rows = (f"路透社记者：{PIER_ZH}", SAFE_ZH, "法新社记者：追问一下，谁说码头是安全的？", SAFE_ZH)
    assert placed(TITLE_ZH, *rows)[2] == ("q2", 2, False)
    rows_en = ("Reuters: Is the pier safe?", SAFE, "AFP: To follow up, who says that the pier is safe?", SAFE)
    assert placed(TITLE, *rows_en)[2] == ("q2", 2, False)


def test_the_same_outlet_that_comes_back_after_others_is_a_new_exchange() -> None:
    rows = (
        f"路透社记者：{PIER_ZH}",
        SAFE_ZH,
        f"法新社记者：{TREATY_ZH}",
        STANDS_ZH,
        "路透社记者：谁说码头安全？",
        SAFE_ZH,
    )
    assert placed(TITLE_ZH, *rows)[4] == ("q3", 3, False)
    rows_en = ("Reuters: Is the pier safe?", SAFE, "AFP: What of the treaty?", STANDS, "Reuters: Who says it is?", SAFE)
    assert placed(TITLE, *rows_en)[4] == ("q3", 3, False)


def test_several_questions_in_one_statement_are_one_exchange() -> None:
    expected = [("q1", 1, False), ("a1", 1, False)]
    assert placed(TITLE, "Q Is the pier safe? And who pays? And when does it open?", SAFE) == expected
    assert placed(TITLE_ZH, "问：码头安全吗？谁付钱？何时开放？", "答：是。") == expected


def test_questions_in_a_batch_are_an_exchange_each() -> None:
    rows = (
        "路透社记者：码头安全吗？",
        "法新社记者：条约有效吗？",
        "《海湾日报》记者：电梯修好了吗？",
        "林岳然：都好。",
    )
    assert placed(TITLE_ZH, *rows) == [("q1", 1, False), ("q2", 2, False), ("q3", 3, False), ("a1", 3, False)]
    rows_en = (
        HELLO,
        "Reuters: Is the pier safe?",
        "AFP: What of the treaty?",
        "Keldan Post: Does the lift work?",
        SAFE,
    )
    assert [at for _, at, _ in placed(TITLE, *rows_en)] == [0, 1, 2, 3, 3]


def test_the_same_label_twice_in_a_row_with_half_a_sentence_goes_on() -> None:
    assert placed(TITLE, PIER, "Q And who says so?", SAFE)[1] == ("q2", 1, True)
    assert placed(TITLE_ZH, f"问：{PIER_ZH}", "问：但是谁说的？", "答：港务局。")[1] == ("q2", 1, True)


def test_speech_and_narrative_are_in_no_exchange_and_end_none() -> None:
    rows = (HELLO, PIER, SAFE, "(Laughter.)", "It took nine weeks.")
    assert [at for _, at, _ in placed(TITLE, *rows)] == [0, 1, 1, 0, 1]
    rows_zh = (HELLO_ZH, f"问：{PIER_ZH}", SAFE_ZH, "（现场播放视频）", "检修用了九个星期。")
    assert [at for _, at, _ in placed(TITLE_ZH, *rows_zh)] == [0, 1, 1, 0, 1]


def said(kind: Kind, key: str = "", *, follow: bool = False, name: str | None = None) -> Said:
    label = Label(0, 0, 0, f"{key}:", key, Role.ASKER, name=name, follow=follow, sure=True) if key else None
    return Said(kind, label, [])


def test_an_answer_before_any_question_is_in_no_exchange() -> None:
    assert find_exchanges([said(Kind.ANSWER, "答")], ["是。"]) == [Placed(0, follow_up=False)]


def test_the_first_question_follows_nothing_whatever_it_says() -> None:
    assert find_exchanges([said(Kind.QUESTION, "追问", follow=True)], ["但是？"]) == [Placed(1, follow_up=False)]
    assert find_exchanges([said(Kind.QUESTION, "q")], ["But why?"]) == [Placed(1, follow_up=False)]


def test_where_the_page_labels_follow_ups_the_other_questions_ask_anew() -> None:
    asked = [said(Kind.QUESTION, "问"), said(Kind.QUESTION, "追问", follow=True), said(Kind.QUESTION, "问")]
    found = find_exchanges(asked, ["码头？", "谁？", "但是呢？"])
    assert [one.exchange for one in found] == [1, 1, 2]


def test_a_label_is_long_without_its_time_or_it_is_not_long() -> None:
    def second(key: str, *, timed: bool) -> bool:
        label = Label(0, 0, 0, f"{key}:", key, Role.ASKER, sure=True, timed=timed)
        asked = [said(Kind.QUESTION, "q"), said(Kind.ANSWER, "a"), Said(Kind.QUESTION, label, [])]
        return find_exchanges(asked, ["Who built the pier?", "The port did.", "And why did the port build the pier?"])[
            2
        ].follow_up

    assert second("journalist 10: (01:34:36)", timed=True)
    assert not second("a question that was raised after the conference", timed=False)
