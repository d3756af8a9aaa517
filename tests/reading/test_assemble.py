"""The text layer: every word of the page in one place, tied to its source."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.statement import Kind
from onrecord.reading.assemble import Layer, assemble
from onrecord.reading.block import Block
from onrecord.reading.kinds import Said
from onrecord.reading.label import Label, Role
from onrecord.reading.text_page import text_layout
from onrecord.reading.turn import Left, Piece
from onrecord.text.span import Span, ordered


def blocks(*rows: str) -> list[Block]:
    return text_layout("\n".join(rows)).blocks


def label(words: str, line: int) -> tuple[Label, Piece]:
    return Label(0, len(words), len(words), words, words, Role.NAMED), Piece(line, Span(0, len(words)))


def turn(printed: str, line: int, *pieces: tuple[int, int, int]) -> Said:
    one, place = label(printed, line)
    return Said(Kind.SPEECH, one, [Piece(at, Span(low, high)) for at, low, high in pieces], [place])


def whole(line: int, text: str, reason: str) -> Left:
    return Left(Piece(line, Span(0, len(text))), reason)


def check(layer: Layer) -> None:
    """Asserts that statements, labels and leftovers are disjoint and cover every word of the layer."""
    regions = [*layer.statements, *layer.labels, *(one.span for one in (*layer.furniture, *layer.remainder))]
    regions = sorted(region for region in regions if region.length)
    assert ordered(regions)
    covered = set().union(*(range(one.start, one.end) for one in regions))
    assert {char for at, char in enumerate(layer.text) if at not in covered} <= {" ", "\n"}
    for one in (*layer.furniture, *layer.remainder):
        assert one.span.cut(layer.text) == one.text


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Q: Why?", "Because.", "It is."), "Because.\nIt is."),
        (("问：为何？", "因为。", "如此。"), "因为。\n如此。"),
    ],
)
def test_paragraphs_of_a_statement_are_joined_by_a_newline(rows: tuple[str, ...], expected: str) -> None:
    said = [turn(rows[0][:2], 0, (1, 0, len(rows[1])), (2, 0, len(rows[2])))]
    layer = assemble(blocks(*rows), said, [Left(Piece(0, Span(2, len(rows[0]))), "main-text")])
    assert layer.statements[0].cut(layer.text) == expected
    check(layer)


@pytest.mark.parametrize("rows", [("A: Yes.", "Share", "It is."), ("答：是。", "分享", "如此。")])
def test_furniture_inside_a_statement_follows_it(rows: tuple[str, str, str]) -> None:
    said = [turn(rows[0][:2], 0, (0, 3, len(rows[0])), (2, 0, len(rows[2])))]
    layer = assemble(blocks(*rows), said, [whole(1, rows[1], "share-bar")])
    words = f"{rows[0][3:].strip()}\n{rows[2]}"
    assert layer.statements[0].cut(layer.text) == words
    assert [(one.text, one.reason) for one in layer.furniture] == [(rows[1], "share-bar")]
    assert layer.furniture[0].span.start > layer.statements[0].end


def test_a_label_and_its_words_keep_one_space_where_the_page_has_some() -> None:
    layer = assemble(blocks("Q:   Why?"), [turn("Q:", 0, (0, 3, 7))], [])
    assert layer.text == "Q: Why?"
    tight = assemble(blocks("问：为何？"), [turn("问：", 0, (0, 2, 5))], [])
    assert tight.text == "问：为何？"


@pytest.mark.parametrize(
    ("reason", "furniture"), [("share-bar", True), ("headline", False), ("main-text", False), ("rule", True)]
)
def test_words_of_the_main_text_are_remainder_and_the_rest_is_furniture(reason: str, furniture: bool) -> None:  # noqa: FBT001
    layer = assemble(blocks("渡轮"), [], [whole(0, "渡轮", reason)])
    assert (len(layer.furniture), len(layer.remainder)) == ((1, 0) if furniture else (0, 1))


def test_neighbors_of_one_reason_are_one_leftover() -> None:
    rows = ("Home", "首页", "Why?", "World")
    left = [whole(at, row, "site-chrome" if row != "Why?" else "headline") for at, row in enumerate(rows)]
    layer = assemble(blocks(*rows), [], left)
    assert [one.text for one in layer.furniture] == ["Home\n首页", "World"]
    check(layer)


def test_a_statement_without_words_has_an_empty_span() -> None:
    layer = assemble(blocks("Q:"), [turn("Q:", 0)], [])
    assert layer.statements == (Span(0, 0),)
    assert layer.text == "Q:"


def test_an_empty_page_is_an_empty_layer() -> None:
    layer = assemble([], [], [])
    assert (layer.text, layer.statements, layer.furniture) == ("", (), ())


def test_a_reference_maps_to_its_whole_source() -> None:
    block = Block("A & B", "p", 0, None)
    block.starts, block.lengths, block.sources, block.source_lengths = [0, 2, 3], [2, 1, 2], [10, 12, 17], [2, 5, 2]
    layer = assemble([block], [Said(Kind.SPEECH, None, [Piece(0, Span(2, 5))])], [Left(Piece(0, Span(0, 1)), "rule")])
    assert layer.text == "A & B"
    assert layer.offsets.to_source(layer.statements[0]) == (Span(12, 19),)


ROWS = st.lists(
    st.text(alphabet="ab Q:问：答好。 \u3000", min_size=1, max_size=12).filter(str.strip), min_size=1, max_size=6
)


@given(ROWS, st.data())
def test_every_word_of_the_layer_is_its_source(rows: list[str], data: st.DataObject) -> None:
    source = "\n".join(rows)
    lines = text_layout(source).blocks
    cuts = [data.draw(st.integers(0, len(line.text))) for line in lines]
    said = [Said(Kind.SPEECH, None, [Piece(at, Span(0, cut))]) for at, cut in enumerate(cuts) if cut]
    left = [
        Left(Piece(at, Span(cut, len(line.text))), "rule")
        for at, (cut, line) in enumerate(zip(cuts, lines, strict=True))
    ]
    layer = assemble(lines, said, left)
    check(layer)
    for one in (*layer.statements, *(one.span for one in layer.furniture)):
        runs = layer.offsets.to_source(one)
        have = "".join(unescape(source[run.start : run.end]) for run in runs)
        assert "".join(have.split()) == "".join(one.cut(layer.text).split())
    assert "".join(layer.text.split()) == "".join(source.split())
