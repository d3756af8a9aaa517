"""One line of the ledger: written in the one canonical way, under the digests that follow from it."""

from __future__ import annotations

import json
import re
from typing import Any

from onrecord.record.check.finding import REPORT, Finding
from onrecord.record.check.shapes import misshapen
from onrecord.record.entry import Entry, make_entry

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_KEYS = ["id", "time", "kind", "sha256", "leaf", "body"]


def check_line(line: bytes, number: int, *, file: str, place: str) -> Entry | Finding:
    """Returns the entry in a line that should hold number `number`, or what is wrong with it."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return Finding(file, place, "cannot be read as JSON")
    fault = _head(value)
    if fault is not None:
        return Finding(file, place, fault)
    made = make_entry(number, value["time"], value["kind"], value["body"])
    if made.line() != line:
        return Finding(file, place, _difference(made, value))
    fault = misshapen(made.kind, made.body)
    return made if fault is None else Finding(file, place, fault, REPORT)


def elsewhere(line: bytes, *, file: str, place: str) -> Entry | None:
    """Returns the entry of a line that is whole but stands in another entry's place, None where it is not whole."""
    try:
        number = json.loads(line)["id"]
    except (ValueError, RecursionError, TypeError, KeyError):
        return None
    made = check_line(line, number, file=file, place=place) if type(number) is int else None
    return made if isinstance(made, Entry) else None


def _head(value: Any) -> str | None:
    if not isinstance(value, dict) or list(value) != _KEYS:
        return f"is no entry with {', '.join(_KEYS)}"
    if not isinstance(value["body"], dict) or not isinstance(value["kind"], str):
        return "its kind is no text, or its body no object"
    if not isinstance(value["time"], str) or not _TIME.fullmatch(value["time"]):
        return f"its time {value['time']!r} is no instant"
    return None


def _difference(made: Entry, value: dict[str, Any]) -> str:
    """Returns in which part an entry differs from what follows from its place and body."""
    if value["id"] != made.id:
        return f"holds entry {value['id']!r} where entry {made.id} should stand"
    if value["sha256"] != made.sha256:
        return f"the body's digest is {made.sha256}, not {value['sha256']} as it says"
    if value["leaf"] != made.leaf:
        return f"the entry's hash is {made.leaf}, not {value['leaf']} as it says"
    return "is not written in the canonical form"
