"""What every kind of entry must say, and of what type each fact is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TEXT, NUMBER, FLAG, LIST = "text", "number", "flag", "list"
_MAYBE = "?"
_TYPES: dict[str, type] = {TEXT: str, NUMBER: int, FLAG: bool, LIST: list}

SHAPES: dict[str, dict[str, str]] = {
    "record": {"format": NUMBER, "id": TEXT, "created": TEXT, "sha256": TEXT},
    "archive": {"file": TEXT, "offset": NUMBER, "length": NUMBER, "record_sha256": TEXT},
    "capture": {
        "page": TEXT, "address": "text?", "file": TEXT, "offset": NUMBER, "length": NUMBER, "sha256": TEXT,
        "record_sha256": TEXT, "warc_id": TEXT, "media_type": "text?", "charset": "text?", "status": "number?",
        "source": TEXT, "time": TEXT, "size": NUMBER, "nature": "text?", "outcome": TEXT, "reason": "text?",
    },
    "checked": {
        "page": TEXT, "address": "text?", "sha256": "text?", "time": TEXT, "result": TEXT, "status": "number?",
        "reason": "text?",
    },
    "revision": {
        "id": TEXT, "file": TEXT, "sha256": TEXT, "size": NUMBER, "capture": TEXT, "page": TEXT, "office": TEXT,
        "briefing": TEXT, "edition": TEXT, "date": "text?", "kind": TEXT, "language": "text?", "presider": "text?",
        "publisher": "text?", "nature": TEXT, "is_briefing": FLAG, "title": "text?", "reader": LIST,
        "statements": NUMBER, "exchanges": NUMBER, "statements_root": TEXT, "supersedes": "number?", "cause": TEXT,
    },
    "map": {"edition": TEXT, "from": NUMBER, "to": NUMBER, "same": NUMBER, "changes": LIST},
    "correction": {"target": TEXT, "field": TEXT, "reason": TEXT, "author": TEXT},
    "annotation": {"target": TEXT, "field": TEXT, "value": TEXT, "reason": TEXT, "author": TEXT},
    "omission": {"briefing": TEXT, "status": TEXT, "reason": TEXT, "author": TEXT},
    "seal": {"segment": NUMBER, "entries": NUMBER, "sha256": TEXT, "size": NUMBER, "root": TEXT},
}  # fmt: skip
"""Kinds of entries, the facts each must state, and their types; a question mark allows null."""


def misshapen(kind: str, body: Mapping[str, Any]) -> str | None:
    """Returns what an entry of a kind lacks or states in the wrong type; None where its shape is right."""
    shape = SHAPES.get(kind)
    if shape is None:
        return f"an entry of the unknown kind {kind!r}"
    for name, form in shape.items():
        if name not in body:
            return f"the {kind} entry does not state its {name}"
        value = body[name]
        wanted = _TYPES[form.removesuffix(_MAYBE)]
        if value is None and form.endswith(_MAYBE):
            continue
        below = type(value) is int and value < 0
        if not isinstance(value, wanted) or below or (wanted is int and isinstance(value, bool)):
            return f"the {kind} entry's {name} is {value!r}, no {form.removesuffix(_MAYBE)}"
    return None
