"""The bars of a chart and the rows of the table behind it, put together directly: there may be seventy of each."""

from __future__ import annotations

from html import escape
from typing import Final

from django.utils.safestring import SafeString

from onrecord.web.record.chart import HEIGHT, WIDTH, Chart
from onrecord.web.record.words import month, number

_MOST_YEARS: Final = 8
"""So many years beside each other can be read on a phone."""
_EDGE: Final = 4.0
"""Percent of the width in which a year at either end would be cut off; what stands below says the ends."""


def bars(chart: Chart) -> SafeString:
    """Returns the bars: counts above the line, what was held below it, each with its numbers as a title."""
    made = [f'<line x1="0" y1="{HEIGHT - 0.5}" x2="{WIDTH}" y2="{HEIGHT - 0.5}" class="base"/>']
    for one in chart.bars:
        told = f"{month(one.period)}: {number(one.count)}"
        if one.of is not None:
            told += f" / {number(one.of)}"
        title = f"<title>{escape(told)}</title>"
        if one.count:
            made.append(f'<rect x="{one.x}" y="{one.y}" width="{one.width}" height="{one.height}">{title}</rect>')
        if one.depth:
            made.append(
                f'<rect class="of" x="{one.x}" y="{HEIGHT + 3}" width="{one.width}" height="{one.depth}">{title}</rect>'
            )
    return SafeString("".join(made))


def years(chart: Chart) -> SafeString:
    """Returns the years below the bars, each where it begins; "" where no year begins between the ends."""
    begun = [at for at, one in enumerate(chart.bars) if chart.is_yearly or one.period.endswith("-01")]
    every = -(-len(begun) // _MOST_YEARS) or 1
    places = [(chart.bars[at].period[:4], round(100 * (at + 0.5) / len(chart.bars), 2)) for at in begun[::every]]
    made = [
        f'<line x1="{x}%" x2="{x}%" y1="0" y2="4"/><text x="{x}%" y="16">{year}</text>'
        for year, x in places
        if _EDGE < x < 100 - _EDGE
    ]
    return SafeString(f'<svg class="ticks">{"".join(made)}</svg>' if made else "")


def rows(chart: Chart) -> SafeString:
    """Returns the rows of the table, every period with something; the numbers also as programs read them."""
    made = []
    for one in chart.rows:
        cells = f'<th scope="row" data-period="{one.period}">{escape(month(one.period))}</th>{_cell(one.count)}'
        if one.of is not None:
            share = "–" if one.share is None else f"{one.share:.1f} %"
            cells += f'{_cell(one.of)}<td class="n">{share}</td>'
        made.append(f"<tr>{cells}</tr>")
    return SafeString("".join(made))


def _cell(count: int) -> str:
    return f'<td class="n" data-n="{count}">{number(count)}</td>'
