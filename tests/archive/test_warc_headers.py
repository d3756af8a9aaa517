from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.warc_headers import restored, stored

names = st.lists(
    st.sampled_from(
        ["X-Archive-Orig-", "x-archive-orig-", "Content-Length", "Content-Encoding", "Via", "transfer-encoding"]
    ),
    min_size=1,
    max_size=4,
).map("".join)


@given(st.lists(st.tuples(names, st.from_regex(r"[!-~]{1,9}", fullmatch=True))), st.integers(0))
def test_what_a_server_sent_comes_out_again(headers: list[tuple[str, str]], length: int) -> None:
    assert restored(stored(tuple(headers), length)) == tuple(headers)


@given(st.lists(st.tuples(names, st.just("gzip"))))
def test_no_header_that_speaks_of_the_wire_is_left_but_the_true_length(headers: list[tuple[str, str]]) -> None:
    kept = [(name.lower(), value) for name, value in stored(tuple(headers), 7)]
    wire = [one for one in kept if one[0] in {"content-length", "content-encoding", "transfer-encoding"}]
    assert wire == [("content-length", "7")]


def test_line_breaks_in_a_value_cannot_make_a_header() -> None:
    assert stored((("X", "a\r\nEvil: 1"),), 0)[0] == ("X", "a Evil: 1")
