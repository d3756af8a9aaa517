"""What editors say beside the official words of a briefing: corrections and omissions, in one question to the catalog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from onrecord.model.ids import parse_ref
from onrecord.record.corrections import Correction
from onrecord.record.entry import Entry
from onrecord.record.omissions import Omission, Status
from onrecord.record.store import Store
from onrecord.web.record.shelf import picked

_NOTES: Final = (
    "SELECT entry FROM notes WHERE kind IN ('correction', 'omission') "
    "AND (target = ?1 OR (target >= ?1 || '/' AND target < ?1 || '0')) ORDER BY entry"
)


@frozen
class Beside:
    """The corrections that hold, by full plain id of what they are of; the omissions, the oldest first."""

    corrections: Mapping[str, tuple[Correction, ...]]
    omissions: tuple[Omission, ...]

    def of_edition(self, edition: str) -> dict[str, tuple[Correction, ...]]:
        """Returns the corrections of an edition by short id of the statement; under "" those of edition and event."""
        found: dict[str, tuple[Correction, ...]] = {}
        for target, some in self.corrections.items():
            inside = target.startswith(edition + "/")
            if inside or target in {edition, parse_ref(edition).briefing}:
                short = target.removeprefix(edition + "/") if inside else ""
                found[short] = (*found.get(short, ()), *some)
        return found


def beside(store: Store, briefing: str) -> Beside:
    """Returns what editors say of a briefing and of anything in it."""
    rows = store.catalog.execute(_NOTES, (briefing,)).fetchall()
    fixed: dict[tuple[str, str], Correction] = {}
    left: dict[str, Omission] = {}
    for entry in picked(store, [int(row[0]) for row in rows]):
        if entry.kind == "correction":
            one = _correction(entry)
            fixed[one.target, one.field] = one
        elif entry.body["briefing"] == briefing:
            other = _omission(entry)
            left["".join(letter for letter in other.text.casefold() if letter.isalnum())] = other
    held: dict[str, tuple[Correction, ...]] = {}
    for (target, _), one in fixed.items():
        held[target] = (*held.get(target, ()), one)
    return Beside(held, tuple(left.values()))


def _correction(entry: Entry) -> Correction:
    body = entry.body
    names = ("target", "field", "value", "was", "reason", "author")
    return Correction(entry.id, entry.time, *(body[name] for name in names))


def _omission(entry: Entry) -> Omission:
    body = entry.body
    return Omission(
        entry.id,
        entry.time,
        briefing=body["briefing"],
        text=body["text"],
        claimed_by=body["claimed_by"],
        capture=body["capture"],
        after=body["after"],
        status=Status(body["status"]),
        reason=body["reason"],
        author=body["author"],
    )
