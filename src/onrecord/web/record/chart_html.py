"""The bars of a chart and the rows of the table behind it, put together directly: there may be seventy of each."""

from __future__ import annotations

from html import escape

from django.utils.safestring import SafeString

from onrecord.web.record.chart import HEIGHT, WIDTH, Chart
from onrecord.web.record.words import month, number


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
