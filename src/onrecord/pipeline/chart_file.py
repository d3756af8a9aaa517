"""A history as a picture in a file: SVG without a library, PNG where matplotlib is installed."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from onrecord.analysis.formulations.chart import Bar, svg_chart
from onrecord.errors import UsageError
from onrecord.pipeline.history import History


def bars_of(found: History) -> list[Bar]:
    """Returns the periods of a history as bars."""
    return [Bar(one.period, one.uses, one.statements) for one in found.periods]


def write_chart(found: History, path: Path) -> None:
    """Writes the picture of a history.

    Raises UsageError for a file that is neither .svg nor .png, one that cannot be written, or without matplotlib.
    """
    form = path.suffix.lower()
    if form not in {".svg", ".png"}:
        raise UsageError(f"{path}: a picture is an .svg or a .png file")
    try:
        if form == ".svg":
            path.write_text(svg_chart(bars_of(found), title=found.phrase, description=told(found)), "utf-8")
        else:
            _write_png(found, path)
    except OSError as fault:
        raise UsageError(f"{path}: cannot be written: {fault.strerror or fault}") from None


def told(found: History) -> str:
    """Returns in one sentence what the picture of a history shows."""
    if found.first is None or found.last is None:
        return f"{found.phrase} is not found."
    held = found.coverage
    much = f" {held.held:,} of {held.expected:,} expected briefings are held." if held.expected else ""
    return (
        f"{len(found.uses):,} uses in {found.said_in:,} statements on {found.days:,} days, "
        f"first on {found.first.date}, last on {found.last.date}, by {found.by}.{much}"
    )


def _write_png(found: History, path: Path) -> None:
    try:
        figures: Any = import_module("matplotlib.figure")
    except ImportError:
        raise UsageError("a PNG needs matplotlib: install onrecord[plots], or write an .svg") from None
    figure = figures.Figure(figsize=(9, 3.2), layout="constrained")
    axes = figure.add_subplot()
    bars = bars_of(found)
    axes.bar(range(len(bars)), [one.uses for one in bars], color="#0b5394")
    step = -(-len(bars) // 8) or 1
    axes.set_xticks(range(0, len(bars), step), [one.period for one in bars[::step]])
    # The fonts that matplotlib brings have no Chinese characters; the description stands in the file's metadata too.
    axes.set_title(found.phrase if found.phrase.isascii() else told(found).partition(",")[0])
    axes.set_ylabel("uses")
    figure.savefig(path, format="png", dpi=150, metadata={"Title": found.phrase, "Description": told(found)})
