from __future__ import annotations

import re
from html import unescape
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.block import Block
from onrecord.reading.line_fold import Run
from onrecord.reading.markdown_page import _INLINE, Marks, inline, markdown_layout

SOUP = st.lists(
    st.sampled_from(
        [
            "Q: ",
            "问：",
            "**",
            "_",
            "*",
            "`",
            "[",
            "](http://a.example)",
            "\\[",
            "# ",
            "- ",
            "1. ",
            "> ",
            "\n",
            "\n\n",
            "  \n",
            "&amp;",
            "so",
            "为何",
        ]
    ),
    max_size=30,
).map("".join)


def lines(source: str) -> list[str]:
    return [block.text for block in markdown_layout(source).blocks]


def check_pieces(block: Block, source: str) -> None:
    at = 0
    for start, size, place, length in zip(
        block.starts, block.lengths, block.sources, block.source_lengths, strict=True
    ):
        words = block.text[start : start + size]
        own = source[place : place + length]
        assert start == at
        assert words.split() == (unescape(own) if length != size else own).split()
        at = start + size
    assert at == len(block.text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("**Q:** Why *now*?", "Q: Why now?"),
        ("**问：** 为何 *现在*？", "问： 为何 现在？"),
        ("__MR. VALE:__ No.", "MR. VALE: No."),
        (r"He said so \[sic\], twice\*", "He said so [sic], twice*"),
        (r"他这么说 \[原文如此\]，两次\*", "他这么说 [原文如此]，两次*"),
        ("See [the list](https://a.example/x) of it", "See the list of it"),
        ("见[名单](https://a.example/x)。", "见名单。"),
        ("![Press room](a.png)", "Press room"),
        ("`code` and <b>tags</b>", "code and tags"),
        ("A &amp; B &#8220;C&#8221;", "A & B “C”"),
        ("甲&amp;乙", "甲&乙"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("<https://a.example/x>", "https://a.example/x"),
        ("[inaudible] and [笑声]", "[inaudible] and [笑声]"),
    ],
)
def test_marks_are_resolved_and_words_are_untouched(source: str, expected: str) -> None:
    assert lines(source) == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Q: Why\nis it so?\n\nA: It is.", ["Q: Why is it so?", "A: It is."]),
        ("问：为何\n如此？\n\n答：就是。", ["问：为何 如此？", "答：就是。"]),
        ("Q: Why?  \nA: So.", ["Q: Why?", "A: So."]),
        ("问：为何？\\\n答：因为。", ["问：为何？", "答：因为。"]),
        ("- one\n- two", ["one", "two"]),
        ("> quoted\n> more", ["quoted more"]),
        ("one\n---\ntwo", ["one", "---", "two"]),
    ],
)
def test_soft_breaks_join_and_hard_breaks_part(source: str, expected: list[str]) -> None:
    found = lines(source)
    if source.startswith("- "):
        found = [text.removeprefix("- ") for text in found]
    assert found == expected


def test_a_hard_break_marks_the_line_after_it() -> None:
    first, second = markdown_layout("问：为何？  \n答：因为。").blocks
    assert (first.broken, second.broken) == (False, True)


def test_a_number_that_begins_a_wrapped_line_ends_no_paragraph() -> None:
    assert lines("It was in the year\n2019. A good one.") == ["It was in the year 2019. A good one."]


@pytest.mark.parametrize("words", ["Press Briefing", "例行记者会"])
def test_headings_have_their_level(words: str) -> None:
    for source, level in ((f"# {words}", 1), (f"### {words} ###", 3), (f"{words}\n====", 1)):
        block = markdown_layout(f"{source}\n\nQ: Why?").blocks[0]
        assert (block.text, block.level, block.tag) == (words, level, f"h{level}")


def test_a_front_matter_is_the_head_and_no_line() -> None:
    layout = markdown_layout(
        '---\ntitle: "例行记者会"\nlang: zh\nurl: https://mfa.example/1\ndate: 2020-03-18\n---\n问：为何？'
    )
    assert [block.text for block in layout.blocks] == ["问：为何？"]
    assert (layout.head.title, layout.head.language, layout.head.canonical) == (
        "例行记者会",
        "zh",
        "https://mfa.example/1",
    )
    assert layout.head.metas["date"] == "2020-03-18"


@pytest.mark.parametrize(("label", "rest"), [("**MR. VALE:**", " No."), ("**林岳然：**", "没有。")])
def test_leading_bold_is_counted(label: str, rest: str) -> None:
    block = markdown_layout(label + rest).blocks[0]
    assert block.bold == len(label) - 4


def test_linked_words_are_counted() -> None:
    assert markdown_layout("见[全文](https://a.example)。").blocks[0].links == 2


@given(SOUP)
def test_places_are_exact(source: str) -> None:
    for block in markdown_layout(source).blocks:
        assert block.text
        check_pieces(block, source)


def test_bold_left_open_goes_on_in_the_next_run() -> None:
    run: list[Run] = []
    marks = inline("**问：甲", 0, 5, run)
    assert marks.bold
    assert run == [(2, "问：甲", 3, True, False)]
    assert not inline("乙**", 0, 3, run, marks=Marks(bold=True)).bold
    assert run[1] == (0, "乙", 1, True, False)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("See [the joint\nstatement](https://a.example/x) of May.", "See the joint statement of May."),
        ("See [a list](https://a.example/l_(2020)) here.", "See a list here."),
        ('One <a class="x"\nhref="https://a.example">two</a> three', "One two three"),
        ('One <a href="https://a.example/?' + "q" * 900 + '">two</a> three', "One two three"),
        ('<a\nhref="https://a.example/1">one</a><a\nhref="https://a.example/2">Two</a>', "oneTwo"),
        ("An [aside] and [a\n\nlink](https://a.example)", "An [aside] and [a"),
    ],
)
def test_links_and_tags_go_on_over_the_lines_of_a_paragraph(source: str, words: str) -> None:
    assert markdown_layout(source).blocks[0].text == words


def test_no_place_of_a_long_paragraph_is_searched_again_for_each_of_its_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\n" + "a: b\n" * 400
    looked_at: list[int] = []

    class Counted:
        def search(self, text: str, at: int, end: int) -> re.Match[str] | None:
            found = _INLINE.search(text, at, end)
            looked_at.append((found.end() if found else end) - at)
            return found

    monkeypatch.setattr(import_module("onrecord.reading.markdown_page"), "_INLINE", Counted())
    markdown_layout(text)
    assert sum(looked_at) <= 2 * len(text)


def test_a_comment_is_no_printed_line_and_parts_paragraphs() -> None:
    found = markdown_layout("A: It is.\n<!-- pier -->\nIt took nine weeks.\n\nA: See <!-- here.")
    assert [block.text for block in found.blocks] == ["A: It is.", "It took nine weeks.", "A: See <!-- here."]
