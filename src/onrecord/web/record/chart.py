"""How often, by month or year: bars for the eye, the same numbers for a table, and a line of words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import evolve, frozen

WIDTH: Final = 720
HEIGHT: Final = 120
BELOW: Final = 44
"""How much room the bars of what was held have below the line."""
_MOST_BARS: Final = 72
_YEAR: Final = 4
"""How many signs the name of a year has."""


@frozen
class Bar:
    """One period: its name (`2019-12`, `2019`), its count, and the bar's place in the picture.

    `of` is how much was held in the period at all, what the count stands against; its bar hangs below, `depth` high.
    """

    period: str
    count: int
    x: float
    y: float
    width: float
    height: float
    of: int | None = None
    depth: float = 0.0

    @property
    def share(self) -> float | None:
        """Returns the count as a share of what was held, in percent; None where nothing was, or it is not known."""
        return round(100 * self.count / self.of, 2) if self.of else None


@frozen
class Chart:
    """The periods from first to last, those with nothing too. `most` is the highest count, `peak` its first period.

    `held` is the sum of what was held in the periods, None where the counts stand against nothing.
    """

    bars: tuple[Bar, ...]
    first: str
    last: str
    most: int
    peak: str
    total: int
    held: int | None = None

    @property
    def height(self) -> int:
        """Returns how high the picture is: with what was held hanging below the line, higher."""
        return HEIGHT if self.held is None else HEIGHT + BELOW

    @property
    def is_yearly(self) -> bool:
        """Tells whether a period is a year, and not a month."""
        return len(self.first) == _YEAR

    @property
    def peaks(self) -> int:
        """Returns how many periods have the highest count; none where nothing was counted."""
        return sum(one.count == self.most for one in self.bars) if self.most else 0

    @property
    def rows(self) -> list[Bar]:
        """Returns the periods with something, for the table."""
        return [one for one in self.bars if one.count or one.of]


def chart(months: Mapping[str, int], held: Mapping[str, int] | None = None) -> Chart | None:
    """Returns the chart of counts by month or year, by year where there are too many months; None where no date is known.

    `held` says how much there is of each period at all; the chart then goes from its first to its last.
    """
    dated = {name: count for name, count in months.items() if name}
    against = None if held is None else {name: count for name, count in held.items() if name}
    if not dated and not against:
        return None
    every = sorted({*dated, *(against or {})})
    names = _between(every[0], every[-1])
    if len(names) > _MOST_BARS and len(names[0]) > _YEAR:
        dated, against = _by_year(dated), None if against is None else _by_year(against)
        names = _between(every[0][:_YEAR], every[-1][:_YEAR])
    most = max(dated.values(), default=0)
    step = WIDTH / len(names)
    gap = min(step * 0.18, 4)
    bars = tuple(_bar(name, dated.get(name, 0), (place * step, step, gap), most) for place, name in enumerate(names))
    if against is not None:
        deepest = max(against.values(), default=0) or 1
        bars = tuple(_against(one, against.get(one.period, 0), deepest) for one in bars)
    peak = next(one.period for one in bars if one.count == most)
    total = None if against is None else sum(against.values())
    return Chart(bars, names[0], names[-1], most, peak, sum(dated.values()), total)


def _by_year(months: Mapping[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for name, count in months.items():
        years[name[:_YEAR]] = years.get(name[:_YEAR], 0) + count
    return years


def _against(bar: Bar, of: int, deepest: int) -> Bar:
    depth = max(round(of / deepest * (BELOW - 4), 1), 1) if of else 0.0
    return evolve(bar, of=of, depth=depth)


def _bar(name: str, count: int, place: tuple[float, float, float], most: int) -> Bar:
    x, step, gap = place
    # What is there at all is seen: no bar is lower than two points.
    height = max(round(count / most * (HEIGHT - 2), 1), 2) if count else 0.0
    width = round(min(step - gap, 36), 2)
    return Bar(name, count, round(x + (step - width) / 2, 2), round(HEIGHT - height, 1), width, height)


def _between(first: str, last: str) -> list[str]:
    """Returns the months, or the years, from one to another."""
    if len(first) == _YEAR:
        return [f"{year:04d}" for year in range(int(first), int(last) + 1)]
    start, end = (int(name[:4]) * 12 + int(name[5:]) - 1 for name in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]
