"""Floors: what was once measured may not be lost. Values and the digests of what they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

import attrs

FILE = Path(__file__).with_name("floors.json")
LOWER_IS_BETTER = ("lost", "swallowed")
_STEP = 10_000


@attrs.frozen
class Floors:
    """The pinned values by figure, and by source of data the digest they were measured on."""

    values: dict[str, float]
    digests: dict[str, str]


def load(file: Path = FILE) -> Floors:
    """Returns the pinned floors, none where there is no file yet."""
    if not file.is_file():
        return Floors({}, {})
    found = json.loads(file.read_text("utf-8"))
    return Floors(found["floors"], found["digests"])


def save(floors: Floors, file: Path = FILE) -> None:
    """Writes the floors."""
    told = {"floors": dict(sorted(floors.values.items())), "digests": dict(sorted(floors.digests.items()))}
    file.write_text(json.dumps(told, indent=2) + "\n", "utf-8")


def lower_is_better(figure: str) -> bool:
    """Tells whether a figure counts mistakes."""
    return figure.rpartition(".")[2] in LOWER_IS_BETTER


def holds(figure: str, value: float, floor: float) -> bool:
    """Tells whether a value is no worse than its floor."""
    return value <= floor + 1e-9 if lower_is_better(figure) else value >= floor - 1e-9


def raised(floors: Floors, figures: Mapping[str, float], digests: Mapping[str, str]) -> Floors:
    """Returns the floors moved up to the figures, rounded to the worse side; a floor never moves down."""
    values = dict(floors.values)
    for figure, value in figures.items():
        worse = math.ceil(value * _STEP - 1e-9) if lower_is_better(figure) else math.floor(value * _STEP + 1e-9)
        fresh = worse / _STEP
        if figure not in values or holds(figure, fresh, values[figure]):
            values[figure] = fresh
    return Floors(values, {**floors.digests, **digests})
