"""A transcript as the JSON object of the contract: keys may be added, never renamed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.model.statement import Statement
    from onrecord.model.transcript import Briefing, Leftover, PageFacts, Transcript

SCHEMA = "onrecord.transcript/1"


def to_dict(transcript: Transcript) -> dict[str, Any]:
    """Returns a transcript as values that JSON knows, keys in the contract's order, added keys last.

    Spans count code points of `text`; byte ranges count bytes of the capture.
    """
    capture = transcript.capture
    return {
        "schema": SCHEMA,
        "capture": {
            "sha256": capture.sha256,
            "media_type": capture.media_type,
            "encoding": transcript.encoding,
            "bytes": len(capture.content),
            "address": capture.address,
        },
        "reader": {"name": transcript.reader.name, "version": transcript.reader.version},
        "page": _page(transcript.page),
        "is_briefing": transcript.is_briefing,
        "nature": transcript.nature.value,
        "briefing": None if transcript.briefing is None else briefing_dict(transcript.briefing),
        "statements": [_statement(one, transcript) for one in transcript.statements],
        "flags": list(transcript.flags),
        "replaced": transcript.replaced,
        "text": transcript.text,
    }


def _page(page: PageFacts) -> dict[str, Any]:
    return {
        "title": page.title,
        "site": page.site,
        "software": list(page.software),
        "byline": page.byline,
        "posted": day_text(page.posted),
        "address_date": day_text(page.address_date),
        "furniture": [_leftover(one) for one in page.furniture],
        "remainder": [_leftover(one) for one in page.remainder],
        "canonical": page.canonical,
    }


def _leftover(one: Leftover) -> dict[str, Any]:
    return {"text": one.text, "reason": one.reason, "span": list(one.span)}


def briefing_dict(briefing: Briefing) -> dict[str, Any]:
    """Returns an event as values that JSON knows."""
    return {
        "office": briefing.office,
        "publisher": briefing.publisher,
        "kind": briefing.kind,
        "date": day_text(briefing.date),
        "date_basis": None if briefing.date_basis is None else briefing.date_basis.value,
        "presider": briefing.presider,
        "language": briefing.language,
    }


def _statement(one: Statement, transcript: Transcript) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": one.id,
        "kind": one.kind.value,
        "label": one.label,
        "speaker": one.speaker,
        "outlet": one.outlet,
        "follow_up": one.follow_up,
        "exchange": one.exchange,
        "text": one.text,
        "span": list(one.span),
        "bytes": [list(run) for run in transcript.bytes_of(one.span)],
        "state": one.state.value,
        "flags": list(one.flags),
    }
    if transcript.page_starts:
        made["pages"] = [[number, run.start, run.end] for number, run in transcript.pages_of(one.span)]
    return made


def day_text(day: date | None) -> str | None:
    """Returns a day as ISO 8601 writes it, None where it is not known."""
    return None if day is None else day.isoformat()
