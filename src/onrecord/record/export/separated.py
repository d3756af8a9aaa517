"""Rows as lines of values with a separator between them (RFC 4180 with another separator for TSV)."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from typing import IO

from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.row import Value, names, rows
from onrecord.record.export.text_out import TextOut
from onrecord.record.export.times import instant


def write_separated(excerpts: Iterator[Excerpt], stream: IO[bytes], separator: str) -> int:
    """Writes a head line and a line per statement; returns how many lone surrogates became U+FFFD.

    Words stand as they are, in quotation marks where they hold separators or line breaks. Nothing is put in front of
    words that begin with `=`, `+`, `-` or `@`: a record does not alter words to please spreadsheets.
    """
    out = TextOut(stream)
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(names())
    for excerpt in excerpts:
        for row in rows(excerpt):
            writer.writerow([_cell(value) for value in row.values()])
    return out.replaced


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return instant(value)
    return value.isoformat() if isinstance(value, dt.date) else value
