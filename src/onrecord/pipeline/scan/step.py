"""What a sweep does with pages, whatever it looks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from attrs import frozen

from onrecord.pipeline.scan.page import ScanPage


@frozen
class Looked:
    """What some pages came to: how many were read closely, and a row for each passage found."""

    candidates: int
    rows: tuple[dict[str, Any], ...]


class Step(Protocol):
    """What is done with the pages of a file, some at a time. May raise: the page that makes it raise is set apart."""

    def look(self, pages: Sequence[ScanPage]) -> Looked:
        """Returns what the pages hold; it depends on each page alone, not on which came together."""
