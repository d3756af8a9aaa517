"""A source ties its text to the bytes."""

from __future__ import annotations

from onrecord.reading.source import Source


def test_byte_index_counts_the_mark_and_the_bytes_of_each_sign() -> None:
    raw = b"\xef\xbb\xbf" + "问：Q".encode()

    source = Source("问：Q", "utf-8", raw, skip=3)

    assert [source.byte_index.byte(point) for point in range(4)] == [3, 6, 9, 10]


def test_byte_index_is_made_once() -> None:
    source = Source("a", "utf-8", b"a")

    assert source.byte_index is source.byte_index


def test_repr_does_not_print_the_page() -> None:
    assert "secret" not in repr(Source("secret", "utf-8", b"secret"))
