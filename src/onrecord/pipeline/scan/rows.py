"""A passage of a swept page that has words of the record, as a row of a table."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from onrecord.analysis.reuse.grade import Graded, graded
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.passage import Passage
from onrecord.pipeline.scan.page import ScanPage

SCHEMA = "onrecord.copy/1"
CONTEXT = 32
"""Code points of the page kept on both sides of a passage, so that it is found again where the page moved."""

COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "file": "string", "number": "integer", "record": "string", "address": "string", "site": "string",
        "day": "string", "sha256": "string", "own": "boolean", "zone": "string", "page_start": "integer", "page_end": "integer", "prefix": "string",
        "page": "string", "suffix": "string", "statement": "string", "statement_start": "integer",
        "statement_end": "integer", "said": "string", "speaker": "string", "date": "string", "mode": "string",
        "reuse": "string", "weight": "number", "likeness": "number", "severity": "integer", "material": "integer",
        "others": "strings", "edits": "edits",
    }
)  # fmt: skip
"""The columns of a row and the types of their values, in order."""
EDIT_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "operation": "string", "kind": "string", "grade": "string", "severity": "integer", "status": "string",
        "quoted": "boolean", "before": "string", "after": "string", "before_start": "integer", "before_end": "integer",
        "after_start": "integer", "after_end": "integer",
    }
)  # fmt: skip


def rows(
    page: ScanPage,
    text: PageText,
    found: Sequence[Passage],
    *,
    zone: str,
    printed: str | None = None,
    own: bool = False,
) -> Iterator[dict[str, Any]]:
    """Yields a row for each passage; `severity` is that of the worst silent edit or of a cut that hides, `material` counts those that matter.

    Spans count code points: of the page's main text (`zone` "main"), of the text that `onrecord read` prints
    ("transcript", where statements stand under labels) or of all its words ("page"), and of the statement. `printed` is
    the text with what is blank in `text`. `own` tells that the page is the record's own, and no copy.
    """
    digest = digest_of(page)
    shown = text.text if printed is None else printed
    for one in found:
        made = graded(one, text.text, text.quotations)
        yield {
            "number": page.number,
            "record": page.record,
            "address": page.address,
            "site": site_of(page.address),
            "day": None if text.day is None else text.day.isoformat(),
            "sha256": digest,
            "own": own,
            "zone": zone,
            "page_start": one.page.start,
            "page_end": one.page.end,
            "prefix": shown[max(one.page.start - CONTEXT, 0) : one.page.start],
            "page": one.page.cut(shown),
            "suffix": shown[one.page.end : one.page.end + CONTEXT],
            "statement": one.source.statement,
            "statement_start": one.record.start,
            "statement_end": one.record.end,
            "said": one.record.cut(one.source.text),
            "speaker": one.source.speaker,
            "date": None if one.source.date is None else one.source.date.isoformat(),
            "mode": one.mode.value,
            "reuse": one.reuse.value,
            "weight": round(one.weight, 1),
            "likeness": round(one.likeness, 4),
            "severity": max((edit.severity for edit in made if edit.status == "silent" or edit.material), default=0),
            "material": sum(edit.material for edit in made),
            "others": [other.statement for other in one.others],
            "edits": [_edit(edit) for edit in made],
        }


def _edit(one: Graded) -> dict[str, Any]:
    edit = one.edit
    return {
        "operation": edit.operation.value,
        "kind": edit.kind.value,
        "grade": one.grade,
        "severity": one.severity,
        "status": one.status.value,
        "quoted": one.quoted,
        "before": edit.before,
        "after": edit.after,
        "before_start": edit.before_span.start,
        "before_end": edit.before_span.end,
        "after_start": edit.after_span.start,
        "after_end": edit.after_span.end,
    }


def digest_of(page: ScanPage) -> str:
    """Returns the SHA-256 digest of the bytes of a page, or of its words in UTF-8 where it came as words."""
    if page.capture is not None:
        return page.capture.sha256
    return hashlib.sha256((page.text or "").encode("utf-8", "surrogatepass")).hexdigest()


def site_of(address: str | None) -> str | None:
    """Returns the host of an address without `www.`; None where there is none."""
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
