"""A capture goes into a WARC record and comes out as it was; the standard readers find its digests right."""

import datetime as dt
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.archive.warc_record import date_of, pack, pack_info, warc_date
from onrecord.archive.warc_unpack import unpack
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

NOON = dt.datetime(2024, 3, 5, 12, 0, tzinfo=dt.UTC)
PAGE = "<p>问：安澜有何评论？</p>".encode("gb18030")
FETCHED = Received(
    Capture(PAGE, "text/html", "gb2312", "https://www.mfa.anlan.example/zh/1.html"),
    NOON,
    status=200,
    headers=(("Content-Type", "text/html; charset=GB2312"), ("Content-Encoding", "gzip"), ("Content-Length", "20")),
    source="web",
)
HANDED_IN = Received(Capture(PAGE, "text/html", None, "pages/第一页 1.html"), NOON)
COPIED = Received(
    Capture(PAGE, "text/html", "gb2312", "https://press.westmark.example/1"),
    NOON.replace(year=2018),
    status=203,
    source="archive",
    origin="<urn:uuid:00000000-0000-0000-0000-000000000001>",
)

names = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,12}", fullmatch=True) | st.sampled_from(
    ["Content-Length", "content-encoding", "Transfer-Encoding", "x-archive-orig-Content-Length", "X-Archive-Orig-Via"]
)
values = st.text(st.characters(min_codepoint=0x21, max_codepoint=0xFF, exclude_characters="\x7f"), min_size=1).filter(
    lambda text: text.isprintable()
)
addresses = st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda text: not text.startswith("http"))


@st.composite
def receiveds(draw: st.DrawFn) -> Received:
    capture = Capture(draw(st.binary(max_size=300)), "text/html", draw(st.sampled_from([None, "utf-8"])), None)
    time = draw(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)))  # noqa: DTZ001
    if draw(st.booleans()):
        place = Capture(capture.content, capture.media_type, capture.charset, draw(addresses))
        return Received(place, time)
    place = Capture(capture.content, capture.media_type, capture.charset, "https://press.westmark.example/?q=1")
    headers = tuple(draw(st.lists(st.tuples(names, values), max_size=6)))
    return Received(place, time, status=draw(st.integers(100, 599)), headers=headers, source="web")


@given(receiveds())
def test_what_was_packed_comes_out_as_it_was(received: Received) -> None:
    assert unpack(pack(received).member, place="x") == received


@pytest.mark.parametrize("received", [FETCHED, HANDED_IN, COPIED])
def test_everything_known_of_a_capture_is_kept(received: Received) -> None:
    assert unpack(pack(received).member, place="x") == received


def test_the_same_capture_gives_the_same_bytes() -> None:
    assert pack(FETCHED) == pack(FETCHED)
    assert pack(FETCHED).warc_id != pack(COPIED).warc_id
    assert pack(FETCHED).member[4:8] == bytes(4)  # gzip's own time


def test_headers_of_the_wire_are_renamed_and_the_length_is_that_of_what_is_stored() -> None:
    lines = gzip.decompress(pack(FETCHED).member).decode("gb18030").split("\r\n")
    assert "X-Archive-Orig-Content-Encoding: gzip" in lines
    assert f"Content-Length: {len(PAGE)}" in lines
    assert "Content-Encoding: gzip" not in lines


def test_a_page_without_an_answer_is_a_resource() -> None:
    record = gzip.decompress(pack(HANDED_IN).member)
    assert b"WARC-Type: resource\r\n" in record
    assert b"WARC-Target-URI: file:pages/%E7%AC%AC" in record


@pytest.mark.parametrize("received", [FETCHED, HANDED_IN, COPIED])
def test_fastwarc_finds_both_digests_right(received: Received) -> None:
    from fastwarc.warc import ArchiveIterator

    member = pack(received).member
    whole = next(iter(ArchiveIterator(io.BytesIO(member), parse_http=False)))
    assert whole.verify_block_digest()
    parsed = next(iter(ArchiveIterator(io.BytesIO(member))))
    # A resource has no payload but its block: fastwarc checks payloads of HTTP only.
    assert parsed.verify_payload_digest() or not parsed.is_http


@pytest.mark.parametrize("received", [FETCHED, HANDED_IN, COPIED])
def test_warcio_finds_both_digests_right(received: Received) -> None:
    warcio = pytest.importorskip("warcio", reason="warcio is not installed: WARC is not cross-checked")
    records = warcio.ArchiveIterator(io.BytesIO(pack(received).member), check_digests=True)
    checked = []
    for record in records:
        assert record.content_stream().read() == PAGE
        checked.append((record.digest_checker.passed, record.digest_checker.problems))
    assert checked == [(True, [])]


def test_the_information_record_says_what_wrote_the_file() -> None:
    record = gzip.decompress(pack_info("2024/03/000000.warc.gz", NOON, "OnRecord/1.0").member)
    assert b"WARC-Type: warcinfo\r\n" in record
    assert b"software: OnRecord/1.0\r\n" in record
    assert b"WARC-Filename: 2024/03/000000.warc.gz\r\n" in record


@given(st.integers(0, len(pack(FETCHED).member) - 1), st.integers(0, 7))
def test_a_flipped_bit_never_gives_other_words(at: int, bit: int) -> None:
    member = bytearray(pack(FETCHED).member)
    member[at] ^= 1 << bit
    try:
        found = unpack(bytes(member), place="x")
    except CaptureError:
        return
    assert found == FETCHED  # a bit of gzip's head that says nothing of the content


def test_a_record_that_holds_no_capture_is_named() -> None:
    with pytest.raises(CaptureError, match="here: no record of a capture"):
        unpack(pack_info("a", NOON, "x").member, place="here")
    with pytest.raises(CaptureError, match="here: broken"):
        unpack(b"plain words", place="here")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-05T12:00:00Z", NOON),
        ("2024-03-05T12:00:00.5Z", NOON.replace(microsecond=500000)),
        ("2024-03-05T20:00:00+08:00", NOON),
        ("2024", dt.datetime(2024, 1, 1, tzinfo=dt.UTC)),
        ("2024-03", dt.datetime(2024, 3, 1, tzinfo=dt.UTC)),
        ("yesterday", None),
        ("2024-13", None),
        (None, None),
    ],
)
def test_dates_are_read_as_archives_write_them(text: str | None, expected: dt.datetime | None) -> None:
    assert date_of(text) == expected


def test_a_date_is_written_as_the_standard_has_it() -> None:
    assert warc_date(NOON) == "2024-03-05T12:00:00Z"
