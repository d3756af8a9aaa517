"""The pages that a table file holds, whichever of the known tables it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.record.imports import own, pairs
from onrecord.record.imports.page import ImportedPage, RowError
from onrecord.record.imports.pairs import Manner
from onrecord.record.imports.table import table_rows


def imported_pages(path: Path, *, manner: Manner | None = None) -> Iterator[ImportedPage | RowError]:
    """Yields the pages of a table and the rows that could not be taken; none is left out in silence.

    Raises UsageError where the columns are those of no known table, CaptureError where the file cannot be read.
    """
    rows = table_rows(path)
    first = next(rows, None)
    if first is None:
        raise UsageError(f"{path}: a table without rows")
    columns = set(first.cells)
    found = chain([first], rows)
    if columns >= own.COLUMNS:
        return own.own_pages(found, name=path.name)
    if columns >= pairs.COLUMNS:
        return pairs.pair_pages(found, name=path.name, manner=manner or Manner())
    raise UsageError(
        f"{path}: not a statement table ({', '.join(sorted(own.COLUMNS))}) and not one of pairs ({', '.join(sorted(pairs.COLUMNS))})"
    )
