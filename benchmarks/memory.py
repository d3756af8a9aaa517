"""The memory of a process that reads page after page."""

from __future__ import annotations

from collections.abc import Sequence

import attrs
import psutil

from onrecord.model import Capture
from onrecord.pipeline import read_capture

SAMPLES = 20


@attrs.frozen
class Curve:
    """Megabytes held after each twentieth of the pages."""

    pages: int
    megabytes: tuple[float, ...]

    @property
    def growth(self) -> float:
        """Returns how many megabytes the last half of the pages went beyond the first; caches are full by then."""
        half = len(self.megabytes) // 2
        return round(max(0.0, max(self.megabytes[half:]) - max(self.megabytes[:half])), 1)


def measure(pages: Sequence[bytes], *, count: int) -> Curve:
    """Returns the curve of reading so many pages one after the other, beginning again when they are through."""
    process = psutil.Process()
    held = []
    for number in range(1, count + 1):
        read_capture(Capture(pages[number % len(pages)], "text/html")).to_dict()
        if number % (count // SAMPLES) == 0:
            held.append(round(process.memory_info().rss / 1e6, 1))
    return Curve(count, tuple(held))
