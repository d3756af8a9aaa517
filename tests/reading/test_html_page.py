"""An HTML source as lines: no word lost, none moved, each tied to its place."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading import html_page
from onrecord.reading.block import Block, Layout
from onrecord.reading.html_page import html_layout
from onrecord.reading.tokens import plain_tokens

WORDS = st.sampled_from(
    [
        "Q: Why?",
        "A: Because ",
        "问：为何？",
        "答：因为",
        " it is so.",
        "\n",
        "&amp;",
        "&nbsp;",
        "&#8220;so&#8221;",
        "\u3000",
        "𠮷",
    ]
)
INLINE = st.sampled_from(
    [
        "<b>{}</b>",
        "<strong>{}</strong>",
        "<em>{}</em>",
        "<a href='x > y'>{}</a>",
        "<span style='font-weight:bold'>{}</span>",
    ]
)
BLOCKS = st.sampled_from(
    ["<p>{}</p>", "<div class='main'>{}</div>", "<p>{}<br>{}</p>", "<h2>{}</h2>", "<ul><li>{}</li></ul>", "<td>{}</td>"]
)
SILENT = st.sampled_from(
    ["<script>a < b</script>", "<style>p {}</style>", "<!-- 注 -->", "<img src=x alt='Press room 发布厅'>"]
)
INNER = st.lists(
    st.one_of(WORDS, st.tuples(INLINE, WORDS).map(lambda made: made[0].format(made[1])), SILENT), max_size=4
)
PAGES = st.lists(
    st.tuples(BLOCKS, INNER.map("".join), INNER.map("".join)).map(lambda made: made[0].format(made[1], made[2])),
    min_size=1,
    max_size=6,
).map("".join)


def lines(source: str) -> list[str]:
    return [block.text for block in html_layout(source).blocks]


def shape(layout: Layout) -> list[tuple[object, ...]]:
    return [
        (
            *(one.text, one.tag, one.node, one.hint, one.broken, one.bold, one.links, one.level, one.alt),
            *(one.starts, one.lengths, one.sources, one.source_lengths),
        )
        for one in layout.blocks
    ]


def check_pieces(block: Block, source: str) -> None:
    columns = zip(block.starts, block.lengths, block.sources, block.source_lengths, strict=True)
    at = 0
    for start, size, place, length in columns:
        words = block.text[start : start + size]
        assert block.text[at:start].strip() == ""
        assert unescape(source[place : place + length]).split() == words.split()
        at = start + size
    assert at == len(block.text)


@given(PAGES)
def test_every_piece_is_its_source_and_pieces_cover_their_line(page: str) -> None:
    for block in html_layout(page).blocks:
        assert block.text
        check_pieces(block, page)


@given(PAGES)
def test_the_fallback_reads_the_same_page(page: str) -> None:
    expected = html_layout(page)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_page, "fast_tokens", plain_tokens)
        found = html_layout(page)
    assert shape(expected) == shape(found)
    assert expected.nodes == found.nodes
    assert expected.head == found.head


@given(PAGES, st.sampled_from(["", "<a href=x>", "words ", "<b>", "<h1>", "<br>", "<img alt='Harbor 港口'>"]))
def test_a_paragraph_taken_whole_is_what_its_tags_and_words_give(page: str, before: str) -> None:
    page = f"{before}{page}<p class='caption'><b>问：为何？</b></p>{before}<p>\t a  b</p><p> </p>"
    expected = html_layout(page)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_page, "_paragraph", lambda *_: None)
        found = html_layout(page)
    assert shape(expected) == shape(found)
    assert expected.nodes == found.nodes


@pytest.mark.parametrize(
    "page",
    ["<p>Q: Why?</p><p>A: So.</p>", "<p>问：为何？</p><p>答：因为。</p>"],
)
def test_a_page_whose_tokens_do_not_add_up_is_read_again(page: str) -> None:
    expected = shape(html_layout(page))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html_page, "fast_tokens", lambda source: plain_tokens(source)[:-2])
        assert shape(html_layout(page)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Q: Why?<br>A: So.</p>", ["Q: Why?", "A: So."]),
        ("<p>问：为何？<br/>答：因为。</p>", ["问：为何？", "答：因为。"]),
        ("<p>in<b>side</b> <i>a<u>l</u></i>l</p>", ["inside all"]),
        ("<p>外<b>交</b><i>部<u>发</u></i>言</p>", ["外交部发言"]),
        ("<p>\u00a0&nbsp;Yes.&nbsp;</p>", ["Yes."]),
        ("<p>\u3000\u3000是的。&#12288;</p>", ["是的。"]),
        ("<p>One<p>Two<div>Three", ["One", "Two", "Three"]),
        ("<p>一<p>二<div>三", ["一", "二", "三"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("a &amp; b &lt;c&gt; &#8220;d&#8221;", ["a & b <c> “d”"]),
        ("甲&amp;乙&#x201c;丙&#x201d;", ["甲&乙“丙”"]),
        ("<p>a<script>if (1 < 2) {}</script>b</p>", ["ab"]),
        ("<p>甲<style>p{}</style>乙</p>", ["甲乙"]),
        ("<p>x<noscript><img src='a.jpg' alt='b'></noscript>y</p>", ["x", "y"]),
        ("<p>a</p> \n <p> </p><p>b</p>", ["a", "b"]),
        ("<p>Words of a line never closed <b>all", ["Words of a line never closed all"]),
        ("", []),
    ],
)
def test_lines_are_what_a_browser_shows(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize("words", ["Q: Why?", "问：为何？"])
def test_a_picture_drawn_in_words_never_closed_swallows_no_paragraph(words: str) -> None:
    assert lines(f"<svg><path><p>{words}</p>") == [words]
    assert lines(f"<object><div>{words}</div>") == [words]


@pytest.mark.parametrize(("label", "words"), [("MR. VALE:", " No."), ("林岳然：", "没有。")])
def test_leading_bold_is_counted(label: str, words: str) -> None:
    for tag, end in (("b", "b"), ("strong", "strong"), ("span style='font-weight:bold'", "span")):
        block = html_layout(f"<p><{tag}>{label}</{end}>{words}</p>").blocks[0]
        assert (block.text, block.bold) == (label + words, len(label))


def test_linked_words_are_counted() -> None:
    block = html_layout("<p>见<a href='x'>全文</a>。</p>").blocks[0]
    assert block.links == 2


@pytest.mark.parametrize("alt", ["Odoo CMS - a big picture", "发布厅全景"])
def test_alternative_text_is_a_line_of_its_own_and_marked(alt: str) -> None:
    source = f"<p>Before <img src='a.png' alt='{alt}'>after</p>"
    first, second = html_layout(source).blocks
    assert (first.text, second.text, second.alt) == ("Before after", alt, True)
    check_pieces(second, source)


@pytest.mark.parametrize("name", ["Home", "首页"])
def test_a_menu_is_taken_in_one_block_without_losing_a_word(name: str) -> None:
    items = "".join(f"<li><a href='/{at}'>{name} {at}</a></li>" for at in range(9))
    source = f"<p>Before</p><ul>{items}</ul><p>After</p>"
    before, menu, after = html_layout(source).blocks
    assert (before.text, after.text) == ("Before", "After")
    assert menu.text.split("\n") == [f"{name} {at}" for at in range(9)]
    check_pieces(menu, source)


def test_the_head_is_no_line() -> None:
    source = (
        "<html lang='zh'><head><title>例行&amp;记者会</title><meta name='author' content='新闻司'>"
        "<script type='application/ld+json'>{\"name\": \"甲\"}</script><link rel='canonical' href='https://mfa.example/1'>"
        "</head><body><p>问：</p></body></html>"
    )
    layout = html_layout(source)
    assert [block.text for block in layout.blocks] == ["问："]
    assert (layout.head.title, layout.head.language) == ("例行&记者会", "zh")
    assert layout.head.metas == {"author": "新闻司"}
    assert (layout.head.json_ld, layout.head.canonical) == (['{"name": "甲"}'], "https://mfa.example/1")


def test_line_ends_of_other_systems_move_no_place() -> None:
    source = "<p>问：\r\n甲</p>\r\n<p>A: b\rc</p>"
    blocks = html_layout(source).blocks
    assert [block.text for block in blocks] == ["问： 甲", "A: b c"]
    for block in blocks:
        check_pieces(block, source)
