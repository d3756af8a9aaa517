"""How much of an answer was said before: runs of words that stood in earlier texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from onrecord.analysis.replies.markers import folded

_UNITS = re.compile(r"[a-zà-öø-ÿа-яё0-9]+(?:['’-][a-zà-öø-ÿа-яё]+)*|[\u3041-\u30ff\u3400-\u9fff]", re.IGNORECASE)
RUN_OF_CHARACTERS, RUN_OF_WORDS = 10, 6


class Earlier:
    """The runs of the texts added so far; texts are added in order of their days, each after it was asked about."""

    def __init__(self) -> None:
        """Begins with nothing said."""
        self._runs: set[int] = set()

    def add(self, text: str) -> None:
        """Takes in a text."""
        self._runs.update(run for _, run in _runs(_units(text)))

    def share(self, text: str) -> float:
        """Returns the share (0 to 1) of a text's words, or characters without spaces, that lie in a run said before."""
        units = _units(text)
        seen = bytearray(len(units))
        length = _length(units)
        for start, run in _runs(units):
            if run in self._runs:
                seen[start : start + length] = b"\1" * min(length, len(units) - start)
        return sum(seen) / len(units) if units else 0.0


def _units(text: str) -> list[str]:
    return _UNITS.findall(folded(text))


def _length(units: Sequence[str]) -> int:
    dense = sum(unit[0] >= "\u3041" for unit in units[:50])
    return RUN_OF_CHARACTERS if dense * 2 > min(len(units), 50) else RUN_OF_WORDS


def _runs(units: Sequence[str]) -> Iterator[tuple[int, int]]:
    length = _length(units)
    for start in range(max(len(units) - length + 1, 0)):
        # Not hash(): a run must be the same number in every process, whatever its seed.
        packed = "\0".join(units[start : start + length]).encode()
        yield start, int.from_bytes(blake2b(packed, digest_size=8).digest(), "big")
