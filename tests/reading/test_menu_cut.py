from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading import html_page
from onrecord.reading.block import Layout
from onrecord.reading.html_page import html_layout
from onrecord.reading.menu_cut import CUT, cut_out
from onrecord.reading.menu_memory import MenuMemory, MenusOf
from onrecord.reading.tokens import fast_tokens

NAMES = ("Home", "World", "Sport", "Weather", "Contact", "About", "Archive of all years", "Subscribe")
NAMES_ZH = ("首页", "国际", "体育", "天气", "联系", "关于", "历年文章存档", "订阅")


def menu_of(names: tuple[str, ...], attributes: str = "") -> str:
    items = "".join(f'<li><a href="/section/{number}/index">{name}</a></li>' for number, name in enumerate(names))
    return f"<ul{attributes}>{items}</ul>"


MENU, MENU_ZH = menu_of(NAMES), menu_of(NAMES_ZH, ' class="top"')
NAV = f'<div class="nav">{menu_of(NAMES_ZH)}<p>Ferry</p></div>'
PARTS = st.sampled_from([
    MENU, MENU_ZH, NAV, menu_of(NAMES[:-1]), "<p>Q: Why?</p>", "<p>答：因为。", "</p>", "<b>", "</b>", "text &amp; 注", "<br>",
    "<title>", "</title>", "<textarea>", "</textarea>", "<!--", "-->", "<script>", "</script>", "<svg>", "</svg>", "<noscript>",
    "</noscript>", '<div title="', '">', "<div>", "</div>", '<div class="footer">', "<h1>", "</h1>", "<li>", "<plaintext>",
    "A sentence that is longer than any item of a menu could ever be, so that its element is none. ", f"<{CUT}>",
])  # fmt: skip
PAGES = st.lists(PARTS, max_size=12).map("".join)


def all_of(layout: Layout) -> tuple[object, ...]:
    lines = [tuple(getattr(block, name) for name in block.__slots__) for block in layout.blocks]
    return lines, layout.nodes, layout.head


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> MenuMemory:
    memory = MenuMemory()
    monkeypatch.setattr(html_page, "menu_memory", lambda: memory)
    return memory


@given(before=st.lists(PAGES, min_size=1, max_size=3), page=PAGES)
@example(before=[MENU + MENU_ZH], page=f"<!--{MENU}-->{MENU_ZH}")
@example(before=[MENU], page=f'<div title="{MENU}">{MENU}')
@example(before=[MENU], page=f'<div class="footer">{MENU}<h1>A headline</h1></div>')
@example(before=[MENU, f'<div class="footer">{MENU}<h1>A</h1></div>'], page=f'<div class="footer">{MENU}</div>')
@example(before=[MENU], page=f"<svg>{MENU}</svg><p>Words</p>")
@example(before=[f'<div class="footer"><{CUT}>'], page=f'<div class="footer"><{CUT}>{MENU}</div><p>Words</p>')
def test_a_page_reads_the_same_whatever_was_read_before_it(before: list[str], page: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        memory = MenuMemory()
        patch.setattr(html_page, "menu_memory", lambda: memory)
        for other in before:
            html_layout(other)
        found = all_of(html_layout(page))
        patch.setattr(html_page, "menu_memory", MenuMemory)
        assert found == all_of(html_layout(page))


@pytest.mark.parametrize("menu", [MENU, MENU_ZH])
def test_a_menu_of_the_page_before_is_not_cut_into_tokens_again(
    menu: str, fresh: MenuMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[str] = []
    monkeypatch.setattr(html_page, "fast_tokens", lambda text: given.append(text) or fast_tokens(text))
    for words in ("<p>One.</p>", "<p>二。</p>"):
        html_layout(menu + words)
    assert given == [f"{menu}<p>One.</p>", f"<{CUT}><p>二。</p>"]
    assert fresh.held == len(menu)


def test_a_menu_inside_what_may_be_a_larger_one_is_cut_out_once_only(fresh: MenuMemory) -> None:
    page = f'<div class="footer">{MENU}<h1>A headline</h1></div>'
    html_layout(MENU)
    assert MenusOf(fresh, page, whole=False).text != page
    html_layout(page)
    assert fresh.inner == {MENU}
    assert MenusOf(fresh, page, whole=False).text == page


def test_menus_are_cut_out_in_their_order_and_the_rest_is_kept() -> None:
    menus = [(MENU[:64], MENU), (MENU_ZH[:64], MENU_ZH)]
    cut = cut_out(f"a{MENU}b{MENU_ZH}c", menus)
    assert cut.text == f"a<{CUT}>b<{CUT}>c"
    assert cut.places == [(1, 0), (2 + len(MENU), 1)]
    assert cut_out(f"a{MENU_ZH}b{MENU}c", menus).places == [(2 + len(MENU_ZH), 0)]


def test_a_menu_that_only_begins_alike_is_passed_over() -> None:
    other = menu_of(NAMES[:-1])
    assert other[:64] == MENU[:64]
    assert cut_out(other + MENU, [(MENU[:64], MENU)]).text == f"{other}<{CUT}>"


def test_a_source_that_holds_the_mark_is_never_cut() -> None:
    source = f"{MENU}<{CUT}>"
    assert cut_out(source, [(MENU[:64], MENU)]).text is source
