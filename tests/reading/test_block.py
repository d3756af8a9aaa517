from __future__ import annotations

import pytest

from onrecord.reading.block import Block, Head, Layout, Node


@pytest.mark.parametrize("text", ["Q: Is it so?", "问：是这样吗？"])
def test_a_fresh_line_has_words_and_no_pieces(text: str) -> None:
    block = Block(text, "p", 3, "caption", broken=True)
    assert (block.text, block.tag, block.node, block.hint, block.broken) == (text, "p", 3, "caption", True)
    assert (block.bold, block.links, block.level, block.alt) == (0, 0, 0, False)
    assert (block.starts, block.lengths, block.sources, block.source_lengths) == ([], [], [], [])


def test_a_line_begins_where_its_first_piece_does() -> None:
    block = Block("问", "p", 0, None)
    assert block.source_start == 0
    block.sources = [17, 30]
    assert block.source_start == 17


def test_lines_share_no_columns() -> None:
    first, second = Block("a", "p", 0, None), Block("甲", "p", 0, None)
    first.starts.append(1)
    assert second.starts == []


def test_a_line_shows_its_tag_and_the_head_of_its_words() -> None:
    assert repr(Block("问：" + "长" * 90, "p", 0, None)) == f"Block('p', '问：{'长' * 58}')"


def test_heads_share_no_tables() -> None:
    first, second = Head(), Head()
    first.metas["title"] = "例行记者会"
    first.times.append("2020-03-18")
    assert (second.metas, second.times, second.json_ld) == ({}, [], [])


def test_a_layout_of_a_page_without_leaves_has_no_leaf_starts() -> None:
    assert Layout([], [Node("", "", -1, None)], Head()).page_starts == ()
