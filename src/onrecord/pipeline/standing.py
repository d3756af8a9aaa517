"""The formulations of an office in a language: a projection that grows as briefings arrive."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.formulation import Formulation, Sort
from onrecord.analysis.formulations.growing import Growing
from onrecord.errors import RecordError
from onrecord.model.statement import Kind
from onrecord.record.lock import WriteLock
from onrecord.record.projections import sign_projections
from onrecord.record.store import Store

FOLDER: Final = "formulations"
_FORMAT = 2
_MANY_DAYS = 60


def standing(store: Store, office: str, language: str) -> list[Formulation]:
    """Returns the formulations of an office's own words in a language, those with most days first.

    A phrase must be said on five days; on three where the record holds fewer than sixty editions. Only editions not yet
    taken up are read; one that was read anew makes the projection begin again.
    """
    path = store.layout.projections / FOLDER / f"{office}.{language}.json"
    held = editions_of(store, office, language)
    told = _told(path)
    if told.get("editions") == held:
        return [_formulation(*row) for row in told["formulations"]]
    days = 3 if len(held) < _MANY_DAYS else None
    try:
        lock = WriteLock(path.with_suffix(".lock"))
    except RecordError:
        # Another process is at it, or nothing can be written here: what is asked for is found without keeping it.
        return formulations(passages_of(store, held), language, days=days)
    with lock:
        found = _grown(store, path, held, days)
        sign_projections(store.layout)
    return found


def _grown(store: Store, path: Path, held: dict[str, int], days: int | None) -> list[Formulation]:
    """Returns the formulations after taking up the editions that came since, and keeps them."""
    told = _told(path)
    taken = dict(told.get("editions", {}))
    growing = path.with_suffix("")
    # Only here, where the lock is held, may the folder go: whoever finds no file meanwhile must leave it to its maker.
    if not told or told.get("days") != days or not taken.items() <= held.items():
        taken = {}
        shutil.rmtree(growing, ignore_errors=True)
    # A crash between here and the end leaves more in the folder than the file tells: then it is begun again.
    path.unlink(missing_ok=True)
    grown = Growing(growing, path.stem.rpartition(".")[2], days=days)
    grown.add(passages_of(store, {edition: 0 for edition in held if edition not in taken}))
    found = grown.formulations()
    _save(path, {"format": _FORMAT, "editions": held, "days": days, "formulations": [_row(one) for one in found]})
    return found


def editions_of(store: Store, office: str, language: str) -> dict[str, int]:
    """Returns the primary editions of an office in a language, each with the number of its revisions."""
    return {
        edition.id: edition.revisions
        for briefing in store.briefings(office=office)
        for edition in store.editions(briefing.id)
        if edition.primary and edition.language.partition("-")[0] == language
    }


def passages_of(store: Store, editions: dict[str, int]) -> Iterator[Passage]:
    """Yields the office's own statements of some editions that have a date."""
    for edition in editions:
        revision = store.revision(edition)
        if revision.briefing.date is not None:
            for one in revision.statements:
                if one.kind in {Kind.ANSWER, Kind.SPEECH}:
                    yield Passage(revision.ref(one), revision.briefing.date, one.text)


def _told(path: Path) -> dict[str, Any]:
    """Returns what the projection's file tells; nothing where there is none, a damaged one, or one of another format."""
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return dict(told) if told.get("format") == _FORMAT else {}


def _formulation(*row: Any) -> Formulation:
    text, language, sort, uses, days, first, last, forms = row
    dates = date.fromisoformat(first), date.fromisoformat(last)
    return Formulation(text, language, Sort(sort), uses, days, *dates, tuple(forms))


def _row(one: Formulation) -> list[Any]:
    dates = one.first.isoformat(), one.last.isoformat()
    return [one.text, one.language, one.sort.value, one.uses, one.days, *dates, list(one.forms)]


def _save(path: Path, told: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(told, ensure_ascii=False) + "\n", "utf-8")
    part.replace(path)
