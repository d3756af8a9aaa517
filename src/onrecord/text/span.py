"""A half-open run of code points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from onrecord.errors import UsageError


class Span(NamedTuple):
    """Code points `start` to `end` (not included) of a named text, `0 <= start <= end`.

    A tuple, so that a page's thousands of spans cost no more than pairs of integers; `span()` checks.
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Returns the number of code points."""
        return self.end - self.start

    def cut(self, text: str) -> str:
        """Returns the words of `text` under the span."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """Returns the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)

    def holds(self, other: Span) -> bool:
        """Tells whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tells whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


def span(start: int, end: int) -> Span:
    """Returns a checked span; raises UsageError when it is negative or runs backwards."""
    if not 0 <= start <= end:
        message = f"a span must satisfy 0 <= start <= end, not {start}, {end}"
        raise UsageError(message)
    return Span(start, end)


def ordered(spans: Iterable[Span]) -> bool:
    """Tells whether spans come in order and share no code point."""
    last = 0
    for one in spans:
        if one.start < last or one.end < one.start:
            return False
        last = one.end
    return True
