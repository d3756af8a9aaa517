"""Totals over pages as calm tables of at most 80 columns."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence

from rich import box
from rich.columns import Columns
from rich.console import Console, Group, RenderableType
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import Paper
from onrecord.pipeline.tally import Tally
from onrecord.text.wrap import printable, shorten

_MOST = 12
_UNBOUND = 10_000


def totals(tally: Tally, paper: Paper) -> str:
    """Returns totals of pages: a line of counts, then outlets and what was left out, by reason."""
    counts = Text.assemble(
        (counted(tally.pages, "page"), "bold"), " · ", counted(tally.briefings, "briefing"), " · ",
        counted(tally.exchanges, "exchange"), " · ", counted(tally.statements, "statement"),
        f" · {tally.failed:,} not read" if tally.failed else "",
    )  # fmt: skip
    return drawn(Group(counts, side_by_side(tally)), paper)


def side_by_side(tally: Tally) -> Columns:
    """Returns the tables of outlets and of what was left out, beside each other; a table without rows is not shown."""
    return Columns([table for table in (outlets(tally), reasons(tally)) if table.row_count], padding=(0, 3))


def counted(number: int, noun: str, many: str | None = None) -> str:
    """Returns a number with its noun: `1 page`, `2,304 pages`; `many` is the plural where it is no `s` more."""
    return f"{number:,} {noun if number == 1 else many or f'{noun}s'}"


def holdings(held: Mapping[str, int], *names: str) -> str:
    """Returns how much a record holds: `36 briefings, 3 other pages, 44 editions`; other pages follow where there are any."""
    wanted = [one for name in names for one in ((name, "other_pages") if name == "briefings" else (name,))]
    shown = [name for name in wanted if name != "other_pages" or held[name]]
    return ", ".join(counted(held[name], name.removesuffix("s").replace("_", " ")) for name in shown)


def outlets(tally: Tally) -> Table:
    """Returns the table of outlets by questions asked."""
    return ranked("Outlets", "questions", tally.outlets)


def reasons(tally: Tally) -> Table:
    """Returns the table of what is no statement: pieces and code points by reason."""
    table = sheet(("Left out, because", "left"), ("pieces", "right"), ("code points", "right"))
    found = tally.furniture + tally.remainder
    for reason, size in _largest(found):
        table.add_row(reason.replace("-", " "), f"{tally.pieces[reason]:,}", f"{size:,}")
    return table


def ranked(title: str, unit: str, counts: Counter[str]) -> Table:
    """Returns a table of names by count, the largest first."""
    table = sheet((title, "left"), (unit, "right"))
    for name, count in _largest(counts)[:_MOST]:
        table.add_row(Text(shorten(printable(name), 26)), f"{count:,}")
    if len(counts) > _MOST:
        table.add_row(Text(f"and {len(counts) - _MOST} more", "dim"), "")
    return table


def _largest(counts: Counter[str]) -> Sequence[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def sheet(*columns: tuple[str, str]) -> Table:
    """Returns an empty table: a head, one rule, no frame."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1), header_style="bold")
    for at, (name, side) in enumerate(columns):
        # Where the paper is narrow, rich takes room from columns that may wrap first: names wrap, days and numbers stay whole.
        table.add_column(
            name,
            justify="right" if side == "right" else "left",
            no_wrap=at > 0,
            min_width=len(name),
            overflow="fold" if at == 0 else "ellipsis",
        )
    return table


def drawn(content: RenderableType, paper: Paper) -> str:
    """Returns what is drawn, as text for this paper."""
    page = io.StringIO()
    console = Console(
        file=page, width=paper.columns, force_terminal=paper.colors, color_system="standard" if paper.colors else None,
        legacy_windows=False, highlight=False,
    )  # fmt: skip
    console.print(content)
    return "\n".join(line.rstrip() for line in page.getvalue().split("\n")).strip("\n")


def fits(content: Table, paper: Paper) -> bool:
    """Tells whether a table has room on this paper with no cell broken or cut."""
    console = Console(width=_UNBOUND, file=io.StringIO(), legacy_windows=False)
    return Measurement.get(console, console.options, content).maximum <= paper.columns
