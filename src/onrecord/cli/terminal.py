"""What is on the other side of standard output: its width, and whether it shows colours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable

import click
from attrs import frozen

from onrecord.text.wrap import width, wrap

NARROWEST, WIDEST = 40, 100


@frozen
class Paper:
    """How wide to print and whether in colours; `measured` tells that somebody said how wide it is."""

    columns: int = 80
    colors: bool = False
    measured: bool = False

    def paint(self, text: str, color: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
        """Returns the text in a style, or as it is where there are no colours."""
        return click.style(text, fg=color, bold=bold or None, dim=dim or None) if self.colors and text else text


def paper() -> Paper:
    """Returns the paper of standard output; 80 columns and no colours where that is no terminal."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return Paper()
    columns = min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return Paper(columns, colors=not plain, measured=True)


def fitted(line: str, columns: int) -> str:
    """Returns a line broken where it is wider than the paper, what follows indented under its beginning.

    Lines with colors are left to the terminal.
    """
    if width(line) <= columns or "\x1b" in line:
        return line
    indent = len(line) - len(line.lstrip())
    hang = " " * min(indent + 2, columns // 2)
    first, *rest = wrap(line.strip(), columns - indent)
    return "\n".join([" " * indent + first, *(hang + more for more in wrap(" ".join(rest), columns - len(hang)))])


def echo(lines: Iterable[str], *, as_json: bool) -> None:
    """Prints lines: JSON as it is, words fitted to the paper."""
    columns = paper().columns
    for line in lines:
        text = line if as_json else "\n".join(fitted(one, columns) for one in line.split("\n"))
        click.echo(text)
