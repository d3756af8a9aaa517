"""The pages of one input file: a web archive, its text extracts, a table of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from onrecord.archive import warc
from onrecord.archive.media import suffix
from onrecord.errors import CaptureError, UsageError
from onrecord.model.received import Received
from onrecord.pipeline.scan.page import ScanPage
from onrecord.pipeline.scan.tables import json_pages, parquet_pages
from onrecord.pipeline.scan.wet import wet_pages

Item: TypeAlias = ScanPage | CaptureError


def pages_of(file: str | Path) -> Iterator[Item]:
    """Yields the pages of a file in their order, numbered from 0; what cannot be read is an error in its place.

    Raises UsageError for a file of another sort, CaptureError where it cannot be opened.
    """
    path = Path(file)
    kind = kind_of(path)
    try:
        yield from _READERS[kind](path)
    except OSError as fault:
        raise CaptureError(f"{path}: {fault.strerror or fault}", address=str(path)) from None


def kind_of(path: Path) -> str:
    """Returns the suffix by which a file is read; raises UsageError for a file of another sort."""
    kind = suffix(path.name)
    if kind not in _READERS:
        raise UsageError(f"{path}: cannot be swept; known are {', '.join(_READERS)}, the first three also with .gz")
    return kind


def _archive(path: Path) -> Iterator[Item]:
    with path.open("rb") as stream:
        for number, found in enumerate(warc.records(stream, address=str(path))):
            yield _page(number, found) if isinstance(found, Received) else found


def _page(number: int, found: Received) -> ScanPage:
    return ScanPage(number, found.capture.address, found.time.date(), found.origin, capture=found.capture)


_READERS: Mapping[str, Callable[[Path], Iterator[Item]]] = MappingProxyType(
    {".warc": _archive, ".wet": wet_pages, ".jsonl": json_pages, ".parquet": parquet_pages}
)
