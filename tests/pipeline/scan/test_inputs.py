import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from onrecord.errors import CaptureError, UsageError
from onrecord.pipeline.scan.inputs import kind_of, pages_of
from onrecord.pipeline.scan.page import ScanPage

from .conftest import Write, write_json, write_parquet, write_warc, write_wet

TEXTS = ["First page.", "Second page, 第二页."]


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.warc.gz", write_warc), ("a.warc.wet.gz", write_wet), ("a.jsonl", write_json), ("a.parquet", write_parquet)],
)
def test_every_sort_of_file_gives_its_pages_with_place_address_and_day(tmp_path: Path, name: str, write: Write) -> None:
    found = list(pages_of(write(tmp_path / name, TEXTS)))
    assert [one.number for one in found if isinstance(one, ScanPage)] == [0, 1]
    for at, one in enumerate(found):
        assert isinstance(one, ScanPage)
        assert one.address == f"https://www.paper.example/a/{at}"
        assert one.day == dt.date(2024, 3, 2)
        words = one.text if one.capture is None else one.capture.content.decode()
        assert TEXTS[at] in (words or "")


def test_json_lines_may_be_compressed_and_a_broken_line_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wt") as stream:
        stream.write('{"text": "one"}\n\nno object\n[1]\n{"url": "x"}\n{"html": "<p>two</p>"}\n')
    found = list(pages_of(path))
    assert [type(one) for one in found] == [ScanPage, CaptureError, CaptureError, CaptureError, ScanPage]
    assert "no JSON object" in str(found[1])
    assert "no words" in str(found[3])
    assert isinstance(found[4], ScanPage)
    assert found[4].number == 4
    assert found[4].capture is not None


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-02T10:00:00Z", dt.date(2024, 3, 2)),
        ("2024-03-02", dt.date(2024, 3, 2)),
        ("March", None),
        (None, None),
        (17, None),
    ],
)
def test_a_day_that_cannot_be_read_is_no_day(tmp_path: Path, value: object, day: dt.date | None) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x", "published": value}), "utf-8")
    (found,) = pages_of(path)
    assert isinstance(found, ScanPage)
    assert found.day == day


def test_a_cut_text_extract_gives_what_is_whole_and_says_so(tmp_path: Path) -> None:
    path = write_wet(tmp_path / "a.wet.gz", ["word " * 4000] * 3)
    plain = gzip.decompress(path.read_bytes())
    whole = tmp_path / "b.wet"
    whole.write_bytes(plain[: len(plain) - 9000])
    found = list(pages_of(whole))
    assert [one.number for one in found if isinstance(one, ScanPage)] == [0, 1]
    assert isinstance(found[-1], CaptureError)


def test_files_of_other_sorts_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"a\.html: cannot be swept"):
        kind_of(tmp_path / "a.html")


def test_a_damaged_table_is_an_error(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing")
    with pytest.raises(CaptureError, match="cannot be read as Parquet"):
        list(pages_of(tmp_path / "a.parquet"))
