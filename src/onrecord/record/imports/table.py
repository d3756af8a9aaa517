"""The rows of a table file, one after the other, whatever its format."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import frozen

from onrecord.errors import CaptureError, UsageError
from onrecord.record.export.extras import need

# A briefing of three hours in one cell has 300 kB; the library stops at 128 kB.
_LONGEST_CELL = 1 << 26


@frozen
class Row:
    """A row of a table. `number` counts the file's rows or lines from 1, the head line included."""

    number: int
    cells: Mapping[str, Any]

    def text(self, *names: str) -> str | None:
        """Returns the words of the first of these columns that holds any; None where none does."""
        for name in names:
            value = self.cells.get(name)
            if value is not None and value != "":
                return _words(value)
        return None

    def whole(self, name: str) -> str | None:
        """Returns the words of a column as they are, None where it holds a missing value."""
        value = self.cells.get(name)
        return None if value is None else str(value)

    def day(self, name: str) -> dt.date | None:
        """Returns the date in a column, None where it holds none; raises ValueError where it holds something else."""
        value = self.cells.get(name)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date) or value in {None, ""}:
            return value or None
        try:
            return dt.date.fromisoformat(str(value).strip()[:10])
        except ValueError:
            raise ValueError(f"`{value}` is no date; dates look like 2019-12-24") from None


def table_rows(path: Path) -> Iterator[Row]:
    """Yields the rows of a CSV, TSV, JSON Lines, Parquet, XLSX or ODS file, known by its suffix.

    Raises CaptureError where the file cannot be read, UsageError for another suffix or a missing extra.
    """
    suffix = path.suffix.lower()
    if suffix not in _READERS:
        raise UsageError(f"{path}: no table that can be imported; known suffixes: {', '.join(_READERS)}")
    try:
        yield from _READERS[suffix](path)
    except (OSError, ValueError, csv.Error) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise CaptureError(f"{path}: cannot be read as a table: {reason}", address=str(path)) from None


def _words(value: Any) -> str:
    # Spreadsheets keep every number as a float.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _separated(separator: str) -> Callable[[Path], Iterator[Row]]:
    def read(path: Path) -> Iterator[Row]:
        csv.field_size_limit(_LONGEST_CELL)
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for number, cells in enumerate(csv.DictReader(stream, delimiter=separator, strict=True), 2):
                yield Row(number, cells)

    return read


def _json_lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                cells = json.loads(line)
                if not isinstance(cells, dict):
                    raise ValueError(f"line {number} is no JSON object")
                yield Row(number, cells)


def _parquet(path: Path) -> Iterator[Row]:
    library = need("pyarrow.parquet", purpose="Parquet")
    number = 0
    with library.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=1024):
            for cells in batch.to_pylist():
                number += 1
                yield Row(number, cells)


def _sheet(path: Path) -> Iterator[Row]:
    library = need("python_calamine", purpose="a spreadsheet")
    try:
        lines = library.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except library.CalamineError as fault:
        raise ValueError(str(fault)) from None
    names = [str(name) for name in lines[0]] if lines else []
    for number, cells in enumerate(lines[1:], 2):
        if any(value != "" for value in cells):
            yield Row(number, dict(zip(names, cells, strict=True)))


_READERS: Mapping[str, Callable[[Path], Iterator[Row]]] = MappingProxyType(
    {
        ".csv": _separated(","),
        ".tsv": _separated("\t"),
        ".jsonl": _json_lines,
        ".parquet": _parquet,
        ".xlsx": _sheet,
        ".ods": _sheet,
    }
)
