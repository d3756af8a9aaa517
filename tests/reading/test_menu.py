from __future__ import annotations

import pytest

from onrecord.reading.block import Block
from onrecord.reading.menu import Menu, picture_words, read_menu
from onrecord.reading.tokens import fast_tokens

NAMES = ("Home", "World", "Sport", "Weather", "Contact", "About")
NAMES_ZH = ("首页", "国际", "体育", "天气", "联系", "关于")


def menu(source: str) -> Menu | None:
    return read_menu(fast_tokens(source), 0, 0)


def items(names: tuple[str, ...]) -> str:
    return "".join(f'<li><a href="/x">{name}</a></li>' for name in names)


@pytest.mark.parametrize("names", [NAMES, NAMES_ZH])
def test_a_list_of_links_is_one_menu_without_a_word_lost(names: tuple[str, ...]) -> None:
    source = f"<ul>{items(names)}</ul><p>After</p>"
    found = menu(source)
    assert found is not None
    assert found.texts == list(names)
    assert [source[at : at + size] for at, size in zip(found.sources, found.source_lengths, strict=True)] == list(names)
    assert source[found.place :] == "<p>After</p>"
    assert found.linked == len(names)


@pytest.mark.parametrize("names", [NAMES, NAMES_ZH])
def test_a_class_name_that_says_menu_is_believed_without_links(names: tuple[str, ...]) -> None:
    found = menu(f"<div class='nav'>{''.join(f'<span>{name}</span>' for name in names)}</div>")
    assert found is not None
    assert found.texts == list(names)
    assert menu(f"<div class='text'>{''.join(f'<span>{name}</span>' for name in names)}</div>") is None


@pytest.mark.parametrize(
    "source",
    [
        f"<ul>{items(NAMES[:5])}</ul>",
        f"<ul>{items(NAMES)}<li>One</li><li>Two</li></ul>",
        f"<div class='nav'>{items(NAMES)}<p>{'A sentence of a page is longer than a menu has. ' * 2}</p></div>",
        f"<div class='nav'>{items(NAMES_ZH)}<p>{'正文的一句话比菜单里的任何一项都要长得多。' * 3}</p></div>",
        f"<div class='nav'>{items(NAMES)}<h1>Press Briefing</h1></div>",
        f"<div class='nav'>{items(NAMES)}<article>Q: So?</article></div>",
        f"<ul>{items(NAMES)}",
        f"<p>{items(NAMES)}</p>",
    ],
)
def test_what_may_hold_more_than_a_menu_is_read_line_by_line(source: str) -> None:
    assert menu(source) is None


def test_an_element_of_the_same_name_inside_does_not_end_the_menu() -> None:
    found = menu(f"<ul>{items(NAMES)}<li><ul>{items(NAMES_ZH)}</ul></li></ul>rest")
    assert found is not None
    assert found.texts == [*NAMES, *NAMES_ZH]


def test_references_and_folded_space_in_a_menu_keep_their_places() -> None:
    source = f"<ul>{items(NAMES)}<li><a href='/x'>A &amp; B</a></li><li><a href='/x'>甲\n 乙</a></li></ul>"
    found = menu(source)
    assert found is not None
    assert found.texts[6:] == ["A", "&", "B", "甲 乙"]
    held = [source[at : at + size] for at, size in zip(found.sources, found.source_lengths, strict=True)]
    assert held[6:] == ["A", "&amp;", "B", "甲\n 乙"]


def test_a_filled_block_holds_each_text_in_a_line_of_its_own() -> None:
    found = menu(f"<ul>{items(NAMES_ZH)}</ul>")
    assert found is not None
    block = found.fill(Block("", "ul", 0, "site-chrome"))
    assert block.text == "\n".join(NAMES_ZH)
    assert [block.text[at : at + size] for at, size in zip(block.starts, block.lengths, strict=True)] == list(NAMES_ZH)
    assert block.links == len(block.text)


@pytest.mark.parametrize(
    ("own", "alt"),
    [("<img alt='The press room' src='x'>", "The press room"), ("<img src='x' alt=新闻发布厅>", "新闻发布厅")],
)
def test_the_words_of_a_picture_have_their_place_in_the_tag(own: str, alt: str) -> None:
    assert picture_words(10, own) == (10 + own.index(alt), alt, len(alt), False, False)


def test_the_words_of_a_picture_with_a_reference_stand_for_the_whole_tag() -> None:
    own = "<img alt='A &amp; B'>"
    assert picture_words(10, own) == (10, "A & B", len(own), False, False)


@pytest.mark.parametrize("own", ["<img src='x'>", "<img alt=''>", "<img alt=' '>", "<img data-alt='x'>"])
def test_a_picture_without_words_has_none(own: str) -> None:
    assert picture_words(0, own) is None
