import gzip
from pathlib import Path

import pytest

from onrecord.errors import CaptureError, UsageError
from onrecord.model import Capture
from onrecord.pipeline.sources import captures_of

PAGE = "<!DOCTYPE html><html><p>问：会谈何时恢复？</p></html>".encode()


def test_bytes_have_no_address() -> None:
    (found,) = captures_of([PAGE])
    assert isinstance(found, Capture)
    assert (found.content, found.address, found.media_type) == (PAGE, None, "text/html")


def test_compressed_bytes_are_the_bytes_of_the_page() -> None:
    (found,) = captures_of([gzip.compress(PAGE)])
    assert isinstance(found, Capture)
    assert found.content == PAGE


def test_bytes_that_are_no_page_are_an_error_without_an_address() -> None:
    (found,) = captures_of([b"\x89PNG\r\n\x1a\n" + bytes(64)])
    assert isinstance(found, CaptureError)
    assert (str(found), found.address) == ("not a page but a PNG image", None)


def test_a_path_may_be_text_or_a_path(tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    path.write_bytes(PAGE)
    assert [one.address for one in captures_of([path, str(path)])] == [str(path)] * 2


@pytest.mark.parametrize(
    ("source", "advice"), [("<p>Q: Why?</p>", "hand it in as bytes"), ("-", "hand in its bytes"), (7, "not int")]
)
def test_what_is_no_source_is_told_what_to_do(source: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        list(captures_of([source]))
