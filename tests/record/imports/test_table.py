import datetime as dt
from importlib import import_module
from pathlib import Path

import pytest

from onrecord.errors import CaptureError, UsageError
from onrecord.record.imports.table import Row, table_rows

CELLS = [
    {"date": "2019-12-24", "question": "第一问？\nMore", "answer": "=1+1"},
    {"date": "", "question": "b", "answer": "c"},
]


@pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
def test_rows_of_separated_values_are_numbered_as_a_spreadsheet_does(
    tmp_path: Path, suffix: str, separator: str
) -> None:
    path = tmp_path / f"table{suffix}"
    head = separator.join(CELLS[0])
    body = "\n".join(separator.join(f'"{value}"' for value in one.values()) for one in CELLS)
    path.write_text(f"\ufeff{head}\n{body}\n", encoding="utf-8")
    assert [(one.number, dict(one.cells)) for one in table_rows(path)] == [(2, CELLS[0]), (3, CELLS[1])]


def test_a_spreadsheet_gives_the_rows_of_its_first_sheet(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine", reason="the extra `tables` is not installed: no spreadsheets")
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed: no spreadsheet to read")
    book = openpyxl.Workbook()
    book.active.append(["id", "date", "question", "answer"])
    book.active.append([7, dt.date(2019, 12, 24), "第一问？", "One\nTwo"])
    book.active.append([None, None, None, None])
    book.active.append([8, "2019-12-25", "b", "c"])
    book.save(tmp_path / "pairs.xlsx")
    first, second = table_rows(tmp_path / "pairs.xlsx")
    assert (first.number, first.text("id"), first.day("date"), first.text("answer")) == (
        2,
        "7",
        dt.date(2019, 12, 24),
        "One\nTwo",
    )
    assert (second.number, second.day("date")) == (4, dt.date(2019, 12, 25))


def test_parquet_gives_its_rows(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    import_module("pyarrow.parquet").write_table(
        import_module("pyarrow").Table.from_pylist(CELLS), tmp_path / "t.parquet"
    )
    assert [(one.number, dict(one.cells)) for one in table_rows(tmp_path / "t.parquet")] == [
        (1, CELLS[0]),
        (2, CELLS[1]),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b"[1]\n"),
        ("a.jsonl", b"{\n"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b'a\n"x"y\n'),
        ("a.xlsx", b"no"),
    ],
)
def test_a_broken_file_is_one_error_that_names_it(tmp_path: Path, name: str, content: bytes) -> None:
    if name.endswith("xlsx"):
        pytest.importorskip("python_calamine", reason="the extra `tables` is not installed: no spreadsheets")
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CaptureError, match=name):
        list(table_rows(tmp_path / name))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="No such file"):
        list(table_rows(tmp_path / "gone.csv"))


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.csv, \.tsv"):
        list(table_rows(tmp_path / "a.docx"))


def test_a_day_that_is_none_is_an_error_and_an_empty_one_is_not() -> None:
    assert Row(2, {"date": ""}).day("date") is None
    assert Row(2, {"date": "2019-12-24T10:00"}).day("date") == dt.date(2019, 12, 24)
    with pytest.raises(ValueError, match="24/12/2019"):
        Row(2, {"date": "24/12/2019"}).day("date")
