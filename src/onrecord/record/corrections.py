"""Corrections: our repair of a reading, each with a reason and an author. Official words are never corrected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from attrs import frozen

from onrecord.errors import UsageError
from onrecord.model.ids import Ref, parse_ref
from onrecord.model.statement import Kind
from onrecord.record.entry import Entry
from onrecord.record.store import Store
from onrecord.record.writer import Writer

STATEMENT_FIELDS: Final = ("speaker", "outlet", "kind", "exchange", "follow_up")
BRIEFING_FIELDS: Final = ("date", "kind", "presider")
KINDS: Final = tuple(one.value for one in Kind)
EVENTS: Final = (
    "regular-press-conference", "press-conference", "joint-press-conference", "press-briefing", "noon-briefing", "gaggle",
    "press-call", "special-briefing", "doorstop", "remarks", "readout", "statement", "interview",
)  # fmt: skip
"""Kinds of events that a reading knows, of which a briefing may be another."""


@frozen
class Correction:
    """One repair: what was read, what is right, why, and who says so. `entry` is its place in the ledger."""

    entry: int
    time: str
    target: str
    field: str
    value: str | None
    was: str | None
    reason: str
    author: str


def correct(writer: Writer, target: str, field: str, value: str | None, *, reason: str, author: str) -> Correction:
    """Writes a correction and returns it; `value` None takes back what was read without putting something in its place.

    Raises UsageError for a target that the record does not hold, a field that cannot be corrected (the words never
    can), a value that cannot be, and a missing reason or author.
    """
    if not reason.strip() or not author.strip():
        raise UsageError("a correction needs a reason and an author")
    ref = parse_ref(target).plain()
    was = _now(writer.store, ref, field)
    _check_value(writer.store, ref, field, value)
    if value == was:
        raise UsageError(f"{ref}: its {field} is `{value}` already")
    body = {
        "target": str(ref), "field": field, "value": value, "was": was, "reason": reason.strip(), "author": author.strip(),
    }  # fmt: skip
    return _read(writer.append("correction", body))


def corrections(store: Store, target: str) -> list[Correction]:
    """Returns the corrections of a briefing, an edition or a statement, the oldest first; the last of a field holds."""
    return [_read(one) for one in store.notes(str(parse_ref(target).plain()), "correction")]


def holding(store: Store, target: str) -> Mapping[str, Correction]:
    """Returns the correction of each field of a target that holds now."""
    return {one.field: one for one in corrections(store, target)}


def holding_in(store: Store, edition: str) -> dict[str, dict[str, str | None]]:
    """Returns the corrections that hold in an edition: by short id of a statement, "" for edition and briefing, the values."""
    event = str(parse_ref(edition).briefing)
    rows = store.catalog.execute(
        # `0` follows `/`: the range is that of the edition's statements, and the index answers it.
        "SELECT DISTINCT target FROM notes WHERE kind = 'correction' AND "
        "(target = ?1 OR target = ?2 OR (target >= ?2 || '/' AND target < ?2 || '0')) ORDER BY target",
        (event, edition),
    ).fetchall()
    found: dict[str, dict[str, str | None]] = {}
    for (target,) in rows:
        short = "" if target in {event, edition} else str(target).removeprefix(f"{edition}/")
        found.setdefault(short, {}).update({field: one.value for field, one in holding(store, target).items()})
    return found


def _read(entry: Entry) -> Correction:
    body = entry.body
    return Correction(
        entry.id, entry.time, body["target"], body["field"], body["value"], body["was"], body["reason"], body["author"]
    )


def _now(store: Store, ref: Ref, field: str) -> str | None:
    """Returns what holds now: the last correction, else what was read."""
    allowed = BRIEFING_FIELDS if ref.item is None else STATEMENT_FIELDS
    if field not in allowed:
        what = "briefing" if ref.item is None else "statement"
        raise UsageError(f"the {field} of a {what} cannot be corrected; what can: {', '.join(allowed)}")
    before = holding(store, str(ref)).get(field)
    if before is not None:
        return before.value
    if ref.item is not None:
        return _text(getattr(store.statement(ref)[1], field))
    if ref.edition is not None:
        raise UsageError(f"{ref}: name the briefing ({ref.briefing}) or one of its statements")
    return _text(getattr(store.briefing(ref.briefing), field))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _check_value(store: Store, ref: Ref, field: str, value: str | None) -> None:
    if value is None:
        if field in {"kind", "exchange", "follow_up"}:
            raise UsageError(f"the {field} cannot be left open")
        return
    if not value.strip():
        raise UsageError(f"the {field} is empty; give no value at all to leave it open")
    if field == "date":
        try:
            date.fromisoformat(value)
        except ValueError:
            raise UsageError(f"`{value}` is no date; dates look like 2019-12-24") from None
        return
    allowed = _allowed(store, ref, field)
    if allowed and value not in allowed:
        raise UsageError(f"{ref}: `{value}` is no {field.replace('_', ' ')}; it can be {', '.join(allowed)}")


def _allowed(store: Store, ref: Ref, field: str) -> tuple[str, ...]:
    """Returns the values that a field can have, none where it is a name."""
    match field:
        case "kind":
            return EVENTS if ref.item is None else KINDS
        case "follow_up":
            return ("True", "False")
        case "exchange":
            return ("0", *map(str, store.statement(ref)[0].exchanges()))
        case _:
            return ()
