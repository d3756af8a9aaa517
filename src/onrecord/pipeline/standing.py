"""The formulations of an office in a language: a projection, made again when editions came or changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from onrecord.analysis.formulations.corpus import Passage
from onrecord.analysis.formulations.extract import formulations
from onrecord.analysis.formulations.formulation import Formulation, Sort
from onrecord.model.statement import Kind
from onrecord.record.store import Store

FOLDER: Final = "formulations"
_FORMAT = 1
_MANY_DAYS = 60


def standing(store: Store, office: str, language: str) -> list[Formulation]:
    """Returns the formulations of an office's own words in a language, those with most days first.

    A phrase must be said on five days; on three where the record holds fewer than sixty.
    """
    path = store.layout.projections / FOLDER / f"{office}.{language}.json"
    held = editions_of(store, office, language)
    known = _load(path, held)
    if known is None:
        passages = list(passages_of(store, held))
        few = len({one.day for one in passages}) < _MANY_DAYS
        known = formulations(passages, language, days=3 if few else None)
        _save(path, held, known)
    return known


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


def _load(path: Path, held: dict[str, int]) -> list[Formulation] | None:
    try:
        told = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if told.get("format") != _FORMAT or told.get("editions") != held:
        return None
    return [_formulation(*row) for row in told["formulations"]]


def _formulation(*row: Any) -> Formulation:
    text, language, sort, uses, days, first, last, forms = row
    return Formulation(
        text, language, Sort(sort), uses, days, date.fromisoformat(first), date.fromisoformat(last), tuple(forms)
    )


def _save(path: Path, held: dict[str, int], found: list[Formulation]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [
        [
            one.text,
            one.language,
            one.sort.value,
            one.uses,
            one.days,
            one.first.isoformat(),
            one.last.isoformat(),
            one.forms,
        ]
        for one in found
    ]
    part = path.with_suffix(".part")
    part.write_text(
        json.dumps({"format": _FORMAT, "editions": held, "formulations": rows}, ensure_ascii=False) + "\n", "utf-8"
    )
    part.replace(path)
