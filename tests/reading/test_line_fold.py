from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.block import Block
from onrecord.reading.line_fold import EDGES, Run, fold, plain, trim

WORDS = st.text(alphabet=" \t\n\u00a0\u3000\u200bab.中国？𠮷", max_size=12)


def empty() -> Block:
    return Block("", "p", 0, None)


def runs(*parts: tuple[str, str]) -> tuple[str, list[Run]]:
    """Returns a source and the runs of it, from pairs of (words, source of them)."""
    made: list[Run] = []
    source = ""
    for data, own in parts:
        made.append((len(source), data, len(own), False, False))
        source += own
    return source, made


def pieces(block: Block) -> list[tuple[str, int, int]]:
    columns = zip(block.starts, block.lengths, block.sources, block.source_lengths, strict=True)
    return [(block.text[start : start + size], source, length) for start, size, source, length in columns]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Q:  Is\n\tit so?", "Q: Is it so?"),
        ("问：\n\n是 \t这样", "问： 是 这样"),
        (" \u00a0\u3000Yes.\u200b ", "Yes."),
        (" \u00a0\u3000是的。\u200b ", "是的。"),
        ("a\u00a0\u00a0b", "a\u00a0\u00a0b"),
        ("甲\u3000\u3000乙", "甲\u3000\u3000乙"),
        (" \n ", ""),
    ],
)
def test_white_space_is_folded_as_a_browser_shows_it(source: str, text: str) -> None:
    assert fold([(0, source, len(source), False, False)], empty()).text == text


def test_runs_are_joined_without_a_space_and_keep_their_places() -> None:
    _, made = runs(("A", "A"), ("&", "&amp;"), ("B 中", "B 中"), ("“", "&#8220;"), ("好", "好"))
    block = fold(made, empty())
    assert block.text == "A&B 中“好"
    assert pieces(block) == [("A", 0, 1), ("&", 1, 5), ("B 中", 6, 3), ("“", 9, 7), ("好", 16, 1)]


def test_white_space_between_two_runs_is_one_space() -> None:
    _, made = runs(("one ", "one "), (" two\n", " two\n"), ("\n三", "\n三"))
    block = fold(made, empty())
    assert block.text == "one two 三"
    assert "".join(words for words, _, _ in pieces(block)) == block.text


@given(st.lists(WORDS, max_size=5))
def test_every_piece_is_the_source_at_its_place_and_pieces_make_the_line(parts: list[str]) -> None:
    source, made = runs(*((words, words) for words in parts))
    block = fold(made, empty())
    found = pieces(block)
    assert "".join(words for words, _, _ in found) == block.text
    for words, at, length in found:
        assert words.split() == source[at : at + length].split()
    assert "".join(block.text.split()) == "".join(source.strip(EDGES).split())
    assert block.text == block.text.strip(EDGES)


@given(WORDS)
def test_the_short_way_gives_the_same_line_as_the_long_way(words: str) -> None:
    for bold, linked in ((False, False), (True, True)):
        run = (7, words, len(words), bold, linked)
        short, long = empty(), fold([run], empty())
        if plain(run, short):
            assert (short.text, pieces(short)) == (long.text, pieces(long))
            assert (short.bold, short.links) == (long.bold, long.links)


@pytest.mark.parametrize("words", ["Q:  two", "问：\n两"])
def test_the_short_way_refuses_what_must_be_folded(words: str) -> None:
    assert not plain((0, words, len(words), False, False), empty())


def test_the_short_way_refuses_a_reference() -> None:
    assert not plain((0, "&", 5, False, False), empty())


@pytest.mark.parametrize(("label", "words"), [("MR. VALE: ", "No."), ("林岳然：", "没有。")])
def test_bold_counts_only_from_the_line_head(label: str, words: str) -> None:
    size = len(label)
    first = fold([(0, label, size, True, False), (size, words, len(words), False, False)], empty())
    assert first.bold == size
    later = fold([(0, label, size, False, False), (size, words, len(words), True, False)], empty())
    assert later.bold == 0


@pytest.mark.parametrize(("before", "link"), [("See ", "this page"), ("见", "本页")])
def test_links_count_linked_code_points(before: str, link: str) -> None:
    size = len(before)
    block = fold([(0, before, size, False, False), (size, link, len(link), False, True)], empty())
    assert block.links == len(link)


def test_trimming_takes_the_edges_off_the_pieces_too() -> None:
    block = Block("\u3000答：好\u00a0", "p", 0, None)
    block.starts, block.lengths, block.sources, block.source_lengths = [0, 4], [4, 1], [10, 20], [4, 6]
    block.bold = 3
    trim(block)
    assert block.text == "答：好"
    assert pieces(block) == [("答：好", 11, 3)]
    assert block.bold == 2
