from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span, ordered

Piece = tuple[int, int, int, int]


@st.composite
def piece_tables(draw: st.DrawFn) -> list[Piece]:
    """Tables as readings make them: gaps on both sides, runs point by point and runs as one whole."""
    pieces: list[Piece] = []
    layer = source = 0
    for _ in range(draw(st.integers(0, 12))):
        layer += draw(st.integers(0, 2))
        source += draw(st.integers(0, 3))
        length = draw(st.integers(1, 6))
        width = draw(st.one_of(st.just(length), st.integers(1, 6)))
        pieces.append((layer, length, source, width))
        layer += length
        source += width
    return pieces


def points(spans: Iterable[Span]) -> set[int]:
    return {point for one in spans for point in range(*one)}


small = st.integers(0, 60)
spans = st.tuples(small, small).map(sorted).map(lambda pair: Span(*pair))


def test_a_span_over_two_pieces_gives_two_source_runs() -> None:
    offsets = OffsetMap.of([(0, 4, 10, 4), (5, 4, 30, 4)])
    assert offsets.to_source(Span(2, 7)) == (Span(12, 14), Span(30, 32))


def test_runs_that_touch_in_the_source_are_joined() -> None:
    offsets = OffsetMap.of([(0, 4, 10, 4), (4, 4, 14, 4)])
    assert offsets.to_source(Span(1, 6)) == (Span(11, 16),)
    assert offsets.to_layer(Span(11, 16)) == (Span(1, 6),)


def test_a_character_reference_maps_as_one_whole() -> None:
    offsets = OffsetMap.of([(0, 2, 0, 2), (2, 1, 2, 5), (3, 2, 7, 2)])
    assert offsets.to_source(Span(2, 3)) == (Span(2, 7),)
    assert offsets.to_layer(Span(4, 5)) == (Span(2, 3),)


def test_what_the_reader_put_in_has_no_place_in_the_source() -> None:
    offsets = OffsetMap.of([(0, 3, 0, 3), (4, 3, 8, 3)])
    assert offsets.to_source(Span(3, 4)) == ()
    assert offsets.to_layer(Span(4, 8)) == ()


def test_an_empty_span_maps_to_nothing() -> None:
    offsets = OffsetMap.of([(0, 3, 0, 3), (3, 1, 3, 6)])
    assert (offsets.to_source(Span(2, 2)), offsets.to_layer(Span(5, 5))) == ((), ())


def test_furniture_moved_behind_its_statement_maps_back_in_source_order() -> None:
    offsets = OffsetMap.of([(0, 4, 0, 4), (4, 4, 10, 4), (8, 3, 5, 3)])
    assert offsets.to_layer(Span(0, 14)) == (Span(0, 4), Span(8, 11), Span(4, 8))


@given(piece_tables(), spans)
def test_source_runs_are_ordered_and_disjoint(pieces: list[Piece], span: Span) -> None:
    offsets = OffsetMap.of(pieces)
    assert ordered(offsets.to_source(span))
    assert ordered(offsets.to_layer(span))


@given(piece_tables(), spans)
def test_every_point_maps_as_its_piece_says(pieces: list[Piece], span: Span) -> None:
    expected: set[int] = set()
    for layer, length, source, width in pieces:
        inside = set(range(*span)) & set(range(layer, layer + length))
        if length == width:
            expected |= {source + point - layer for point in inside}
        elif inside:
            expected |= set(range(source, source + width))
    assert points(OffsetMap.of(pieces).to_source(span)) == expected


@given(piece_tables(), spans)
def test_there_and_back_keeps_every_mapped_point(pieces: list[Piece], span: Span) -> None:
    offsets = OffsetMap.of(pieces)
    mapped = {at for layer, length, _, _ in pieces for at in range(layer, layer + length)}
    back = points(run for there in offsets.to_source(span) for run in offsets.to_layer(there))
    assert set(range(*span)) & mapped <= back


@given(piece_tables(), spans)
def test_there_and_back_is_exact_where_lengths_are_equal(pieces: list[Piece], span: Span) -> None:
    offsets = OffsetMap.of(
        (layer, length, source, length) for layer, length, source, width in pieces if width >= length
    )
    mapped = points(Span(layer, layer + length) for layer, length, _, _ in offsets.pieces())
    back = points(run for there in offsets.to_source(span) for run in offsets.to_layer(there))
    assert back == set(range(*span)) & mapped


@given(piece_tables(), spans, small)
def test_a_span_cut_in_two_maps_to_the_same_points(pieces: list[Piece], span: Span, cut: int) -> None:
    offsets = OffsetMap.of(pieces)
    middle = min(max(cut, span.start), span.end)
    halves = (Span(span.start, middle), Span(middle, span.end))
    assert points(run for half in halves for run in offsets.to_source(half)) == points(offsets.to_source(span))


@given(st.permutations([(0, 2, 0, 2), (3, 1, 4, 5), (4, 4, 9, 4)]))
def test_pieces_may_come_in_any_order(pieces: list[Piece]) -> None:
    assert list(OffsetMap.of(pieces).pieces()) == sorted(pieces)
