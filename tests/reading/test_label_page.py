"""Which labels a page bears out: what one line leaves open, its other lines tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.hints import GENERAL, Hints, Person
from onrecord.reading.label import Role
from onrecord.reading.label_page import Line, find_labels


def printed(*lines: str | Line, title: str | None = None, hints: Hints = GENERAL) -> list[list[str]]:
    rows = [one if isinstance(one, Line) else Line(one) for one in lines]
    return [[label.printed for label in labels] for labels in find_labels(rows, hints, title=title)]


@pytest.mark.parametrize(
    ("name", "words", "other"),
    [("Dana Reed:", " It opens.", "The pier opened."), ("林岳然：", "开放。", "码头开放了。")],
)
def test_a_name_once_is_no_label_and_twice_is_one(name: str, words: str, other: str) -> None:
    assert printed(name + words, other) == [[], []]
    assert printed(name + words, other, name + words) == [[name], [], [name]]


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("Lin Yueran: It opens.", "Lin Yueran:", "Remarks by Spokesperson Lin Yueran"),
        ("林岳然：开放。", "林岳然：", "发言人林岳然答记者问"),
    ],
)
def test_a_name_in_the_title_is_a_label(line: str, name: str, title: str) -> None:
    assert printed(line, title=title) == [[name]]


@pytest.mark.parametrize(("line", "name"), [("Dana Reed: It opens.", "Dana Reed:"), ("林岳然：开放。", "林岳然：")])
def test_a_bold_name_is_a_label(line: str, name: str) -> None:
    assert printed(Line(line, bold=len(name))) == [[name]]
    assert printed(Line(line, bold=len(line))) == [[]]


def test_a_chinese_name_is_a_label_beside_an_asker() -> None:
    assert printed("路透社记者：为何？", "林岳然：开放。") == [["路透社记者："], ["林岳然："]]
    assert printed("路透社记者：为何？", "中方：开放。") == [["路透社记者："], []]


def test_an_outlet_is_a_label_beside_other_labels() -> None:
    assert printed("Reuters: Why?", "It opens.") == [[], []]
    assert printed("Reuters: Why?", "MR. VALE: It opens.") == [["Reuters:"], ["MR. VALE:"]]
    assert printed("海湾日报：为何？", "答：开放。") == [["海湾日报："], ["答："]]


def test_damaged_labels_are_found_by_whole_ones() -> None:
    found = printed(
        "JOURNALIST: Is the pier safe?",
        "PRIME MINISTER: It is.",
        "QUIESION. When will it open?",
        "PRIME MNISTER: On Monday.",
        "JOUNALIST: Who pays?",
        "PRIM MINISTER: The port.",
    )
    assert found == [
        ["JOURNALIST:"],
        ["PRIME MINISTER:"],
        ["QUIESION."],
        ["PRIME MNISTER:"],
        ["JOUNALIST:"],
        ["PRIM MINISTER:"],
    ]


def test_a_letterhead_is_no_label() -> None:
    found = printed(
        "PRIME MINISTER", "JOURNALIST: Why?", "PRIME MINISTER: So.", "JOURNALIST: When?", "PRIME MINISTER: Now."
    )
    assert found[0] == []
    assert found[2] == ["PRIME MINISTER:"]


def test_labels_in_lines_of_their_own_are_found() -> None:
    assert printed("Q", "Why?", "MR. VALE:", "So.", "Q", "When?") == [["Q"], [], ["MR. VALE:"], [], ["Q"], []]
    assert printed("问：", "为何？", "答：", "因为。") == [["问："], [], ["答："], []]


def test_a_label_that_stands_twice_in_a_row_is_two_labels() -> None:
    assert printed("Q: Why?", "Q: And when?", "A: Now.") == [["Q:"], ["Q:"], ["A:"]]
    assert printed("问：为何？", "问：何时？", "答：现在。") == [["问："], ["问："], ["答："]]


@pytest.mark.parametrize(
    "line",
    [
        "人们不禁要问：谁之过？",
        "我们的立场：和平。",
        "中方：停火是当务之急",
        "他指出：有两点。",
    ],
)
def test_chinese_words_with_a_colon_inside_an_answer_are_no_labels(line: str) -> None:
    assert printed("记者：为何？", "林岳然：有两点。", line)[2] == []


@pytest.mark.parametrize(
    "line",
    [
        "My answer is this: no.",
        "At 10:30 the ferry sails.",
        "See https://a.example/x for more.",
        "Two things: the pier, and the port.",
        "Sprecher: StS Falkenried",
    ],
)
def test_words_with_a_colon_inside_an_answer_are_no_labels(line: str) -> None:
    assert printed("QUESTION: Why?", "MR. VALE: Two reasons.", line)[2] == []


def test_time_codes_are_labels_where_the_page_prints_several() -> None:
    assert printed("Dana Whitlock: (00:19)", "Hello.", "(01:25)", "More.")[2] == ["(01:25)"]
    assert printed("Once, at", "(01:25)", "it rang.")[1] == []


@pytest.mark.parametrize(("title", "official"), [("MR. ORR", "Minister"), ("顾部长", "部长")])
def test_labels_with_a_title_stand_by_themselves(title: str, official: str) -> None:
    assert printed(f"{title}: So.", f"The {official} left.") == [[f"{title}:"], []]


def test_an_office_tells_whose_labels_are_whose() -> None:
    hints = Hints(
        presiders=(Person(("Dana Reed", "林岳然")),),
        asker_labels=frozenset({"sommer"}),
        moderator_labels=frozenset({"lind"}),
    )
    rows = [Line(text) for text in ("Dana Reed: Hello.", "Sommer: Why?", "Lind: Next.", "林岳然：不。", "Frey: So.")]
    roles = [[one.role for one in labels] for labels in find_labels(rows, hints)]
    assert roles == [[Role.OFFICIAL], [Role.ASKER], [Role.MODERATOR], [Role.OFFICIAL], []]


def test_a_page_without_labels_has_none() -> None:
    assert printed() == []
    assert printed("The ferry sails again.", "渡轮恢复航行。") == [[], []]


PARTS = st.sampled_from(
    [
        "Q:",
        "Q",
        "QUESTION:",
        "QUIESION.",
        "MR. VALE:",
        "问：",
        "答：",
        "路透社记者：",
        "林岳然：",
        "记者追问：",
        "PREGUNTA.-",
        "(01:25)",
        "Yes.",
        "为何？",
        "It is",
        "——",
        "  ",
        "\u3000",
        "Dana Reed: (00:19)",
        "NATO:",
        "我们的立场：",
        "【记者】",
    ]
)
LINES = st.lists(st.lists(PARTS, min_size=1, max_size=6).map(" ".join).map(str.strip), max_size=8)


@given(LINES, st.booleans())
def test_labels_of_a_line_come_in_order_and_share_no_letter(rows: list[str], bold: bool) -> None:  # noqa: FBT001  drawn
    found = find_labels([Line(row, bold=4 if bold else 0) for row in rows], GENERAL)
    for row, labels in zip(rows, found, strict=True):
        at = 0
        for label in labels:
            assert at <= label.start < label.end <= label.words <= len(row)
            assert row[label.start : label.end] == label.printed
            at = label.words
