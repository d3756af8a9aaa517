"""Formulations: recurring phrases of official language."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from attrs import frozen


class Sort(StrEnum):
    """What a recurring phrase is for: a stance, or what is told apart from stances."""

    STANCE = "stance"
    NAME = "name"
    GREETING = "greeting"
    MARKER = "marker"


@frozen
class Formulation:
    """A phrase that is said again and again. `uses` counts places, `days` days with one; `forms` are its near forms.

    `forms` has the other phrases of the family that this one stands for: clipped or slightly changed, the most used first.
    """

    text: str
    language: str
    sort: Sort
    uses: int
    days: int
    first: date
    last: date
    forms: tuple[str, ...] = ()
