"""Web archives: every page out, broken records named, reading on after them."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import zlib
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive.warc import pages, records
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

WORDS = b"<html><p>Q: One? " + b"".join(sha256(bytes([at])).hexdigest().encode() for at in range(50)) + b"</p>"


def response(
    number: int, body: bytes, *, headers: str = "", status: str = "200 OK", kind: str = "text/html; charset=GB2312"
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{headers}\r\n".encode() + body
    return record(number, "response", "application/http; msgtype=response", http)


def record(number: int, kind: str, content_type: str, block: bytes) -> bytes:
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"WARC-Date: 2018-01-17T00:00:00Z\r\nWARC-Target-URI: http://www.example.org/{number}\r\n"
            f"Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def read(archive: bytes) -> list[Capture | CaptureError]:
    return list(pages(io.BytesIO(archive), address="a.warc"))


def numbers(archive: bytes) -> list[str]:
    return [(each.address or "")[-1] if isinstance(each, Capture) else "error" for each in read(archive)]


def test_response_is_a_capture_with_address_type_and_charset() -> None:
    assert read(response(1, WORDS)) == [Capture(WORDS, "text/html", "gb2312", "http://www.example.org/1")]


def test_resource_record_is_a_page() -> None:
    assert read(record(1, "resource", "text/markdown; charset=utf-8", b"**Q:** Why?")) == [
        Capture(b"**Q:** Why?", "text/markdown", "utf-8", "http://www.example.org/1")
    ]


def test_encodings_of_the_transfer_are_undone() -> None:
    brotli = pytest.importorskip("brotli", reason="brotli is not installed")
    chunked = b"%x\r\n%s\r\n3;x=1\r\nend\r\n0\r\n\r\n" % (len(WORDS), WORDS)
    bare = zlib.compressobj(wbits=-15)
    bodies = [
        response(1, gzip.compress(WORDS), headers="Content-Encoding: gzip\r\n"),
        response(2, zlib.compress(WORDS), headers="Content-Encoding: deflate\r\n"),
        response(3, bare.compress(WORDS) + bare.flush(), headers="Content-Encoding: deflate\r\n"),
        response(4, brotli.compress(WORDS), headers="Content-Encoding: br\r\n"),
        response(5, WORDS, headers="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
        response(6, chunked, headers="Transfer-Encoding: chunked\r\n"),
    ]

    found = [each.content for each in read(b"".join(bodies)) if isinstance(each, Capture)]

    assert found == [WORDS] * 5 + [WORDS + b"end"]


def test_what_is_no_page_is_left_out() -> None:
    archive = (
        response(1, b"\x89PNG", kind="image/png")
        + response(2, WORDS, status="404 Not Found")
        + response(3, b"", status="301 Moved")
        + record(4, "request", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n")
        + response(5, WORDS, kind="application/octet-stream")
    )

    assert numbers(archive) == ["5"]


def test_unknown_content_encoding_is_an_error() -> None:
    assert "'zstd'" in str(read(response(1, WORDS, headers="Content-Encoding: zstd\r\n"))[0])


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("place", [5, 400])
def test_reading_goes_on_after_a_corrupt_record(pack: type[bytes], place: int) -> None:
    records = [pack(response(number, WORDS)) for number in range(5)]
    bad = bytearray(records[2])
    bad[place : place + 8] = bytes(byte ^ 0x5A for byte in bad[place : place + 8])

    found = numbers(b"".join([*records[:2], bytes(bad), *records[3:]]))

    assert [each for each in found if each not in {"error", "2"}] == ["0", "1", "3", "4"]
    assert found.count("error") <= 1
    assert "error" in found or (pack is bytes and place == 400)


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
@pytest.mark.parametrize("cut", [4, 40, 300])
def test_cut_archive_gives_its_whole_records_and_an_error(pack: type[bytes], cut: int) -> None:
    archive = b"".join(pack(response(number, WORDS)) for number in range(3))

    found = numbers(archive[:-cut])

    assert found[:2] == ["0", "1"]
    assert found[2:] in ([["2"], ["error"], ["2", "error"]] if cut == 4 else [["error"]])


def test_length_that_swallows_the_rest_is_an_error_and_the_rest_is_read() -> None:
    lying = response(1, WORDS).replace(b"Content-Length: ", b"Content-Length: 99")

    assert numbers(response(0, WORDS) + lying + response(2, WORDS)) == ["0", "error", "2"]


def test_bomb_in_a_record_is_refused() -> None:
    bomb = gzip.compress(bytes((64 << 20) + 1))

    assert "64 MB" in str(read(response(1, bomb, headers="Content-Encoding: gzip\r\n"))[0])


@given(flips=st.lists(st.tuples(st.integers(0, 2000), st.integers(1, 255)), max_size=6), packed=st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_damage_gives_values(flips: list[tuple[int, int]], packed: bool) -> None:  # noqa: FBT001 - hypothesis passes it
    small = [response(number, WORDS[:200]) for number in range(3)]
    archive = bytearray(b"".join(gzip.compress(each) if packed else each for each in small))
    for place, change in flips:
        archive[place % len(archive)] ^= change

    assert all(isinstance(each, Capture | CaptureError) for each in read(bytes(archive)))


def test_records_tell_what_the_server_said() -> None:
    (found,) = records(io.BytesIO(response(1, WORDS, headers="X-Cache: hit\r\n")), address="a.warc")

    assert isinstance(found, Received)
    assert (found.status, found.header("x-cache"), found.source) == (200, "hit", "archive")
    assert found.origin == "<urn:uuid:00000000-0000-0000-0000-000000000001>"
    assert found.time == dt.datetime(2018, 1, 17, tzinfo=dt.UTC)
