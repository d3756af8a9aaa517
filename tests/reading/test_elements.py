from __future__ import annotations

import pytest

from onrecord.reading.elements import INLINE, LEAVES, SILENT, VOID, attributes, name_hint, tagged


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("<p class='a b' id=q1>", {"class": "a b", "id": "q1"}),
        ('<IMG ALT="A &amp; B" src=x.jpg>', {"alt": "A & B", "src": "x.jpg"}),
        ('<img alt="甲 &amp; 乙" title=记者会>', {"alt": "甲 & 乙", "title": "记者会"}),
        ('<a title="x > y" TITLE="second">', {"title": "x > y"}),
        ("<br/>", {}),
        ("<p data-empty=''>", {"data-empty": ""}),
    ],
)
def test_attributes_are_read_with_small_names_and_resolved_values(own: str, expected: dict[str, str]) -> None:
    assert attributes(own) == expected


@pytest.mark.parametrize(
    ("ident", "hint"),
    [
        ("wpdiscuz_top_clearing", "comment-widget"),
        ("commentList", "comment-widget"),
        ("related-posts", "popular-list"),
        ("popularPosts", "popular-list"),
        ("bdsharebuttonbox", "share-bar"),
        ("wp-caption", "caption"),
        ("main-nav", "site-chrome"),
        ("MBX", "site-chrome"),
        ("post_meta", "byline"),
        ("newsletter signup", "sidebar"),
        ("News_Wz_Txt_B", None),
        ("content article-body", None),
        ("navigator", None),
        ("正文", None),
        ("", None),
    ],
)
def test_class_names_hint_by_whole_words(ident: str, hint: str | None) -> None:
    assert name_hint(ident) == hint


@pytest.mark.parametrize(
    ("tag", "own", "hint"),
    [
        ("nav", "<nav>", "site-chrome"),
        ("aside", "<aside class='x'>", "sidebar"),
        ("div", "<div style='display: none'>", "hidden"),
        ("div", "<div hidden='hidden'>", "hidden"),
        ("div", "<div aria-hidden='true'>", "hidden"),
        ("div", "<div class='comments' style='display:none'>", "comment-widget"),
        ("p", "<p>", None),
    ],
)
def test_a_tag_or_its_style_hints_at_furniture(tag: str, own: str, hint: str | None) -> None:
    assert tagged(tag, own).hint == hint


def test_a_style_may_make_words_bold() -> None:
    assert tagged("span", "<span style='font-weight: 700'>").bold
    assert tagged("span", "<span style='font-weight:bold'>").bold
    assert not tagged("span", "<span style='font-weight: 400'>").bold


def test_class_id_and_role_together_are_what_an_element_is_called() -> None:
    assert tagged("div", "<div class='正文 txt' id='zw' role='main'>").ident == "zw 正文 txt main"


def test_no_element_is_of_two_sorts() -> None:
    assert not SILENT & INLINE
    assert not LEAVES & INLINE
    assert not LEAVES & VOID
