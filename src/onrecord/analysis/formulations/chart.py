"""Uses by period as a picture: block characters for a terminal, SVG written without a library."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from attrs import frozen

BLOCKS: Final = " ▁▂▃▄▅▆▇█"
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 240, 44, 34, 46


@frozen
class Bar:
    """A period with its uses and the statements they stand against."""

    period: str
    uses: int
    statements: int


def block_chart(bars: Sequence[Bar], *, columns: int = 80, rows: int = 4) -> list[str]:
    """Returns the bars as lines of block characters, the first and last period below; periods share a column where needed."""
    if not bars:
        return []
    room = max(columns - 8, 10)
    step = -(-len(bars) // room)
    sums = [sum(one.uses for one in bars[at : at + step]) for at in range(0, len(bars), step)]
    most = max(sums)
    width = max(room // len(sums), 1) if len(sums) < room // 2 else 1
    lines = []
    for row in range(rows, 0, -1):
        head = f"{most:>6,} " if row == rows else f"{0:>6} " if row == 1 else " " * 7
        lines.append((head + "".join(_block(one, most, row, rows) * width for one in sums)).rstrip())
    first, last = bars[0].period, bars[-1].period
    gap = max(len(sums) * width - len(first) - len(last), 1)
    lines.append(" " * 7 + (first + " " * gap + last if len(bars) > 1 else first))
    return lines


def _block(value: int, most: int, row: int, rows: int) -> str:
    eighths = round(value / most * rows * 8) if most else 0
    if value and not eighths:
        eighths = 1
    return BLOCKS[min(max(eighths - (row - 1) * 8, 0), 8)]


def svg_chart(bars: Sequence[Bar], *, title: str, description: str) -> str:
    """Returns the bars as an SVG picture that says in words what it shows, with every number as a tooltip."""
    most = max((one.uses for one in bars), default=0)
    room = _WIDTH - _LEFT - 10
    width = room / max(len(bars), 1)
    tall = _HEIGHT - _BOTTOM - _TOP
    base = _HEIGHT - _BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'aria-labelledby="chart-title chart-description" font-family="system-ui, sans-serif" font-size="12">',
        f'<title id="chart-title">{_xml(title)}</title>',
        f'<desc id="chart-description">{_xml(description)}</desc>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="20" font-size="15" font-weight="600" fill="#1a1a1a">{_xml(title)}</text>',
        f'<path d="M{_LEFT} {_TOP}V{base}H{_WIDTH - 10}" fill="none" stroke="#595959"/>',
    ]
    for tick in sorted({0, most // 2, most}):
        y = base - tall * tick / most if most else base
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#404040">{tick:,}</text>')
    for at, one in enumerate(bars):
        if one.uses:
            height = tall * one.uses / most
            x = _LEFT + at * width
            parts.append(
                f'<rect x="{x + width * 0.1:.2f}" y="{base - height:.2f}" width="{width * 0.8:.2f}" height="{height:.2f}" '
                f'fill="#0b5394"><title>{_xml(_told(one))}</title></rect>'
            )
    for at, label in _labels(bars):
        x = _LEFT + (at + 0.5) * width
        parts.append(f'<text x="{x:.1f}" y="{base + 18}" text-anchor="middle" fill="#404040">{_xml(label)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def table_of(bars: Sequence[Bar]) -> str:
    """Returns the numbers as an HTML table: what stands beside the picture for those who do not see it."""
    rows = "\n".join(
        f'<tr><th scope="row">{escape(one.period)}</th><td>{one.uses:,}</td><td>{one.statements:,}</td></tr>'
        for one in bars
    )
    head = '<tr><th scope="col">Period</th><th scope="col">Uses</th><th scope="col">Statements</th></tr>'
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n"


def _told(one: Bar) -> str:
    return f"{one.period}: {one.uses:,} uses, {one.statements:,} statements"


def _labels(bars: Sequence[Bar]) -> list[tuple[int, str]]:
    """Returns about eight periods to write below the axis, the first of every year where there are months."""
    firsts = [(at, one.period[:4]) for at, one in enumerate(bars) if len(one.period) == 4 or one.period.endswith("-01")]
    found = firsts or [(at, one.period) for at, one in enumerate(bars)]
    step = -(-len(found) // 8)
    return found[::step] if step else []


def _xml(text: str) -> str:
    """Returns the text as XML may hold it: signs of control, which no XML may, left out."""
    return escape(
        "".join(one for one in text if one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
    )
