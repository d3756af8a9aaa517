from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.byte_index import ByteIndex
from onrecord.text.byte_map import ByteMap
from onrecord.text.offset_map import OffsetMap
from onrecord.text.span import Span

Made = tuple[OffsetMap, ByteIndex, int]
WORDS = st.text(st.sampled_from("ab é中文😀&\n "), min_size=1, max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "gb18030", "utf-16"])


@st.composite
def maps(draw: st.DrawFn) -> Made:
    source = draw(WORDS)
    encoding = draw(ENCODINGS)
    pieces = []
    layer = at = 0
    while at < len(source):
        size = draw(st.integers(1, len(source) - at))
        length = draw(st.sampled_from([size, size, 1]))
        gap = draw(st.integers(0, 2))
        pieces.append((layer + gap, length, at, size))
        layer, at = layer + gap + length, at + size
    raw = source.encode(encoding)
    return OffsetMap.of(pieces), ByteIndex(raw, raw.decode(encoding), encoding=encoding), layer


@given(maps(), st.data())
def test_a_span_has_the_bytes_that_the_offset_map_and_the_byte_index_give(made: Made, data: st.DataObject) -> None:
    offsets, index, length = made
    start = data.draw(st.integers(0, length))
    span = Span(start, data.draw(st.integers(start, length)))
    expected: list[tuple[int, int]] = []
    for run in offsets.to_source(span):
        first, last = index.byte(run.start), index.byte(run.end)
        if expected and expected[-1][1] == first:
            expected[-1] = expected[-1][0], last
        else:
            expected.append((first, last))
    assert list(ByteMap.of(offsets, index).bytes_of(span)) == expected


@given(maps())
def test_a_map_comes_back_from_its_columns(made: Made) -> None:
    offsets, index, length = made
    first = ByteMap.of(offsets, index)
    again = ByteMap.of_columns(first.columns())
    assert again.columns() == first.columns()
    assert all(again.bytes_of(Span(at, at + 1)) == first.bytes_of(Span(at, at + 1)) for at in range(length))


def test_without_bytes_the_map_counts_code_points_of_the_source() -> None:
    offsets = OffsetMap.of([(0, 3, 10, 3), (4, 1, 20, 5)])
    assert ByteMap.of(offsets, None).bytes_of(Span(1, 5)) == ((11, 13), (20, 25))


def test_runs_of_one_width_are_joined() -> None:
    raw = "中文ab".encode()
    offsets = OffsetMap.of([(0, 1, 0, 1), (1, 1, 1, 1), (2, 2, 2, 2)])
    assert ByteMap.of(offsets, ByteIndex(raw, "中文ab", encoding="utf-8")).columns() == [0, 2, 0, 3, 0, 2, 0, 1]
