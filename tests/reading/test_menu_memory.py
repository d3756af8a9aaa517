from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.menu import Menu, read_menu
from onrecord.reading.menu_memory import MenuMemory
from onrecord.reading.tokens import fast_tokens

NAMES = ("Home", "World", "Sport", "Weather", "Contact", "About", "Archive of all years", "Subscribe")
NAMES_ZH = ("首页", "国际", "体育", "天气", "联系", "关于", "历年文章存档", "订阅")


def menu_of(names: tuple[str, ...]) -> str:
    return f"<ul>{''.join(f'<li><a href=/{number}>{name}</a></li>' for number, name in enumerate(names))}</ul>"


def both(memory: MenuMemory, source: str) -> tuple[Menu | None, Menu | None]:
    toks = fast_tokens(source)
    number = next(at for at, token in enumerate(toks) if token.tag == "ul")
    place = source.index("<ul>")
    return memory.read(source, toks, number, place), read_menu(toks, number, place)


@pytest.mark.parametrize("names", [NAMES, NAMES_ZH])
@given(
    before=st.lists(st.sampled_from(["<p>A line.</p>", "<b>注</b>", " ", "&amp;"]), max_size=6),
    after=st.text(max_size=9),
)
def test_a_menu_met_again_elsewhere_is_what_reading_it_anew_gives(
    names: tuple[str, ...], before: list[str], after: str
) -> None:
    memory = MenuMemory()
    both(memory, menu_of(names))
    remembered, anew = both(memory, "".join(before) + menu_of(names) + after)
    assert remembered is not None
    assert remembered == anew


@pytest.mark.parametrize("names", [NAMES, NAMES_ZH])
def test_a_menu_with_another_last_item_is_another_menu(names: tuple[str, ...]) -> None:
    memory = MenuMemory()
    both(memory, menu_of(names))
    other, anew = both(memory, menu_of((*names[:-1], names[0])))
    assert other == anew
    assert other is not None
    assert other.texts[-1] == names[0]


def test_what_is_no_menu_is_none_each_time() -> None:
    memory = MenuMemory()
    source = f"<ul><li>{'A sentence is longer than an item of a menu is. ' * 5}</li></ul>"
    assert both(memory, source) == (None, None)
    assert both(memory, source) == (None, None)


def test_the_memory_begins_anew_when_it_is_full() -> None:
    memory = MenuMemory(most=1000)
    for number in range(50):
        both(memory, menu_of((*NAMES, f"Page {number}")))
        assert 0 < memory.held <= 1000
