import sys

import pytest
from attrs import evolve

from onrecord.errors import UsageError
from onrecord.record.export import Excerpt, rows
from onrecord.record.export.frame import to_pandas, to_polars
from onrecord.record.export.row import names


def test_a_frame_has_the_rows_and_columns_of_the_codebook(excerpts: list[Excerpt]) -> None:
    pytest.importorskip("polars", reason="the extra `tables` is not installed: no data frames")
    frame = to_polars(excerpts)
    assert tuple(frame.columns) == names()
    assert frame.rows() == [tuple(row.values()) for one in excerpts for row in rows(one)]


def test_nothing_is_a_frame_of_the_same_columns(excerpts: list[Excerpt]) -> None:
    pytest.importorskip("polars", reason="the extra `tables` is not installed: no data frames")
    assert to_polars([]).schema == to_polars(excerpts).schema


def test_a_lone_surrogate_is_replaced(excerpts: list[Excerpt]) -> None:
    pytest.importorskip("polars", reason="the extra `tables` is not installed: no data frames")
    broken = evolve(excerpts[0], statements=(evolve(excerpts[0].statements[0], text="a\udc80b"),))
    assert to_polars([broken])["text"].to_list() == ["a\ufffdb"]


def test_pandas_gets_the_same_table(excerpts: list[Excerpt]) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed: no frames of pandas")
    assert list(to_pandas(excerpts)["id"]) == [row.id for one in excerpts for row in rows(one)]


@pytest.mark.parametrize(("library", "step"), [("polars", r"onrecord\[tables\]"), ("pandas", r"onrecord\[pandas\]")])
def test_a_missing_library_is_named_with_the_next_step(
    library: str, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError, match=step):
        (to_polars if library == "polars" else to_pandas)([])
