"""A bar for sweeps: how much of the input is done, pages a second, the time that is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from onrecord.pipeline.scan.plan import Summary

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class ScanProgress:
    """Counts files by their bytes; shows a bar where standard error is a terminal."""

    def __init__(self, files: Sequence[str]) -> None:
        """Takes the files that are to be swept."""
        self._wanted = sys.stderr.isatty()
        self._sizes = {file: _size(file) for file in files} if self._wanted else {}
        self._pages = self._done = self._count = 0
        self._began = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Shows the bar."""
        if self._wanted:
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the bar off the terminal."""
        if self._bar is not None:
            self._bar.stop()

    def step(self, one: Summary) -> None:
        """Counts a file that is done; one that was done before is no work and does not make the estimate better."""
        self._count += 1
        self._pages += one.pages
        if self._bar is None or self._task is None:
            return
        size = self._sizes.get(one.file, 0)
        if one.done:
            self._done += size
            self._bar.update(self._task, completed=self._done, words=self._words(), refresh=True)
        else:
            total = (self._bar.tasks[0].total or 0) - size
            self._bar.update(self._task, total=total, words=self._words(), refresh=True)

    def say(self, line: str) -> None:
        """Prints a line to standard error, above the bar."""
        if self._bar is None:
            click.echo(line, err=True)
        else:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _words(self) -> str:
        rate = self._pages / max(time.monotonic() - self._began, 0.001)
        return f"{self._count:,} of {len(self._sizes):,} files, {rate:,.0f} pages/s"

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415  loaded when there is a bar to draw
        from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        columns = (
            TextColumn("sweeping"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[words]}"),
            TimeRemainingColumn(),
        )  # fmt: skip
        # No thread of its own: worker processes are copied from this one. An hour of speed makes the estimate.
        self._bar = Bar(
            *columns, console=Console(stderr=True), auto_refresh=False, transient=True, redirect_stdout=False,
            redirect_stderr=False, speed_estimate_period=3600,
        )  # fmt: skip
        self._task = self._bar.add_task("", total=sum(self._sizes.values()), words=self._words())
        self._bar.start()


def _size(file: str) -> int:
    try:
        return max(Path(file).stat().st_size, 1)
    except OSError:
        return 1
