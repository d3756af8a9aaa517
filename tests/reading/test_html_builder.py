"""The builder is fed by `html_page.feed`; here it is fed by hand."""

from __future__ import annotations

import pytest

from onrecord.reading.html_builder import Builder
from onrecord.reading.menu import Menu


def say(builder: Builder, words: str, at: int = 0) -> None:
    builder.run.append((at, words, len(words), bool(builder.bold), builder.links))


def texts(builder: Builder) -> list[str]:
    builder.flush()
    return [block.text for block in builder.blocks]


@pytest.mark.parametrize("words", ["Yes.", "是的。"])
def test_a_block_element_ends_the_line_and_an_inline_one_does_not(words: str) -> None:
    builder = Builder()
    for tag in ("p", "em", "p"):
        builder.start(tag, 0, f"<{tag}>")
        say(builder, words)
    assert texts(builder) == [words * 2, words]


def test_a_break_marks_the_line_after_it() -> None:
    builder = Builder()
    builder.start("p", 0, "<p>")
    say(builder, "问：甲")
    builder.start("br", 0, "<br>")
    say(builder, "答：乙")
    builder.end("p")
    assert [(block.text, block.broken) for block in builder.blocks] == [("问：甲", False), ("答：乙", True)]


def test_an_end_tag_that_closes_nothing_is_passed_over() -> None:
    builder = Builder()
    builder.start("div", 0, "<div class='a'>")
    builder.end("section")
    builder.end("b")
    say(builder, "Still inside")
    builder.flush()
    assert builder.nodes[builder.blocks[0].node].ident == "a"


def test_an_end_tag_closes_what_was_left_open_inside() -> None:
    builder = Builder()
    for tag in ("div", "table", "td"):
        builder.start(tag, 0, f"<{tag}>")
    builder.end("div")
    say(builder, "外面")
    builder.flush()
    assert (builder.blocks[0].node, builder.blocks[0].tag) == (0, "body")


def test_a_paragraph_ends_at_the_next_one() -> None:
    builder = Builder()
    for ident in ("one", "two"):
        builder.start("p", 0, f"<p class='{ident}'>")
        say(builder, ident)
    builder.flush()
    found = [builder.nodes[block.node] for block in builder.blocks]
    assert [(node.ident, node.parent) for node in found] == [("one", 0), ("two", 0)]


def test_bold_ends_with_its_element_and_at_a_block() -> None:
    builder = Builder()
    builder.start("p", 0, "<p>")
    builder.start("b", 0, "<b>")
    say(builder, "记者：")
    builder.end("b")
    say(builder, "请问")
    builder.start("b", 0, "<b>")
    builder.start("p", 0, "<p>")
    say(builder, "下一段")
    builder.flush()
    assert [block.bold for block in builder.blocks] == [3, 0]


def test_a_bold_span_ends_where_it_ends_and_not_at_the_span_inside_it() -> None:
    builder = Builder()
    builder.start("span", 0, "<span style='font-weight:bold'>")
    builder.start("span", 0, "<span lang=zh>")
    builder.end("span")
    say(builder, "MR. VALE:")
    builder.end("span")
    say(builder, " No.")
    builder.flush()
    assert builder.blocks[0].bold == len("MR. VALE:")


def test_a_hint_reaches_all_that_hangs_below_its_element() -> None:
    builder = Builder()
    builder.start("div", 0, "<div class='comments'>")
    builder.start("p", 0, "<p>")
    say(builder, "很好")
    builder.end("div")
    say(builder, "Out")
    builder.flush()
    assert [(block.text, block.hint) for block in builder.blocks] == [("很好", "comment-widget"), ("Out", None)]


def test_headings_have_levels() -> None:
    builder = Builder()
    for tag in ("h1", "h3", "p"):
        builder.start(tag, 0, f"<{tag}>")
        say(builder, tag)
    builder.flush()
    assert [block.level for block in builder.blocks] == [1, 3, 0]


def test_the_head_of_a_page_is_kept_apart() -> None:
    builder = Builder()
    builder.start("html", 0, "<html lang='zh'>")
    builder.start("meta", 0, "<meta property='og:Title' content=' 例行记者会 '>")
    builder.start("meta", 0, "<meta name='og:title' content='second'>")
    builder.start("link", 0, "<link rel=Canonical href='https://mfa.example/a'>")
    builder.start("time", 0, "<time datetime='2020-03-18'>")
    head = builder.head
    assert (head.language, head.metas, head.canonical) == ("zh", {"og:title": "例行记者会"}, "https://mfa.example/a")
    assert head.times == ["2020-03-18"]
    assert texts(builder) == []


@pytest.mark.parametrize("alt", ["The press room", "新闻发布厅"])
def test_alternative_text_follows_the_line_it_stood_in(alt: str) -> None:
    builder = Builder()
    builder.start("p", 0, "<p>")
    say(builder, "A: No")
    builder.start("img", 30, f"<img alt='{alt}'>")
    say(builder, ", never.")
    builder.flush()
    assert [(block.text, block.alt) for block in builder.blocks] == [("A: No, never.", False), (alt, True)]
    assert builder.blocks[1].source_start == 30 + len("<img alt='")


def test_a_menu_is_one_line_below_its_own_element() -> None:
    builder = Builder()
    builder.menu("ul", "<ul class='list'>", Menu(0, 0, ["Home", "首页"], [4, 20], [4, 2]).closed(9, 40))
    say(builder, "Words")
    builder.flush()
    menu, words = builder.blocks
    assert (menu.text, menu.hint, builder.nodes[menu.node].ident) == ("Home\n首页", "link-list", "list")
    assert words.node == 0


def test_elements_too_deep_to_be_real_are_not_kept() -> None:
    builder = Builder()
    for _ in range(2500):
        builder.start("div", 0, "<div>")
    say(builder, "deep 深")
    assert texts(builder) == ["deep 深"]
    assert len(builder.nodes) < 2100
