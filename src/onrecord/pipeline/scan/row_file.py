"""Rows written to and read from a file: Parquet, or JSON lines where pyarrow is not installed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from attrs import asdict

from onrecord.errors import CaptureError
from onrecord.model.canonical import canonical
from onrecord.pipeline.scan.plan import Form, Summary
from onrecord.pipeline.scan.rows import COLUMNS, EDIT_COLUMNS, SCHEMA
from onrecord.record.export.extras import need

GROUP = 2048
"""Rows of one group: memory stays flat."""
SUMMARY_SCHEMA = "onrecord.scanned/1"
_KEY = b"onrecord.scanned"


class RowFile(Protocol):
    """Takes rows one by one."""

    def add(self, row: dict[str, Any]) -> None:
        """Takes a row."""

    def end(self, summary: Summary) -> None:
        """Writes what is left and what the file came to; the stream stays open."""

    def drop(self) -> None:
        """Lets go of the stream, also of one that was ended."""


def open_rows(stream: IO[bytes], form: Form) -> RowFile:
    """Returns what writes rows to a stream; raises UsageError where Parquet is asked for and pyarrow missing."""
    return _ParquetRows(stream) if form == "parquet" else _JsonRows(stream)


class _JsonRows:
    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def add(self, row: dict[str, Any]) -> None:
        self._stream.write(canonical({"schema": SCHEMA, **row}) + b"\n")

    def end(self, summary: Summary) -> None:
        self._stream.write(canonical({"schema": SUMMARY_SCHEMA, **_facts(summary)}) + b"\n")

    def drop(self) -> None:
        """Holds nothing back."""


class _ParquetRows:
    def __init__(self, stream: IO[bytes]) -> None:
        self._library = need("pyarrow", purpose="Parquet")
        self._schema = _schema(self._library)
        parquet = need("pyarrow.parquet", purpose="Parquet")
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) >= GROUP:
            self._flush()

    def end(self, summary: Summary) -> None:
        self._flush()
        self._writer.add_key_value_metadata({_KEY: canonical(_facts(summary))})
        self._writer.close()

    def drop(self) -> None:
        # Its writer would else write a foot to a closed stream when it is collected.
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._library.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yields the rows of an output; raises CaptureError where it is damaged, UsageError where pyarrow is missing."""
    if path.suffix == ".parquet":
        yield from _parquet_rows(path)
        return
    for line in _json_lines(path):
        if line["schema"] == SCHEMA:
            yield {name: value for name, value in line.items() if name != "schema"}


def read_summary(path: Path) -> Summary:
    """Returns what an input file came to, out of its output."""
    if path.suffix == ".parquet":
        facts = json.loads(_opened(path).metadata.metadata[_KEY])
    else:
        facts = next(line for line in _json_lines(path) if line["schema"] == SUMMARY_SCHEMA)
    return Summary(**{name: value for name, value in facts.items() if name != "schema"})


def _parquet_rows(path: Path) -> Iterator[dict[str, Any]]:
    with _opened(path) as file:
        for batch in file.iter_batches(batch_size=GROUP):
            yield from batch.to_pylist()


def _opened(path: Path) -> Any:
    library = need("pyarrow.parquet", purpose="Parquet")
    try:
        return library.ParquetFile(path)
    except need("pyarrow", purpose="Parquet").ArrowException as fault:
        raise CaptureError(f"{path}: damaged ({fault}); delete it and sweep again", address=str(path)) from None


def _json_lines(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                yield json.loads(line)
            except ValueError as fault:
                raise CaptureError(f"{path}: damaged ({fault}); delete it and sweep again", address=str(path)) from None


def _facts(summary: Summary) -> dict[str, Any]:
    """Returns the counts of a summary: the time that it took is of no run but this, and stays out of the file."""
    return {name: value for name, value in asdict(summary).items() if name not in {"seconds", "done", "failure"}}


def _schema(library: Any) -> Any:
    types = {
        "string": library.string(),
        "integer": library.int64(),
        "number": library.float64(),
        "boolean": library.bool_(),
        "strings": library.list_(library.string()),
    }
    edit = library.struct([(name, types[kind]) for name, kind in EDIT_COLUMNS.items()])
    types["edits"] = library.list_(edit)
    return library.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
