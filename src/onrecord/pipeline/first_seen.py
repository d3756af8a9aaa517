"""The runs of words an office has said, with the first day of each: a projection, brought up to date as briefings arrive."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
from attrs import frozen

from onrecord.analysis.formulations.runs import FirstSeen
from onrecord.errors import RecordError
from onrecord.model.statement import Kind
from onrecord.record.lock import WriteLock
from onrecord.record.projections import sign_projections
from onrecord.record.store import Store

FOLDER: Final = "first-seen"
_FORMAT = 1


@frozen
class Seen:
    """The runs of one office and language, and the days of the editions they come from."""

    runs: FirstSeen
    days_held: tuple[date, ...]


def first_seen(store: Store, office: str, language: str) -> Seen:
    """Returns the runs of an office's own words in a language; only editions not yet taken up are read.

    An edition read anew or taken for another makes the projection begin again: what it said cannot be taken back.
    """
    folder = store.layout.projections / FOLDER
    base = folder / f"{office}.{language}"
    held = _editions(store, office, language)
    runs, taken = _load(base)
    if not taken.items() <= held.items():
        runs, taken = FirstSeen(), {}
    fresh = [edition for edition in held if edition not in taken]
    days: dict[str, str] = dict(taken_days(base)) if taken else {}
    texts: list[tuple[date, str]] = []
    for edition in fresh:
        revision = store.revision(edition)
        day = revision.briefing.date
        if day is not None:
            days[edition] = day.isoformat()
            texts += [(day, one.text) for one in revision.statements if one.kind in {Kind.ANSWER, Kind.SPEECH}]
    if fresh:
        runs.add(texts)
        # Where another process is at it, or nothing can be written, the answer is given without keeping it.
        with suppress(RecordError), WriteLock(base.with_name(base.name + ".lock")):
            _save(base, runs, held, days)
            sign_projections(store.layout)
    return Seen(runs, tuple(sorted({date.fromisoformat(day) for day in days.values()})))


def _editions(store: Store, office: str, language: str) -> dict[str, int]:
    return {
        edition.id: edition.revisions
        for briefing in store.briefings(office=office)
        for edition in store.editions(briefing.id)
        if edition.primary and edition.language.partition("-")[0] == language
    }


def _load(base: Path) -> tuple[FirstSeen, dict[str, int]]:
    about = _about(base)
    if about is None:
        return FirstSeen(), {}
    try:
        with np.load(base.with_name(base.name + ".npz")) as arrays:
            return FirstSeen(arrays["keys"], arrays["days"]), dict(about["editions"])
    except (OSError, ValueError, KeyError):
        return FirstSeen(), {}


def taken_days(base: Path) -> dict[str, str]:
    """Returns the day of each edition taken up, by edition."""
    about = _about(base)
    return {} if about is None else dict(about["days"])


def _about(base: Path) -> dict[str, Any] | None:
    try:
        about = json.loads(base.with_name(base.name + ".json").read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return dict(about) if about.get("format") == _FORMAT else None


def _save(base: Path, runs: FirstSeen, editions: dict[str, int], days: dict[str, str]) -> None:
    """Puts the arrays in place before what says which editions they hold; a reader of the old text starts again."""
    base.parent.mkdir(parents=True, exist_ok=True)
    base.with_name(base.name + ".json").unlink(missing_ok=True)
    part = base.with_name(base.name + ".part.npz")
    np.savez(part, keys=runs.keys, days=runs.days)
    part.replace(base.with_name(base.name + ".npz"))
    about = {"format": _FORMAT, "editions": editions, "days": days}
    text = base.with_name(base.name + ".part.json")
    text.write_text(json.dumps(about, separators=(",", ":")) + "\n", "utf-8")
    text.replace(base.with_name(base.name + ".json"))
