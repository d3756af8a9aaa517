import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import CaptureError
from onrecord.pipeline.scan.output import output, output_name, quarantine_name, quarantined
from onrecord.pipeline.scan.plan import Bad, Form, Summary
from onrecord.pipeline.scan.row_file import GROUP, read_rows, read_summary
from onrecord.pipeline.scan.rows import COLUMNS, EDIT_COLUMNS

FORMS: tuple[Form, ...] = ("jsonl", "parquet")
EDIT = dict.fromkeys(EDIT_COLUMNS, "x") | {
    name: 1 if kind == "integer" else True for name, kind in EDIT_COLUMNS.items() if kind in {"integer", "boolean"}
}
EMPTY: dict[str, Any] = {
    "string": None,
    "boolean": False,
    "integer": 3,
    "number": 0.5,
    "strings": ["a", "b"],
    "edits": [EDIT],
}


def _row(number: int) -> dict[str, Any]:
    return {name: EMPTY[kind] for name, kind in COLUMNS.items() if name != "file"} | {
        "number": number,
        "said": "和平\n",
    }


@pytest.mark.parametrize("form", FORMS)
def test_rows_and_sums_come_back_as_they_were_written(tmp_path: Path, form: Form) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    wrote = [_row(number) for number in range(GROUP + 3)]
    summary = Summary("/in/a.jsonl", pages=9000, candidates=70, rows=len(wrote), quarantined=1)
    with output(tmp_path, "/in/a.jsonl", form) as made:
        made.add(wrote, [Bad("/in/a.jsonl", 4, "x", None, "crash")])
        made.finish(summary)
    path = tmp_path / output_name("/in/a.jsonl", form)
    assert list(read_rows(path)) == [{"file": "a.jsonl", **row} for row in wrote]
    assert read_summary(path) == summary
    assert [one["number"] for one in quarantined(tmp_path)] == [4]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([path.name, quarantine_name("/in/a.jsonl", form)])


@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_finished_leaves_nothing(tmp_path: Path, form: Form) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    with output(tmp_path, "/in/a.jsonl", form) as made:
        made.add([_row(1)], [])
    assert list(tmp_path.iterdir()) == []


def test_a_file_without_bad_pages_has_no_list_of_them_any_more(tmp_path: Path) -> None:
    for bad in ([Bad("/in/a.jsonl", 4, None, None, "crash")], []):
        with output(tmp_path, "/in/a.jsonl", "jsonl") as made:
            made.add([], bad)
            made.finish(Summary("/in/a.jsonl"))
    assert [path.name for path in tmp_path.iterdir()] == [output_name("/in/a.jsonl", "jsonl")]


def test_files_of_one_name_in_two_folders_have_two_outputs() -> None:
    assert output_name("/in/a.warc.gz", "jsonl") != output_name("/more/a.warc.gz", "jsonl")
    assert output_name("/in/a.warc.gz", "jsonl") == output_name("/in/../in/a.warc.gz", "jsonl")


@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_output_is_named(tmp_path: Path, form: Form) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    path = tmp_path / f"a.{form}"
    path.write_text(json.dumps({"schema": "onrecord.copy/1"})[:-4])
    with pytest.raises(CaptureError, match="damaged"):
        list(read_rows(path))
