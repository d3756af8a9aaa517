"""A statement map beside the two revisions it ties together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.model.revision_json import read_revision
from onrecord.record.check.finding import REPORT, Finding
from onrecord.record.layout import Layout

_KINDS = {"reworded", "split", "merged", "moved", "reattributed", "removed", "added"}


def check_map(layout: Layout, body: dict[str, Any], *, place: str) -> Iterator[Finding]:
    """Yields what does not fit: every statement of both revisions is the same or in exactly one change."""
    before, after = (_statements(layout, body["edition"], body[side]) for side in ("from", "to"))
    if before is None or after is None:
        return  # the revision's own check names the file
    try:
        kinds = {one["kind"] for one in body["changes"]}
        changed = [Counter(name for one in body["changes"] for name in one[side]) for side in ("old", "new")]
    except (KeyError, TypeError):
        yield Finding("ledger", place, "the map's changes are not of the form kind, old, new", REPORT)
        return
    if kinds - _KINDS:
        yield Finding("ledger", place, f"the map has changes of the unknown kinds {sorted(kinds - _KINDS)}", REPORT)
    for side, held, named in zip(("old", "new"), (before, after), changed, strict=True):
        unknown = sorted(set(named) - held)
        if unknown:
            yield Finding(
                "ledger", place, f"the map's {side} statements {unknown[:5]} are not in that revision", REPORT
            )
        elif named.total() > len(named) or len(named) + body["same"] != len(held):
            counted = f"{body['same']} as the same and {named.total()} as changed"
            yield Finding("ledger", place, f"the map counts {counted} of {len(held)} {side} statements", REPORT)


def _statements(layout: Layout, edition: str, number: int) -> set[str] | None:
    try:
        path = layout.root / layout.revision_file(edition, number)
        return {one.id for one in read_revision(path.read_bytes()).statements}
    except (OSError, OnRecordError):
        return None
