"""Text extracts of a web archive (WET): the words of each page without its markup, as Common Crawl publishes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.archive.warc_record import date_of
from onrecord.errors import CaptureError
from onrecord.pipeline.scan.page import ScanPage

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord


def wet_pages(path: Path) -> Iterator[ScanPage | CaptureError]:
    """Yields the pages of a WET file. Where the file is broken its rest is one error: it holds no marks to go on at."""
    number = 0
    try:
        with path.open("rb") as stream:
            for record in _records(stream):
                yield _page(number, record, path)
                number += 1
    except (EOFError, ValueError, OSError) as fault:
        if isinstance(fault, FileNotFoundError | PermissionError):
            raise
        yield CaptureError(f"{path}: broken behind page {number} ({fault})", address=str(path))


def _records(stream: BinaryIO) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415 - heavy, and only archives need it

    yield from ArchiveIterator(stream, record_types=WarcRecordType.conversion, parse_http=False)


def _page(number: int, record: WarcRecord, path: Path) -> ScanPage | CaptureError:
    headers = record.headers
    body = record.reader.read()
    if len(body) < record.content_length:
        return CaptureError(f"{path}, record at byte {record.stream_pos}: the record is cut", address=str(path))
    text = body.decode("utf-8", "replace")
    time = date_of(headers.get("WARC-Date"))
    origin = headers.get("WARC-Refers-To") or record.record_id
    return ScanPage(number, headers.get("WARC-Target-URI"), time.date() if time else None, origin, text=text)
