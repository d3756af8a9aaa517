"""Turns: runs of lines under one label. Every code point of every line is in one turn or left over."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.hints import GENERAL
from onrecord.reading.label_page import Line, find_labels
from onrecord.reading.turn import PageLine, Turn, Turns, find_turns

ASK, ANSWER = "Q: Is the pier safe?", "A: It is."
ASK_ZH, ANSWER_ZH = "问：码头安全吗？", "答：安全。"


def turns(*rows: str | PageLine, own: bool = False) -> tuple[list[PageLine], Turns]:
    lines = [one if isinstance(one, PageLine) else PageLine(one) for one in rows]
    main = [line for line in lines if line.reason is None]
    for line, labels in zip(main, find_labels([Line(line.text, line.bold) for line in main], GENERAL), strict=True):
        line.labels = labels
    return lines, find_turns(lines, prose_voice=own)


def words(turn: Turn, lines: Sequence[PageLine]) -> list[str]:
    return [piece.span.cut(lines[piece.line].text) for piece in turn.pieces]


def told(*rows: str | PageLine, own: bool = False) -> list[tuple[str | None, list[str]]]:
    """Returns each turn's printed label (None without one, "*" for a stage direction) and words."""
    lines, found = turns(*rows, own=own)
    return [
        ("*" if one.narrative else one.label.printed if one.label and one.label_pieces else None, words(one, lines))
        for one in found.turns
    ]


def left(*rows: str | PageLine, own: bool = False) -> list[tuple[str, str]]:
    lines, found = turns(*rows, own=own)
    return [(one.piece.span.cut(lines[one.piece.line].text), one.reason) for one in found.left]


@pytest.mark.parametrize(
    ("ask", "answer", "more"),
    [(ASK, ANSWER, "It took nine weeks."), (ASK_ZH, ANSWER_ZH, "检修用了九个星期。")],
)
def test_a_label_opens_a_turn_and_plain_lines_go_on_with_it(ask: str, answer: str, more: str) -> None:
    found = told(ask, answer, more)
    assert [label for label, _ in found] == [ask[:2], answer[:2]]
    assert found[1][1][1] == more


@pytest.mark.parametrize("ask", [ASK, ASK_ZH])
def test_the_same_label_twice_opens_two_turns(ask: str) -> None:
    assert len(told(ask, ask)) == 2


def test_a_label_alone_awaits_its_words_even_in_brackets() -> None:
    assert told("Q:", "(Inaudible.)", "A:", "Yes.") == [("Q:", ["(Inaudible.)"]), ("A:", ["Yes."])]
    assert told("问：", "（听不清）", "答：", "是。") == [("问：", ["（听不清）"]), ("答：", ["是。"])]


@pytest.mark.parametrize(
    ("ask", "answer", "direction", "more"),
    [(ASK, ANSWER, "(Laughter.)", "Nine weeks."), (ASK_ZH, ANSWER_ZH, "（现场播放视频）", "九个星期。")],
)
def test_a_stage_direction_parts_the_words_around_it(ask: str, answer: str, direction: str, more: str) -> None:
    found = told(ask, answer, direction, more)
    assert found[2:] == [("*", [direction]), (None, [more])]
    assert turns(ask, answer, direction, more)[1].turns[3].resumed


def test_a_repeated_label_that_only_prints_the_time_goes_on() -> None:
    rows = ("Dana Reed: (00:19)", "Hello.", "Dana Reed: (01:25)", "More.", "(02:01)", "Yet more.")
    assert told(*rows) == [("Dana Reed: (00:19)", ["Hello.", "More.", "Yet more."])]
    assert [reason for _, reason in left(*rows)] == ["repeated-label", "repeated-label"]
    zh = ("林岳然： (00:19)", "大家好。", "林岳然： (01:25)", "还有。")
    assert told(*zh) == [("林岳然： (00:19)", ["大家好。", "还有。"])]


def test_an_anonymous_label_with_a_time_may_be_somebody_elses() -> None:
    rows = ("Reporter: (00:19)", "Why?", "Reporter: (01:25)", "When?")
    assert [label for label, _ in told(*rows)] == ["Reporter: (00:19)", "Reporter: (01:25)"]
    assert len(told("记者： (00:19)", "为何？", "记者： (01:25)", "何时？")) == 2


@pytest.mark.parametrize(("ask", "answer", "heading"), [(ASK, ANSWER, "The treaty"), (ASK_ZH, ANSWER_ZH, "关于条约")])
def test_a_heading_ends_nothing_and_is_no_words(ask: str, answer: str, heading: str) -> None:
    for row in (PageLine(heading, level=2), PageLine(heading, bold=len(heading))):
        assert told(ask, answer, row, "Nine weeks.")[1][1][1:] == ["Nine weeks."]
        assert left(ask, answer, row, "Nine weeks.") == [(heading, "heading")]


def test_a_whole_page_in_bold_has_no_headings_by_its_bold() -> None:
    rows = [PageLine(text, bold=len(text)) for text in (ASK, ANSWER, "Nine weeks")]
    assert told(*rows)[1][1] == ["It is.", "Nine weeks"]


def test_furniture_inside_a_turn_is_left_over_and_does_not_end_it() -> None:
    rows = (ASK, ANSWER, PageLine("Share", reason="share-bar"), "Nine weeks.")
    assert told(*rows)[1][1] == ["It is.", "Nine weeks."]
    assert left(*rows) == [("Share", "share-bar")]


def test_words_after_a_rule_are_a_turn_of_their_own() -> None:
    lines, found = turns(ASK, ANSWER, "***", "Before we close, one thing.")
    assert found.turns[2].after_rule
    assert words(found.turns[2], lines) == ["Before we close, one thing."]
    assert turns(ASK_ZH, ANSWER_ZH, "＊＊＊", "最后，还有一件事。")[1].turns[2].after_rule


def test_a_closing_mark_ends_the_page() -> None:
    rows = (ASK, ANSWER, "END 2:15 P.M. EST", "Read more about ferries.", "*Corrected.")
    assert told(*rows)[2:] == [("*", ["END 2:15 P.M. EST"])]
    assert left(*rows) == [("Read more about ferries.", "after-end"), ("*Corrected.", "editor-note")]


def test_a_closing_mark_run_into_the_last_line_is_cut_off() -> None:
    assert told(ASK, "A: It is. END 2:15 P.M. EST")[1:] == [("A:", ["It is. "]), ("*", ["END 2:15 P.M. EST"])]


def test_a_time_before_the_end_is_no_words() -> None:
    assert left(ASK, "4:03 P.M. EST", ANSWER) == [("4:03 P.M. EST", "dateline")]


def test_words_before_a_label_in_mid_line_belong_to_the_turn_before() -> None:
    rows = (ASK, "MR. VALE: It is.", "Quite safe, truly. QUESTION: Who says so?", "MR. VALE: I.", "QUESTION: Why?")
    assert told(*rows)[1:3] == [("MR. VALE:", ["It is.", "Quite safe, truly. "]), ("QUESTION:", ["Who says so?"])]


def test_a_direction_told_with_a_colon_is_narrative_and_its_words_go_on() -> None:
    rows = ("PREGUNTA: ¿Es seguro?", "PRESIDENTA MARES: Lo es.", "(INICIA VIDEO): La nave zarpa.", "(FINALIZA VIDEO)")
    assert [label for label, _ in told(*rows)] == ["PREGUNTA:", "PRESIDENTA MARES:", "*", None, "*"]


def test_a_page_without_labels_is_one_turn() -> None:
    assert told("The ferry sails.", "It is safe.") == [(None, ["The ferry sails.", "It is safe."])]
    assert told("渡轮恢复航行。", "码头安全。") == [(None, ["渡轮恢复航行。", "码头安全。"])]


ROWS = st.lists(
    st.sampled_from(
        [
            ASK,
            ANSWER,
            ASK_ZH,
            ANSWER_ZH,
            "Q:",
            "问：",
            "(Laughter.)",
            "（笑）",
            "***",
            "END",
            "Plain words.",
            "白话。",
            "4:03 P.M. EST",
            "Yes. Q: Why? A: So.",
            "(01:25)",
            "Dana Reed: (00:19)",
            "*Note",
            "问：甲？答：乙。",
        ]
    ),
    max_size=12,
)


@given(ROWS, st.booleans())
def test_every_word_is_in_one_turn_or_left_over(rows: list[str], own: bool) -> None:  # noqa: FBT001  drawn
    lines, found = turns(*rows, own=own)
    covered = [bytearray(len(line.text)) for line in lines]
    pieces = [piece for one in found.turns for piece in (*one.label_pieces, *one.pieces)]
    for piece in (*pieces, *(one.piece for one in found.left)):
        for at in range(piece.span.start, piece.span.end):
            covered[piece.line][at] += 1
    for line, marks in zip(lines, covered, strict=True):
        assert {mark for mark, char in zip(marks, line.text, strict=True) if not char.isspace()} <= {1}


def test_a_fax_mark_run_into_a_line_is_no_word_of_it() -> None:
    mark = "Fa rom13/ 02/ 97 14: 56 Pg: 2"
    rows = (f"{ASK} {mark}", f"A: {mark}", "It is.", mark, "It took nine weeks.")
    assert told(*rows) == [("Q:", ["Is the pier safe?"]), ("A:", ["It is.", "It took nine weeks."])]
    assert [text.strip() for text, reason in left(*rows) if reason == "scan-debris"] == [mark] * 3


@pytest.mark.parametrize("mark", ["ends", "end", "ENDS", "[ends]", "(Ends)", "EENDS]", "ends."])
def test_a_mark_behind_the_last_words_closes_the_transcript(mark: str) -> None:
    assert told(ASK, ANSWER, mark)[-1] == ("*", [mark])


@pytest.mark.parametrize(
    "rows",
    [
        (ASK, "A: We shall see where it", "ends."),
        (ASK, ANSWER, "ends", "So it does."),
        (ASK, "A: This is how it ends."),
        (ASK, f"{ANSWER} [ends]"),
    ],
)
def test_words_that_end_something_are_no_mark(rows: tuple[str, ...]) -> None:
    assert all(label != "*" for label, _ in told(*rows))


def test_the_number_at_the_foot_of_a_faxed_page_is_no_word() -> None:
    mark = "Fax from 03/ 04/ 95 11: 20 Pg: 3"
    rows = (ASK, "A: It took nine weeks. 2", mark, "It cost 40.")
    assert told(*rows)[1] == ("A:", ["It took nine weeks.", "It cost 40."])
    assert (" 2", "page-number") in left(*rows)
    assert told(ASK, "A: They are. 2", "It cost 40.")[1][1][0] == "They are. 2"
