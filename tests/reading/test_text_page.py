from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.block import Block
from onrecord.reading.text_page import is_wrapped, line_block, text_layout

WRAPPED = """\
Press Briefing by Press Secretary Dana Whitlock

MS. WHITLOCK: Good afternoon. I have one announcement before
the questions begin, and it is about the ferry to the island
that has been out of service since the storms of last winter
and will sail again on Monday. The crews worked nine weeks, in
the cold, and everybody who bought a ticket before the storms
may use it until the spring, so please do not come to the pier
before then.

Q Is the pier safe?
"""
WRAPPED_ZH = """\
发言人林岳然主持例行记者会

林岳然：大家下午好。在回答各位的提问之前，我先发布一个消息。从下个星期一开始，往返海岛的渡轮将恢复航行，
此前这条航线因为去年冬天的风暴已经停航了九个星期，主管部门在这段时间里对码头和船只都进行了全面的检修工作，
相关的安排和船票信息将由主管部门在今天晚些时候对外公布，请各位关注主管部门的网站，谢谢大家，下面请各位提问
另外还有一件事情要告诉大家，下个月的记者会将改在新的发布厅举行，届时请各位提前半个小时到场办理入场的手续，
并随身携带有效的记者证件，没有证件的人员将不能进入发布厅，具体的地址和时间我们会在会后通过邮件发送给各位，
到时候见

问：码头安全吗？
"""


def lines(source: str) -> list[str]:
    return [block.text for block in text_layout(source).blocks]


def check_pieces(block: Block, source: str) -> None:
    at = 0
    for start, size, place, length in zip(
        block.starts, block.lengths, block.sources, block.source_lengths, strict=True
    ):
        assert start == at
        assert block.text[start : start + size].split() == source[place : place + length].split()
        at = start + size
    assert at == len(block.text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Q: Why?\nA: So.\n", ["Q: Why?", "A: So."]),
        ("问：为何？\n答：因为。\n", ["问：为何？", "答：因为。"]),
        ("Q: Why?\r\n\r\n  A:  So. \r\n", ["Q: Why?", "A: So."]),
        ("\u3000\u3000问：为何？\r\u3000\u3000答：因为。", ["问：为何？", "答：因为。"]),
        ("Page one\fPage two\vmore", ["Page one", "Page two", "more"]),
        ("<p>&amp; is no reference here", ["<p>&amp; is no reference here"]),
        ("第一页\f第二页", ["第一页", "第二页"]),
        ("\n \n", []),
    ],
)
def test_each_printed_line_is_a_line(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize("source", [WRAPPED, WRAPPED_ZH])
def test_paragraphs_broken_at_a_width_are_joined(source: str) -> None:
    found = lines(source)
    assert len(found) == 3
    assert found[1].split() == source.split("\n\n")[1].split()
    assert found[2] == source.split("\n\n")[2].strip()


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    source = WRAPPED.replace("before then.\n", "before then.\nQ Is it safe?\n")
    assert "Q Is it safe?" in lines(source)


def test_few_or_very_long_lines_are_not_wrapped() -> None:
    short = [(0, 60), (61, 120)]
    assert not is_wrapped(short, "x" * 121)
    rows = [(at * 201, at * 201 + 200) for at in range(8)]
    assert not is_wrapped(rows, "长" * 1700)


@given(st.text(alphabet=" \t\r\n\f\u3000ab.Q:问：好𠮷", max_size=200))
def test_places_are_exact_and_no_word_is_lost(source: str) -> None:
    layout = text_layout(source)
    for block in layout.blocks:
        check_pieces(block, source)
    said = "".join("".join(block.text.split()) for block in layout.blocks)
    assert said == "".join(source.split())


@pytest.mark.parametrize("text", ["one\ntwo", "甲甲甲\n乙乙乙"])
def test_rows_of_one_line_are_joined_by_a_space(text: str) -> None:
    middle = text.index("\n")
    block = line_block([(0, middle), (middle + 1, len(text))], text)
    assert block is not None
    assert block.text == text.replace("\n", " ")
    assert line_block([(middle, middle + 1)], text) is None


def test_plain_text_has_one_node_and_an_empty_head() -> None:
    layout = text_layout("问：为何？")
    assert len(layout.nodes) == 1
    assert (layout.head.title, layout.head.metas) == (None, {})
