"""Labels in the middle of a line, where scanning ran lines together."""

from __future__ import annotations

import pytest

from onrecord.reading.hints import GENERAL
from onrecord.reading.label_families import families
from onrecord.reading.label_midline import midline, solid_names
from onrecord.reading.label_page import Line, find_labels
from onrecord.reading.label_scan import judge


def heads(*lines: str) -> list[list[tuple[str, str]]]:
    """Returns for each line its labels and the words of each, up to the next."""
    out: list[list[tuple[str, str]]] = []
    for line, labels in zip(lines, find_labels([Line(text) for text in lines], GENERAL), strict=True):
        ends = [label.start for label in labels[1:]] + [len(line)]
        out.append([(one.printed, line[one.words : end]) for one, end in zip(labels, ends, strict=True)])
    return out


def test_labels_in_capitals_are_found_in_the_middle_of_a_line() -> None:
    found = heads("MS. WHITLOCK: On Monday. QUESTION: Who pays? MS. WHITLOCK: The port.", "QUESTION: And?")
    assert found[0] == [
        ("MS. WHITLOCK:", "On Monday. "),
        ("QUESTION:", "Who pays? "),
        ("MS. WHITLOCK:", "The port."),
    ]


def test_chinese_labels_are_found_in_the_middle_of_a_line() -> None:
    found = heads("问：为何？", "答：因为。", "问：何时？答：现在。")
    assert found[2] == [("问：", "何时？"), ("答：", "现在。")]


def test_a_bare_letter_is_a_label_where_the_page_uses_it() -> None:
    page = ["Q Why?", "MS. WHITLOCK: No.", "Q When?", "MS. WHITLOCK: On Monday. Q Who pays?"]
    assert heads(*page)[3] == [("MS. WHITLOCK:", "On Monday. "), ("Q", "Who pays?")]
    assert heads("QUESTION: Why?", "MS. WHITLOCK: It was Mr. Q Who came.")[1][1:] == []


@pytest.mark.parametrize(
    "line",
    [
        "MS. WHITLOCK: The NATO: it stays. An EU: too.",
        "MS. WHITLOCK: As the law says: no ships.",
        "MS. WHITLOCK: He asked me, Q and A, all day.",
    ],
)
def test_words_with_a_colon_in_the_middle_of_a_line_are_no_labels(line: str) -> None:
    assert len(heads("Q: Why?", "MS. WHITLOCK: No.", line)[2]) == 1


@pytest.mark.parametrize("line", ["答：他在问：为何？", "答：这就是问：题。"])
def test_chinese_words_within_a_sentence_are_no_labels(line: str) -> None:
    assert len(heads("问：为何？", "答：因为。", line)[2]) == 1


def test_a_semicolon_stands_for_a_colon_only_after_a_label_of_the_page() -> None:
    page = ["QUESTION: Why?", "MS. WHITLOCK: No. QUESTION; When? MR. ORR; Now."]
    assert [printed for printed, _ in heads(*page)[1]] == ["MS. WHITLOCK:", "QUESTION;"]


def test_a_page_in_one_line_is_read_from_its_own_letters() -> None:
    line = "MS. WHITLOCK: " + "The ferry sails again on Monday. Q Is it safe? MS. WHITLOCK: It is. " * 40
    (found,) = heads(line)
    assert [printed for printed, _ in found[:4]] == ["MS. WHITLOCK:", "Q", "MS. WHITLOCK:", "Q"]
    assert len(found) == 81


def test_solid_names_are_labels_without_capitals_longest_first() -> None:
    known = families()
    keys = {}
    for body in ("问", "海湾日报记者", "MR. VALE", "发言人"):
        label = judge(body, known)
        assert label is not None
        keys[label.key] = label
    printed = {key: label.__class__(0, 0, 0, f"{label.printed}：", key, label.role) for key, label in keys.items()}
    assert [name for name, _ in solid_names(printed)] == ["MR. VALE：", "海湾日报记者：", "发言人：", "问："]


def test_nothing_is_looked_for_before_the_words_of_the_line_begin() -> None:
    assert midline("QUESTION: MR. VALE: No.", 20, families(), {}, solid=(), uses_q=False) == []
    assert midline("", 0, families(), {}, solid=(), uses_q=True) == []


def test_labels_of_a_chinese_line_come_in_order_of_place() -> None:
    found = heads("记者：为何？", "林岳然：不。", "林岳然：有。 记者：谁？ 林岳然：没有。")
    assert found[2] == [("林岳然：", "有。 "), ("记者：", "谁？ "), ("林岳然：", "没有。")]
