"""Where a model of meaning may be plugged in. None is shipped, and nothing needs one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Embedding(Protocol):
    """Tells how alike texts of two languages are, for callers who have a multilingual model at hand."""

    def similarities(self, left: Sequence[str], right: Sequence[str]) -> Sequence[Sequence[float]]:
        """Returns a row for each left text: its likeness to each right one, from 0 to 1. The same texts, the same numbers."""
        ...
