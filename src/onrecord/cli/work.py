"""A count on standard error, for long work of which nobody knows beforehand how much there is."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

import click

_SECONDS = 0.2


class Work:
    """Counts steps, and shows the count where standard error is a terminal."""

    def __init__(self, done: str) -> None:
        """Takes the word for what is done to each file."""
        self._done = done
        self._count = 0
        self._shown = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._width = 0

    def __enter__(self) -> Self:
        """Returns the counter itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the count off the terminal."""
        self.clear()

    def step(self, count: int) -> None:
        """Counts what was done."""
        self._count += count
        if self._wanted and time.monotonic() - self._shown > _SECONDS:
            self._shown = time.monotonic()
            line = f"{self._done} {self._count:,} files"
            click.echo(f"\r{line}", nl=False, err=True)
            self._width = len(line)

    def clear(self) -> None:
        """Takes the count off the terminal until the next step."""
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", nl=False, err=True)
            self._width = 0
