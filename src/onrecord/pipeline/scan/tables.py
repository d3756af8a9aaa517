"""Pages in tables: JSON lines and Parquet, one row a page."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import CaptureError
from onrecord.model.capture import Capture
from onrecord.pipeline.scan.page import ScanPage
from onrecord.record.export.extras import need

TEXT = ("text", "body", "content", "plain_text", "maintext")
HTML = ("html", "raw_html", "warc_content")
ADDRESS = ("address", "url", "uri", "link", "warc_target_uri")
DAY = ("day", "date", "published", "date_publish", "published_at", "warc_date", "timestamp")
RECORD = ("record", "warc_record_id", "id")
COLUMNS = frozenset((*TEXT, *HTML, *ADDRESS, *DAY, *RECORD))


def json_pages(path: Path) -> Iterator[ScanPage | CaptureError]:
    """Yields the pages of a file with one JSON object a line, plain or as gzip."""
    opener = gzip.open if path.suffix.lower() in {".gz", ".gzip"} else open
    with opener(path, "rt", encoding="utf-8-sig", errors="replace") as lines:
        number = 0
        for line in lines:
            if line.strip():
                yield _from_json(path, number, line)
                number += 1


def parquet_pages(path: Path) -> Iterator[ScanPage | CaptureError]:
    """Yields the pages of a Parquet file, batch by batch; raises UsageError where the extra `tables` is missing."""
    library = need("pyarrow.parquet", purpose="Parquet")
    try:
        with library.ParquetFile(path) as file:
            wanted = [name for name in file.schema_arrow.names if name.lower() in COLUMNS]
            number = 0
            for batch in file.iter_batches(batch_size=256, columns=wanted):
                for cells in batch.to_pylist():
                    yield page_of(path, number, cells)
                    number += 1
    except need("pyarrow", purpose="Parquet").ArrowException as fault:
        raise CaptureError(f"{path}: cannot be read as Parquet ({fault})", address=str(path)) from None


def page_of(path: Path, number: int, cells: Mapping[str, Any]) -> ScanPage | CaptureError:
    """Returns the page in a row, by the first of the known columns that it fills; an error where it holds no words."""
    known = {name.lower(): value for name, value in cells.items() if value not in {None, ""}}
    address = _first(known, ADDRESS)
    text, markup = _first(known, TEXT), _first(known, HTML)
    facts = (number, None if address is None else str(address), _day(_first(known, DAY)), _word(_first(known, RECORD)))
    if text is not None:
        return ScanPage(*facts, text=text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text))
    if markup is not None:
        content = markup if isinstance(markup, bytes) else str(markup).encode("utf-8", "surrogatepass")
        charset = None if isinstance(markup, bytes) else "utf-8"
        return ScanPage(*facts, capture=Capture(content, "text/html", charset, facts[1]))
    return CaptureError(
        f"{path}, row {number}: no words; columns that can hold them: {', '.join((*TEXT, *HTML))}",
        address=facts[1] or str(path),
    )


def _from_json(path: Path, number: int, line: str) -> ScanPage | CaptureError:
    try:
        cells = json.loads(line)
    except ValueError:
        cells = None
    if not isinstance(cells, dict):
        return CaptureError(f"{path}, row {number}: no JSON object", address=str(path))
    return page_of(path, number, cells)


def _first(known: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((known[name] for name in names if name in known), None)


def _word(value: Any) -> str | None:
    return None if value is None else str(value)


def _day(value: Any) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(str(value).strip()[:10]) if value is not None else None
    except ValueError:
        return None
