"""From code points of a decoded source to the bytes it was decoded from."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Callable

STEP = 2048


class ByteIndex:
    """Tells at which byte each code point of a decoded text begins.

    `text` is what decoding `raw[skip:]` with `encoding` gave (malformed bytes as U+FFFD). Where encoding
    the text again gives the same bytes, offsets come from encoded slices between checkpoints; elsewhere
    (malformed bytes, shift sequences) every code point's own place is taken from an incremental decoder.
    """

    __slots__ = ("_at", "_encoding", "_marks", "_raw", "_skip", "_text")

    def __init__(self, raw: bytes, text: str, *, encoding: str, skip: int = 0) -> None:
        """Keeps the parts; nothing is computed before the first question."""
        self._raw = raw
        self._text = text
        self._encoding = encoding
        self._skip = skip
        self._at: Callable[[int], int] | None = None
        self._marks: list[int] = []

    def byte(self, point: int) -> int:
        """Returns the byte at which code point `point` begins (the end of the bytes for the last + 1)."""
        if self._at is None:
            self._at = self._choose()
        return self._at(point)

    def point(self, byte: int) -> int:
        """Returns the code point that byte `byte` belongs to (the number of points for the end)."""
        low, high = 0, len(self._text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.byte(middle) <= byte:
                low = middle
            else:
                high = middle - 1
        return low

    def _choose(self) -> Callable[[int], int]:
        if self._text.isascii() and len(self._raw) - self._skip == len(self._text):
            return self._same
        try:
            again = self._text.encode(self._encoding)
        except UnicodeEncodeError:
            again = b""
        if self._raw[self._skip :] == again:
            self._mark()
            return self._between_marks
        self._marks = _places(self._raw, self._encoding, self._skip, len(self._text))
        return self._marks.__getitem__

    def _same(self, point: int) -> int:
        return self._skip + point

    def _mark(self) -> None:
        at = self._skip
        self._marks = [at]
        for start in range(0, len(self._text), STEP):
            at += len(self._text[start : start + STEP].encode(self._encoding))
            self._marks.append(at)

    def _between_marks(self, point: int) -> int:
        mark, rest = divmod(point, STEP)
        if rest == 0:
            return self._marks[mark]
        start = mark * STEP
        return self._marks[mark] + len(self._text[start : start + rest].encode(self._encoding))


def _places(raw: bytes, encoding: str, skip: int, points: int) -> list[int]:
    """Decodes byte by byte and notes where each code point begins."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    places: list[int] = []
    begun = skip
    for at in range(skip, len(raw)):
        out = decoder.decode(raw[at : at + 1])
        places.extend([begun] * len(out))
        if out:
            begun = at + 1
    rest = decoder.decode(b"", final=True)
    places.extend([begun] * len(rest))
    places.extend([len(raw)] * (points + 1 - len(places)))
    return places


def line_starts(text: str) -> list[int]:
    """Returns the code point at which each line begins (lines end at LF)."""
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def line_of(starts: list[int], point: int) -> tuple[int, int]:
    """Returns line and column (both from 1) of a code point."""
    line = bisect_right(starts, point)
    return line, point - starts[line - 1] + 1
