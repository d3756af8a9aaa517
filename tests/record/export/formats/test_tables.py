import csv
import io
import json
from importlib import import_module
from typing import Any

import pytest
from attrs import evolve

from onrecord.record.export import Excerpt, rows

ODD = '=1+1, "x"\tand\nmore\r\n，；'


@pytest.fixture
def odd(excerpts: list[Excerpt]) -> Excerpt:
    first = excerpts[0]
    return evolve(first, statements=(evolve(first.statements[0], text=ODD),))


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
def test_words_come_back_as_they_were(name: str, separator: str, odd: Excerpt, exported: Any) -> None:
    data, done = exported(name, [odd])
    (row,) = csv.DictReader(io.StringIO(data.decode(), newline=""), delimiter=separator)
    assert (row["text"], done.replaced) == (ODD, 0)


def test_json_lines_keep_words_and_types(odd: Excerpt, exported: Any) -> None:
    data, _ = exported("jsonl", [odd])
    (row,) = map(json.loads, data.decode().splitlines())
    assert (row["text"], row["follow_up"], row["date"]) == (ODD, False, odd.revision.briefing.date.isoformat())


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_a_lone_surrogate_is_replaced_and_counted(name: str, excerpts: list[Excerpt], exported: Any) -> None:
    if name == "parquet":
        pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    broken = evolve(excerpts[0], statements=(evolve(excerpts[0].statements[0], text="a\udc80b"),))
    data, done = exported(name, [broken])
    assert done.replaced == 1
    assert "a\ufffdb".encode() in data or name == "parquet"


def test_a_lone_surrogate_is_an_escape_in_json(excerpts: list[Excerpt], exported: Any) -> None:
    broken = evolve(excerpts[0], statements=(evolve(excerpts[0].statements[0], text="a\udc80b"),))
    data, done = exported("jsonl", [broken])
    assert (json.loads(data)["text"], done.replaced) == ("a\udc80b", 0)


def test_parquet_holds_the_rows_with_their_types_in_groups(
    excerpts: list[Excerpt], exported: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow", reason="the extra `tables` is not installed: no Parquet")
    monkeypatch.setattr("onrecord.record.export.formats.parquet_table.GROUP", 10)
    data, done = exported("parquet", excerpts)
    file = import_module("pyarrow.parquet").ParquetFile(io.BytesIO(data))
    assert file.num_row_groups == -(-done.statements // 10)
    wanted = [list(row.values()) for one in excerpts for row in rows(one)]
    assert [list(row.values()) for row in file.read().to_pylist()] == wanted
