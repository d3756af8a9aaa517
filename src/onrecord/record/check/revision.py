"""One revision's file: its bytes, its form, its spans, its statements' tree, and its words in the page's bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.model.canonical import canonical
from onrecord.model.ids import parse_ref
from onrecord.model.revision import Revision
from onrecord.model.revision_json import leaf_value, read_revision, revision_json
from onrecord.record.check.finding import REPORT, Finding
from onrecord.record.check.words import words_differ
from onrecord.record.layout import Layout
from onrecord.record.merkle import leaf_hash, tree_root


def check_revision(layout: Layout, body: dict[str, Any], page: bytes | None) -> Iterator[Finding]:
    """Yields what differs between a revision's entry, its file and the page it was read from (None: not at hand)."""
    file, fault = _place(layout, body)
    if fault is not None:
        yield Finding("ledger", str(body["id"]), fault, REPORT)
        return
    try:
        content = (layout.root / file).read_bytes()
    except OSError as failure:
        yield Finding(file, None, failure.strerror or "cannot be read")
        return
    found = hashlib.sha256(content).hexdigest()
    if found != body["sha256"] or len(content) != body["size"]:
        said = f"{body['size']} bytes {body['sha256']}"
        yield Finding(file, None, f"holds {len(content)} bytes with the digest {found}, not {said}")
        return
    try:
        revision = read_revision(content)
    except OnRecordError as fault:
        yield Finding(file, None, str(fault), REPORT)
        return
    if revision_json(revision) != content:
        yield Finding(file, None, "is not written in the canonical form", REPORT)
    leaves = [leaf_value(revision, one) for one in revision.statements]
    yield from _facts(revision, leaves, body, file)
    yield from _spans(revision, file)
    if page is not None:
        yield from _words(revision, leaves, page, file)


def _place(layout: Layout, body: dict[str, Any]) -> tuple[str, str | None]:
    try:
        ref = parse_ref(body["id"])
        due = layout.revision_file(f"{ref.briefing}/{ref.edition}", ref.revision or 0)
    except OnRecordError as fault:
        return "", str(fault)
    if (ref.item, body["file"]) != (None, due):
        return "", f"its file is {body['file']}, not {due}"
    return due, None


def _facts(revision: Revision, leaves: list[dict[str, Any]], body: dict[str, Any], file: str) -> Iterator[Finding]:
    briefing = revision.briefing
    facts = {
        "id": revision.id,
        "briefing": revision.briefing_id,
        "edition": revision.edition,
        "capture": revision.capture.sha256,
        "date": briefing.date.isoformat() if briefing.date else None,
        "kind": briefing.kind,
        "presider": briefing.presider,
        "publisher": briefing.publisher,
        "nature": revision.nature.value,
        "is_briefing": revision.is_briefing,
        "title": revision.page.title,
        "reader": [revision.reader.name, revision.reader.version],
        "statements": len(revision.statements),
        "exchanges": len(revision.exchanges()),
        "statements_root": tree_root(leaf_hash(canonical(one)) for one in leaves).hex(),
    }
    for name, value in facts.items():
        if body[name] != value:
            yield Finding(file, name, f"is {value!r}; the ledger says {body[name]!r}", REPORT)


def _spans(revision: Revision, file: str) -> Iterator[Finding]:
    page, end = revision.page, 0
    others = [*revision.labels, *(one.span for one in (*page.furniture, *page.remainder))]
    for span in others:
        if not 0 <= span.start <= span.end <= len(revision.text):
            yield Finding(
                file, f"span {list(span)}", f"lies outside the text of {len(revision.text)} code points", REPORT
            )
    seen: set[str] = set()
    for one in revision.statements:
        if not end <= one.span.start < one.span.end <= len(revision.text):
            yield Finding(file, one.id, f"its span {list(one.span)} is empty, out of order or outside the text", REPORT)
        if one.id in seen:
            yield Finding(file, one.id, "the id is given twice", REPORT)
        seen.add(one.id)
        end = one.span.end


def _words(revision: Revision, leaves: list[dict[str, Any]], page: bytes, file: str) -> Iterator[Finding]:
    capture = revision.capture
    if len(page) != capture.length:
        yield Finding(file, "capture", f"says the page has {capture.length} bytes; it has {len(page)}", REPORT)
    if revision.page_starts:
        return
    for one, leaf in zip(revision.statements, leaves, strict=True):
        fault = words_differ(one.text, leaf["bytes"], page, encoding=capture.encoding, media_type=capture.media_type)
        if fault is not None:
            yield Finding(file, one.id, fault, REPORT)
