"""Two tokenizers, one answer: tokens lie end to end over their source and hold the same words."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.tokens import (
    END,
    REFERENCE,
    START,
    TEXT,
    Token,
    fast_tokens,
    plain_tokens,
    size,
    unix_lines,
)

PLAIN = st.sampled_from(
    ["Why?", "So ", " it is.", "中方对此", "有何评论？", "\n", "\u3000", "1 < 2 is not", "𠮷", "a > b"]
)
REFERENCES = st.sampled_from(["&amp;", "&nbsp;", "&#8220;", "&#x4e2d;", "&lt;", "&quot;", "&eacute;"])
VALUES = st.sampled_from(['class="a"', "title='x > y'", 'data-x="<p>"', "hidden", 'alt="&amp;中"', "id=q1"])
SILENT = st.sampled_from(
    [
        "<!-- a > b -->",
        "<!-- 注释 -->",
        "<script>if (a < b) { c(); }</script>",
        "<style>p > b { }</style>",
        "<br>",
        "<hr/>",
    ]
)
WORDS = st.one_of(PLAIN.map(lambda words: words.replace("<", "&lt;")), REFERENCES, SILENT)


def element(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    opened = st.tuples(st.sampled_from(["p", "b", "div", "td", "h1"]), st.lists(VALUES, max_size=2, unique=True))
    return st.tuples(opened, st.lists(inner, max_size=4)).map(
        lambda made: f"<{' '.join([made[0][0], *made[0][1]])}>{''.join(made[1])}</{made[0][0]}>"
    )


PAGES = st.lists(st.recursive(WORDS, element, max_leaves=12), min_size=1, max_size=6).map("".join)


def words(tokens: Sequence[Token]) -> str:
    return "".join(token.data or "" for token in tokens if token.type in {TEXT, REFERENCE})


def tags(tokens: Sequence[Token]) -> list[tuple[bool, str | None]]:
    return [(token.type is START, token.tag) for token in tokens if token.type in {START, END}]


def sources(tokens: Sequence[Token]) -> str:
    return "".join(token.source if token.source is not None else token.data or "" for token in tokens)


@given(PAGES)
def test_tokens_lie_end_to_end_over_their_source(page: str) -> None:
    for tokens in (fast_tokens(page), plain_tokens(page)):
        assert sum(map(size, tokens)) == len(page)
        assert sources(tokens) == page


@given(PAGES)
def test_both_tokenizers_give_the_same_words_and_tags(page: str) -> None:
    assert words(fast_tokens(page)) == words(plain_tokens(page))
    assert tags(fast_tokens(page)) == tags(plain_tokens(page))


@given(st.text(alphabet="<>/&;!-?\"'= \nabp中", max_size=60))
def test_the_standard_library_covers_any_soup_end_to_end(soup: str) -> None:
    assert sources(plain_tokens(f"中{soup}")) == f"中{soup}"


@pytest.mark.parametrize("tokens", [fast_tokens, plain_tokens])
@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('<p title="x > y">A &amp; B</p>', "A & B"),
        ("<p title='甲 > 乙'>中方&#8220;反对&#8221;</p>", "中方“反对”"),
        ("a & b &zzz; c", "a & b &zzz; c"),
        ("甲 & 乙 &没有; 丙", "甲 & 乙 &没有; 丙"),
        ("<!-- Q: Why? --><p>No.", "No."),
        ("<!-- 问：为什么？ --><p>没有。", "没有。"),
    ],
)
def test_words_are_those_a_reader_sees(tokens: object, page: str, said: str) -> None:
    assert callable(tokens)
    assert words(tokens(page)) == said


def test_a_reference_keeps_its_source_beside_its_words() -> None:
    for tokens in (fast_tokens, plain_tokens):
        held = [(one.data, one.source) for one in tokens("是&nbsp;&#x4e2d;") if one.type is REFERENCE]
        assert held == [("\u00a0", "&nbsp;"), ("中", "&#x4e2d;")]
        assert all(unescape(source or "") == data for data, source in held)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q: a\r\nA: b", "Q: a \nA: b"),
        ("问：甲\r\n答：乙", "问：甲 \n答：乙"),
        ("a\rb", "a\nb"),
        ("甲\n乙", "甲\n乙"),
        ("", ""),
    ],
)
def test_line_ends_become_unix_line_ends_of_the_same_length(text: str, expected: str) -> None:
    assert unix_lines(text) == expected
    assert len(unix_lines(text)) == len(text)


def test_an_empty_source_has_no_tokens() -> None:
    assert list(plain_tokens("")) == []
    assert list(fast_tokens("")) == []
