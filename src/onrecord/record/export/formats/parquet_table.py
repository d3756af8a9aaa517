"""Parquet: one row a statement, row groups written as they come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from onrecord.record.export.columns import COLUMNS, ColumnType
from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.extras import need
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.row import StatementRow, names, rows
from onrecord.record.export.text_out import TextOut

# About 10 MB of words: memory stays flat, and readers can still skip what they do not need.
GROUP = 8192


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes row groups of 8,192 statements, zstd within; raises UsageError where the extra `tables` is missing."""
    pa, pq = need("pyarrow", purpose="Parquet"), need("pyarrow.parquet", purpose="Parquet")
    text, schema = TextOut(out.stream), _schema(pa)
    found = (row for excerpt in excerpts for row in rows(excerpt))
    with pq.ParquetWriter(out.stream, schema, compression="zstd") as writer:
        while group := list(islice(found, GROUP)):
            writer.write_table(pa.table(_columns(group, text), schema=schema))
    return text.replaced


def _columns(group: list[StatementRow], text: TextOut) -> dict[str, list[Any]]:
    return {name: [_value(getattr(row, name), text) for row in group] for name in names()}


def _value(value: Any, text: TextOut) -> Any:
    return text.clean(value) if isinstance(value, str) else value


def _schema(pa: Any) -> Any:
    types: dict[ColumnType, Any] = {
        "string": pa.string(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
        "datetime": pa.timestamp("s", tz="UTC"),
    }
    return pa.schema([pa.field(one.name, types[one.type], nullable=one.may_be_empty) for one in COLUMNS])


FORMAT = Format("parquet", ".parquet", "application/vnd.apache.parquet", "Parquet (extra `tables`)", write)
