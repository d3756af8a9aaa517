"""The bodies of ledger entries: what each kind of entry says, in one place."""

from __future__ import annotations

import json
from typing import Any, Final

from onrecord.archive.warc_store import WarcPlace
from onrecord.model.canonical import canonical, digest
from onrecord.model.revision import Revision
from onrecord.model.revision_json import leaf_value
from onrecord.record.merkle import leaf_hash, tree_root
from onrecord.record.prepared import Check, Prepared

CAPTURES: Final = "captures/"
"""What stands before the archive's own names of files: all files are named from the record's folder."""


def record(about: bytes) -> dict[str, Any]:
    """Returns the body of the first entry: what record.json says, and its digest."""
    return {**json.loads(about), "sha256": digest(about)}


def archive(place: WarcPlace) -> dict[str, Any]:
    """Returns the body for a file of captures begun: where its first record lies."""
    return {
        "file": CAPTURES + place.file,
        "offset": place.offset,
        "length": place.length,
        "record_sha256": place.record_sha256,
    }


def capture(one: Prepared, place: WarcPlace, outcome: str) -> dict[str, Any]:
    """Returns the body for bytes received: where they lie, their digests, and what they are to the record."""
    facts = one.facts
    return {
        **archive(place),
        "warc_id": place.warc_id,
        "page": one.page,
        "address": facts.address,
        "sha256": facts.sha256,
        "size": facts.size,
        "media_type": facts.media_type,
        "charset": facts.charset,
        "time": facts.time,
        "source": facts.source,
        "status": facts.status,
        "etag": facts.etag,
        "modified": facts.modified,
        "nature": one.nature,
        "outcome": outcome,
        "reason": one.problem,
    }


def checked(one: Check) -> dict[str, Any]:
    """Returns the body for a look at a page that brought nothing new."""
    return {
        "page": one.page,
        "address": one.address,
        "time": one.time,
        "result": one.result,
        "sha256": one.sha256,
        "status": one.status,
        "reason": one.reason,
    }


def revision(made: Revision, content: bytes, *, file: str, page: str, cause: str) -> dict[str, Any]:
    """Returns the body for a text read: its file, its digests, and the root over its statements."""
    briefing = made.briefing
    day = briefing.date
    return {
        "id": made.id,
        "file": file,
        "sha256": digest(content),
        "size": len(content),
        "capture": made.capture.sha256,
        "page": page,
        "office": made.edition.partition("/")[0],
        "briefing": made.briefing_id,
        "edition": made.edition,
        "date": None if day is None else day.isoformat(),
        "kind": briefing.kind,
        "language": (briefing.language or "und").lower(),
        "presider": briefing.presider,
        "publisher": briefing.publisher,
        "nature": made.nature.value,
        "is_briefing": made.is_briefing,
        "title": made.page.title,
        "reader": [made.reader.name, made.reader.version],
        "statements": len(made.statements),
        "exchanges": len(made.exchanges()),
        "statements_root": statements_root(made),
        "supersedes": made.number - 1 or None,
        "cause": cause,
    }


def statements_root(made: Revision) -> str:
    """Returns the root of the tree over a revision's statements, in hexadecimal digits."""
    return tree_root(leaf_hash(canonical(leaf_value(made, one))) for one in made.statements).hex()
