"""What is stored of each argument: its time, and where it came from."""

import datetime as dt
import io
from pathlib import Path

from onrecord.archive import captures
from onrecord.archive.received import received
from onrecord.archive.warc_record import pack
from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.model.received import Received

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
THEN = NOW.replace(year=2018)
PAGE = b"<html><p>Q: Does Anlan have a comment?</p><p>A: None.</p></html>"
HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("Server", "press"))
FETCHED = Received(
    Capture(PAGE, "text/html", "utf-8", "https://press.westmark.example/1"),
    THEN,
    status=200,
    headers=HEADERS,
    source="web",
)


def test_a_file_has_the_clock_s_time(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    assert list(received([str(tmp_path)], clock=lambda: NOW)) == [
        Received(Capture(PAGE, "text/html", None, str(tmp_path / "a.html")), NOW)
    ]


def test_a_page_out_of_an_archive_keeps_its_date_id_status_and_headers() -> None:
    packed = pack(FETCHED)
    (found,) = received(["-"], clock=lambda: NOW, stdin=io.BytesIO(packed.member))
    assert isinstance(found, Received)
    assert (found.capture, found.time, found.status) == (FETCHED.capture, THEN, 200)
    assert (found.source, found.origin) == ("archive", packed.warc_id)
    assert found.header("Server") == "press"


def test_a_page_of_an_archive_without_a_date_is_an_error_only_where_dates_count() -> None:
    record = (
        b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:x:1>\r\nWARC-Date: soon\r\n"
        b"WARC-Target-URI: http://a.example/\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    ) % (len(PAGE), PAGE)
    (refusal,) = received(["-"], clock=lambda: NOW, stdin=io.BytesIO(record))
    assert isinstance(refusal, CaptureError)
    assert "no date that can be read (soon)" in str(refusal)
    assert [one.content for one in captures(["-"], stdin=io.BytesIO(record)) if isinstance(one, Capture)] == [PAGE]


def test_what_cannot_be_had_is_an_error_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    found = list(received(["http://127.0.0.1/", str(tmp_path / "b.html"), str(tmp_path / "a.html")], clock=lambda: NOW))
    assert [type(one) for one in found] == [CaptureError, CaptureError, Received]
