"""JSON Lines: one object a statement, keys in the order of the columns."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.row import names, rows
from onrecord.record.export.times import instant

# Readers that split lines as Unicode does would cut an object in two at these.
_BREAKS = ("\x85", "\u2028", "\u2029")


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes one line per statement. Lone surrogates are written as JSON escapes, so that nothing is replaced."""
    for excerpt in excerpts:
        for row in rows(excerpt):
            out.stream.write(_line(dict(zip(names(), row.values(), strict=True))))
    return 0


def _line(value: dict[str, object]) -> bytes:
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    for mark in _BREAKS:
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        return json.dumps(value, default=_plain).encode() + b"\n"


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return instant(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no form in JSON")


FORMAT = Format("jsonl", ".jsonl", "application/jsonl", "JSON Lines, one object a statement", write)
