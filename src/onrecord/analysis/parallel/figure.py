"""Numbers and dates of a text, in whatever way a language writes them, as values that compare."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from onrecord.analysis.parallel.tables import spoken
from onrecord.text.span import Span


class Unit(StrEnum):
    """What a figure counts."""

    NUMBER = "number"
    PERCENT = "percent"
    ORDINAL = "ordinal"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    WEEKDAY = "weekday"


DATES = frozenset({Unit.YEAR, Unit.MONTH, Unit.DAY, Unit.WEEKDAY})


@frozen
class Figure:
    """A number or a part of a date. `digits` tells whether it is written with digits; weekdays count from Monday, 1."""

    unit: Unit
    value: float
    span: Span
    digits: bool = True

    @property
    def key(self) -> tuple[str, float]:
        """Returns what makes figures of two languages the same: 35 is 35, of years, percent or an anniversary."""
        return (self.unit.value if self.unit in {Unit.MONTH, Unit.WEEKDAY} else "n", self.value)


def figures(text: str, language: str) -> list[Figure]:
    """Returns the figures of a text in the order in which they stand."""
    match spoken(language):
        case "zh" | "ja":
            from onrecord.analysis.parallel.figures_zh import figures_zh  # noqa: PLC0415  its patterns take 10 ms

            return figures_zh(text)
        case other:
            from onrecord.analysis.parallel.figures_spaced import figures_spaced  # noqa: PLC0415

            return figures_spaced(text, other)


def rounded(value: float) -> float:
    """Returns a product of decimals as it was meant: 3.2 times 10,000 is 32,000."""
    return round(value, 6)
