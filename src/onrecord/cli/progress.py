"""A progress bar on standard error, for long work that somebody watches."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

FEW = 20
_SECONDS = 0.1


class Progress:
    """Counts pages; shows a bar from the 21st on where standard error is a terminal that shows nothing else."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = sources
        # Where pages go to the terminal themselves, they show how far the work is.
        self._wanted = sys.stderr.isatty() and not sys.stdout.isatty()
        self._done = 0
        self._drawn = 0.0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Returns the counter itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the bar off the terminal."""
        if self._bar is not None:
            self._bar.stop()

    def step(self) -> None:
        """Counts one page."""
        self._done += 1
        if not self._wanted or self._done <= FEW:
            return
        if self._bar is None:
            self._start()
        now = time.monotonic()
        if self._bar is not None and self._task is not None and now - self._drawn > _SECONDS:
            self._drawn = now
            self._bar.update(self._task, completed=self._done, refresh=True)

    def say(self, line: str) -> None:
        """Prints a line to standard error, above the bar."""
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415  loaded when there is a bar to draw
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # No thread of its own: worker processes are copied from this one.
        self._bar = Bar(
            *columns, console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False,
            redirect_stderr=False,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=count_files(self._sources))
        self._bar.start()


def count_files(sources: Sequence[str]) -> int | None:
    """Returns how many pages sources hold, or None where that is not known before they are read."""
    count = 0
    for source in sources:
        if Path(source).is_dir():
            for _, folders, names in os.walk(source):
                folders[:] = [name for name in folders if not name.startswith(".")]
                shown = [name for name in names if not name.startswith(".")]
                if any(_holds_many(name) for name in shown):
                    return None
                count += len(shown)
        elif source == "-" or _holds_many(source):
            return None
        else:
            count += 1
    return count


def _holds_many(name: str) -> bool:
    return name.lower().removesuffix(".gz").endswith((".warc", ".mbox"))
