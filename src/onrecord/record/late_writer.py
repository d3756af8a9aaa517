"""A writer that makes its record only when there is something to write."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.record.layout import Layout, refuse_others
from onrecord.record.writer import Writer


class LateWriter:
    """Opens a record that is there at once, and makes one that is not when a writer is first needed.

    Use it in a `with` statement. A wrong path, or an office that gave nothing, leaves no empty record behind.
    """

    def __init__(self, root: Path | str, *, wait: float = 0.0) -> None:
        """Takes what `Writer` takes; raises RecordError where it would."""
        self._root, self._wait = Path(root), wait
        self.writer: Writer | None = None
        refuse_others(self._root)
        if Layout(self._root).about.exists():
            self.needed()

    def needed(self) -> Writer:
        """Returns the writer, made now where there is none yet."""
        if self.writer is None:
            self.writer = Writer(self._root, wait=self._wait)
        return self.writer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.writer is not None:
            self.writer.close()
