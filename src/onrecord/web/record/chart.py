"""How often, by month or year: bars for the eye, the same numbers for a table, and a line of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

WIDTH: Final = 720
HEIGHT: Final = 120
_MOST_BARS: Final = 72


@frozen
class Bar:
    """One period: its name (`2019-12`, `2019`), its count, and the bar's place in the picture."""

    period: str
    count: int
    x: float
    y: float
    width: float
    height: float


@frozen
class Chart:
    """The periods from first to last, those with nothing too. `most` is the highest count, `peak` its first period."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int
    peak: str
    total: int

    @property
    def rows(self) -> list[Bar]:
        """Returns the periods with something, for the table."""
        return [one for one in self.bars if one.count]


def chart(months: Mapping[str, int]) -> Chart | None:
    """Returns the chart of counts by month, by year where there are too many months; None where no date is known."""
    dated = {name: count for name, count in months.items() if name}
    if not dated:
        return None
    names = _months(min(dated), max(dated))
    if len(names) > _MOST_BARS:
        years: dict[str, int] = {}
        for name, count in dated.items():
            years[name[:4]] = years.get(name[:4], 0) + count
        dated, names = years, [str(year) for year in range(int(min(years)), int(max(years)) + 1)]
    most = max(dated.values())
    step = WIDTH / len(names)
    gap = min(step * 0.18, 4)
    bars = tuple(_bar(name, dated.get(name, 0), (place * step, step, gap), most) for place, name in enumerate(names))
    peak = next(one.period for one in bars if one.count == most)
    return Chart(bars, names[0], names[-1], most, peak, sum(dated.values()))


def _bar(name: str, count: int, place: tuple[float, float, float], most: int) -> Bar:
    x, step, gap = place
    # What is there at all is seen: no bar is lower than two points.
    height = max(round(count / most * (HEIGHT - 2), 1), 2) if count else 0
    width = round(min(step - gap, 36), 2)
    return Bar(name, count, round(x + (step - width) / 2, 2), round(HEIGHT - height, 1), width, height)


def _months(first: str, last: str) -> list[str]:
    start, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]
