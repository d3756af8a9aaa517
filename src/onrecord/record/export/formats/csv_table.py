"""CSV in UTF-8 (RFC 4180)."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record.export.excerpt import Excerpt
from onrecord.record.export.format import Destination, Format
from onrecord.record.export.separated import write_separated


def write(excerpts: Iterator[Excerpt], out: Destination) -> int:
    """Writes a head line and one record per statement."""
    return write_separated(excerpts, out.stream, ",")


FORMAT = Format("csv", ".csv", "text/csv", "comma-separated values, UTF-8", write)
