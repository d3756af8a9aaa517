"""Excerpts as data frames of polars and pandas, with the columns of the codebook."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.record.export.columns import COLUMNS, ColumnType
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.extras import need
from onrecord.record.export.row import rows
from onrecord.record.export.text_out import TextOut

if TYPE_CHECKING:
    import polars as pl

_GROUP = 8192


def to_polars(excerpts: Iterable[Excerpt]) -> pl.DataFrame:
    """Returns one row per statement; raises UsageError where the extra `tables` is missing.

    Lone surrogates, which the library cannot hold, become U+FFFD.
    """
    library = need("polars", purpose="a data frame")
    schema, text = _schema(library), TextOut(io.BytesIO())
    found = (row for excerpt in excerpts for row in rows(excerpt))
    frames = [library.DataFrame(schema=schema)]
    while group := list(islice(found, _GROUP)):
        values = [tuple(text.clean(one) if isinstance(one, str) else one for one in row.values()) for row in group]
        frames.append(library.DataFrame(values, schema=schema, orient="row"))
    made: pl.DataFrame = library.concat(frames)
    return made


def to_pandas(excerpts: Iterable[Excerpt]) -> Any:
    """Returns the same as a `pandas.DataFrame`; raises UsageError where pandas is not installed."""
    need("pandas", purpose="a pandas data frame")
    need("pyarrow", purpose="a pandas data frame")
    return to_polars(excerpts).to_pandas()


def _schema(library: Any) -> dict[str, Any]:
    types: dict[ColumnType, Any] = {
        "string": library.String,
        "integer": library.Int64,
        "boolean": library.Boolean,
        "date": library.Date,
        "datetime": library.Datetime("ms", "UTC"),
    }
    return {one.name: types[one.type] for one in COLUMNS}
