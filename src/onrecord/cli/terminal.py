"""What is on the other side of standard output: its width, and whether it shows colours."""

from __future__ import annotations

import os
import shutil
import sys

import click
from attrs import frozen

NARROWEST, WIDEST = 40, 100


@frozen
class Paper:
    """How wide to print and whether in colours."""

    columns: int = 80
    colors: bool = False

    def paint(self, text: str, color: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
        """Returns the text in a style, or as it is where there are no colours."""
        return click.style(text, fg=color, bold=bold or None, dim=dim or None) if self.colors and text else text


def paper() -> Paper:
    """Returns the paper of standard output; 80 columns and no colours where that is no terminal."""
    if not sys.stdout.isatty() and "COLUMNS" not in os.environ:
        return Paper()
    columns = min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return Paper(columns, colors=not plain)
