from pathlib import Path

import pytest

import onrecord
from onrecord.demo.listed import PAGES
from onrecord.errors import CaptureError, ReadingError, UsageError
from onrecord.model import Capture, Nature
from onrecord.pipeline.read import read_capture

PAGE = (
    b"<title>Foreign Ministry Spokesperson Lin Yueran's Regular Press Conference on March 18, 2020</title>"
    b"<p>Q: Will the talks resume?</p><p>A: I have no news on that.</p>"
)


def test_bytes_become_a_transcript() -> None:
    transcript = onrecord.read(PAGE)
    assert [one.text for one in transcript.statements] == ["Will the talks resume?", "I have no news on that."]


def test_the_office_is_recognized() -> None:
    assert onrecord.read(PAGE).reader.name == "xa-mfa"


def test_the_office_can_be_named() -> None:
    assert onrecord.read(PAGE, office="xw-pso").reader.name == "xw-pso"


def test_an_unknown_office_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="no press office `zz-none`; known: "):
        onrecord.read(PAGE, office="zz-none")


def test_a_page_at_the_office_s_own_address_is_official() -> None:
    address = "http://www.mfa.anlan.example/en/press/rpc/20200318/t1.shtml"
    assert read_capture(Capture(PAGE, "text/html", None, address)).nature is Nature.OFFICIAL


def test_an_office_s_assertions_that_fail_are_flags() -> None:
    page = "<title>外交部发言人林岳然主持例行记者会（2020年3月21日）</title><p>问：有何消息？</p><p>答：没有。</p>"
    assert "unexpected-day" in onrecord.read(page.encode()).flags


def test_malformed_bytes_are_counted() -> None:
    page = "<meta charset=utf-8><title>记者会</title><p>问：有何消息？双轨并进。</p><p>答：没有".encode() + b"\xff</p>"
    assert onrecord.read(page).replaced == 1


def test_a_file_that_does_not_exist_is_named() -> None:
    with pytest.raises(CaptureError, match="no such file"):
        onrecord.read("missing.html")


def test_bytes_that_hold_no_page_are_refused() -> None:
    with pytest.raises(CaptureError, match="not a page but"):
        onrecord.read(b"\x89PNG\r\n\x1a\n" + bytes(64))


def test_bytes_beyond_the_largest_page_are_refused() -> None:
    with pytest.raises(ReadingError, match="more than a page"):
        onrecord.read(b"<p>" + b"a" * (25 << 20))


def test_a_folder_is_read_by_another_function(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="read_all reads them"):
        onrecord.read(tmp_path)


def test_an_archive_of_several_pages_is_read_by_another_function() -> None:
    with pytest.raises(UsageError, match=r"two-pages.warc.gz: holds several pages; read_all"):
        onrecord.read(PAGES / "copies" / "two-pages.warc.gz")
