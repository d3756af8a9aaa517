"""Revisions as canonical JSON, there and back: the form in which the record keeps them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.model.canonical import canonical
from onrecord.model.capture import Sha256
from onrecord.model.revision import CaptureFacts, Revision
from onrecord.model.statement import Kind, State, Statement
from onrecord.model.to_dict import briefing_dict, day_text
from onrecord.model.transcript import Briefing, DateBasis, Leftover, Nature, PageFacts, Reader
from onrecord.text.byte_map import ByteMap
from onrecord.text.span import Span

SCHEMA = "onrecord.revision/1"


def revision_json(one: Revision) -> bytes:
    """Returns a revision as canonical JSON with a newline at its end. Words stand once, in `text`; all else are spans."""
    value = {
        "schema": SCHEMA,
        "edition": one.edition,
        "number": one.number,
        "capture": {
            "sha256": one.capture.sha256,
            "media_type": one.capture.media_type,
            "encoding": one.capture.encoding,
            "bytes": one.capture.length,
            "address": one.capture.address,
        },
        "reader": {"name": one.reader.name, "version": one.reader.version},
        "page": _page(one.page),
        "nature": one.nature.value,
        "is_briefing": one.is_briefing,
        "briefing": briefing_dict(one.briefing),
        "statements": [_statement(each) for each in one.statements],
        "labels": [list(span) for span in one.labels],
        "text": one.text,
        "places": one.places.columns(),
        "page_starts": list(one.page_starts),
        "flags": list(one.flags),
        "replaced": one.replaced,
    }
    return canonical(value) + b"\n"


def leaf_value(one: Revision, statement: Statement) -> dict[str, Any]:
    """Returns what is known of a statement with its words, digests and places: what a receipt proves."""
    return {
        **_statement(statement),
        "id": one.ref(statement),
        "text": statement.text,
        "bytes": [list(run) for run in one.bytes_of(statement.span)],
        "pages": [[number, *run] for number, run in one.pages_of(statement.span)],
        "capture": one.capture.sha256,
    }


def read_revision(content: bytes) -> Revision:
    """Returns the revision that `revision_json` wrote; raises OnRecordError where the bytes are none."""
    try:
        value = json.loads(content)
        if value["schema"] != SCHEMA:
            raise OnRecordError(f"a revision of another format ({value['schema']}); this version reads {SCHEMA}")
        return _revision(value)
    except (ValueError, KeyError, TypeError) as fault:
        raise OnRecordError(f"not a revision of the record ({type(fault).__name__}: {fault})") from None


def _revision(value: Mapping[str, Any]) -> Revision:
    text, capture, briefing = value["text"], value["capture"], value["briefing"]
    return Revision(
        edition=value["edition"],
        number=value["number"],
        capture=CaptureFacts(
            Sha256(capture["sha256"]), capture["media_type"], capture["encoding"], capture["bytes"], capture["address"]
        ),
        reader=Reader(value["reader"]["name"], value["reader"]["version"]),
        page=_read_page(value["page"], text),
        nature=Nature(value["nature"]),
        is_briefing=value["is_briefing"],
        briefing=Briefing(
            briefing["office"], briefing["publisher"], briefing["kind"], _read_day(briefing["date"]),
            DateBasis(briefing["date_basis"]) if briefing["date_basis"] else None, briefing["presider"],
            briefing["language"],
        ),
        statements=tuple(_read_statement(each, text) for each in value["statements"]),
        text=text,
        labels=tuple(Span(*span) for span in value["labels"]),
        places=ByteMap.of_columns(value["places"]),
        page_starts=tuple(value["page_starts"]),
        flags=tuple(value["flags"]),
        replaced=value["replaced"],
    )  # fmt: skip


def _page(page: PageFacts) -> dict[str, Any]:
    return {
        "title": page.title,
        "site": page.site,
        "software": list(page.software),
        "byline": page.byline,
        "posted": day_text(page.posted),
        "address_date": day_text(page.address_date),
        "canonical": page.canonical,
        "furniture": [[one.reason, *one.span] for one in page.furniture],
        "remainder": [[one.reason, *one.span] for one in page.remainder],
    }


def _read_page(value: Mapping[str, Any], text: str) -> PageFacts:
    return PageFacts(
        value["title"], value["site"], tuple(value["software"]), value["byline"], _read_day(value["posted"]),
        _read_day(value["address_date"]), _read_leftovers(value["furniture"], text),
        _read_leftovers(value["remainder"], text), value["canonical"],
    )  # fmt: skip


def _read_leftovers(values: Iterable[Sequence[Any]], text: str) -> tuple[Leftover, ...]:
    return tuple(Leftover(text[start:end], reason, Span(start, end)) for reason, start, end in values)


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind,
        "label": one.label,
        "speaker": one.speaker,
        "outlet": one.outlet,
        "follow_up": one.follow_up,
        "exchange": one.exchange,
        "span": list(one.span),
        "state": one.state,
        "flags": list(one.flags),
    }


def _read_statement(value: Mapping[str, Any], text: str) -> Statement:
    span = Span(*value["span"])
    return Statement(
        value["id"], Kind(value["kind"]), value["label"], value["speaker"], value["outlet"], value["follow_up"],
        value["exchange"], span.cut(text), span, State(value["state"]), tuple(value["flags"]),
    )  # fmt: skip


def _read_day(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)
