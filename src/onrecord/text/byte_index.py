"""From code points of a decoded source to the bytes it was decoded from."""

from __future__ import annotations

import codecs
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, pairwise

STEP = 4096
"""Code points between two places whose bytes are counted once for all."""


# Encodings whose bytes for a slice are not a slice of the bytes: marks at the beginning, shift sequences.
_STATEFUL = re.compile(r"(utf[-_]?(16|32|7|8[-_]sig)|iso[-_]?2022.*|hz.*|csiso2022.*|u16|u32)\Z", re.IGNORECASE)
_UTF_8 = re.compile(r"utf[-_]?8\Z", re.IGNORECASE)
# Runs of code points that take one, two, three and four bytes in UTF-8.
_WIDTHS = re.compile("[\0-\x7f]+|[\x80-\u07ff]+|[\u0800-\uffff]+|[\U00010000-\U0010ffff]+")


class ByteIndex:
    """Tells at which byte each code point of a decoded text begins.

    `text` is what decoding `raw[skip:]` with `encoding` gave (malformed bytes as U+FFFD). Where encoding
    the text again gives the same bytes, offsets come from encoded slices between checkpoints; elsewhere
    (malformed bytes, byte order marks, shift sequences) every code point's own place is taken from an
    incremental decoder. A byte order mark or a shift belongs to the code point behind it.
    """

    __slots__ = ("_apart", "_at", "_encoding", "_last", "_marks", "_raw", "_skip", "_text")

    def __init__(self, raw: bytes, text: str, *, encoding: str, skip: int = 0) -> None:
        """Keeps the parts; nothing is computed before the first question."""
        self._raw = raw
        self._text = text
        self._encoding = encoding
        self._skip = skip
        self._at: Callable[[int], int] | None = None
        self._marks: list[int] = []
        self._apart = _UTF_8.match(encoding) is not None
        self._last = (0, skip)
        """A code point and its byte to count from: the one asked for last where no two code points share bytes."""

    def byte(self, point: int) -> int:
        """Returns the byte at which code point `point` begins (the end of the bytes for the last + 1)."""
        return (self._at or self.places())(point)

    def places(self) -> Callable[[int], int]:
        """Returns what `byte` asks, for those who ask often."""
        if self._at is None:
            self._at = self._choose()
        return self._at

    def ranges(self, runs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        """Returns the bytes (start, end) of runs of code points (start, end)."""
        at = self.places()
        if not self._apart or at != self._between_marks:
            return tuple([(at(low), at(high)) for low, high in runs])
        text = self._text
        found = []
        point, byte = self._last
        for low, high in runs:
            if not point <= low < point + STEP:
                point, byte = low, at(low)
            elif point < low:
                byte += len(text[point:low].encode())
            first = byte
            byte += len(text[low:high].encode())
            point = high
            found.append((first, byte))
        self._last = point, byte
        return tuple(found)

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

    def runs(self, pieces: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
        """Yields runs of an offset map's pieces: layer start, code points, first byte, bytes of each code point.

        Pieces are (layer start, code points, source start, source code points). One whose two sides differ in size is a
        whole: the last number is its bytes, below zero.
        """
        known = self.places()
        if known == self._between_marks and self._apart:
            yield from self._runs_of_utf_8(pieces)
            return
        for layer, length, source, size in pieces:
            if length == size > 0:
                at, first = layer, known(source)
                for points, width in self._even(source, source + size):
                    yield at, points, first, width
                    at, first = at + points, first + points * width
            elif length:
                first = known(source)
                yield layer, length, first, first - known(source + size)

    def _even(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yields the stretches of a slice in which every code point takes as many bytes: code points, bytes of each."""
        known = self.places()
        if known == self._same or (known == self._between_marks and self._text[start:end].isascii()):
            yield end - start, 1
            return
        places = [known(point) for point in range(start, end + 1)]
        for width, points in groupby(after - before for before, after in pairwise(places)):
            yield sum(1 for _ in points), width

    def _runs_of_utf_8(self, pieces: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
        text, widths = self._text, _WIDTHS.findall
        point, byte = self._last
        for layer, length, source, size in pieces:
            if not length:
                continue
            byte = byte + len(text[point:source].encode()) if point <= source < point + STEP else self.byte(source)
            given = text[source : source + size]
            if length != size:
                many = len(given.encode())
                yield layer, length, byte, -many
                byte += many
            else:
                at = layer
                for found in (given,) if given.isascii() else widths(given):
                    points, first = len(found), found[0]
                    width = 1 if first < "\x80" else 2 if first < "\u0800" else 3 if first < "\U00010000" else 4
                    yield at, points, byte, width
                    at, byte = at + points, byte + points * width
            point = source + size
            self._last = point, byte

    def _choose(self) -> Callable[[int], int]:
        if self._text.isascii() and len(self._raw) - self._skip == len(self._text):
            return self._same
        if self._is_clean():
            self._marks = [self._skip]
            return self._between_marks
        if self._encodes_back():
            self._mark()
            # Two code points that share their bytes (Big5-HKSCS) can lie on both sides of a checkpoint.
            if self._marks[-1] == len(self._raw):
                return self._between_marks
        self._marks = _places(self._raw, self._encoding, self._skip, len(self._text))
        return self._marks.__getitem__

    def _is_clean(self) -> bool:
        """Tells whether the bytes are UTF-8 that was read without U+FFFD, so that encoding the text gives them again."""
        return self._encoding == "utf-8" and "\ufffd" not in self._text

    def _encodes_back(self) -> bool:
        """Tells whether encoding the text again gives its bytes."""
        if _STATEFUL.match(self._encoding):
            return False
        try:
            return self._raw[self._skip :] == self._text.encode(self._encoding)
        except UnicodeEncodeError:
            return False

    def _same(self, point: int) -> int:
        return self._skip + point

    def _mark(self) -> None:
        at = self._skip
        self._marks = [at]
        for start in range(0, len(self._text), STEP):
            at += len(self._text[start : start + STEP].encode(self._encoding))
            self._marks.append(at)

    def _between_marks(self, point: int) -> int:
        start, byte = self._last
        if not start <= point < start + STEP:
            mark = point // STEP
            while mark >= len(self._marks):  # of clean UTF-8, marked as far as somebody asked
                start = (len(self._marks) - 1) * STEP
                self._marks.append(self._marks[-1] + len(self._text[start : start + STEP].encode(self._encoding)))
            start, byte = mark * STEP, self._marks[mark]
        if start < point:
            byte += len(self._text[start:point].encode(self._encoding))
        if self._apart:
            self._last = point, byte
        return byte


def _places(raw: bytes, encoding: str, skip: int, points: int) -> list[int]:
    """Decodes byte by byte and notes where each code point begins."""
    encoding = _with_order(raw[skip:], encoding)
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    places: list[int] = []
    begun = skip
    for at in range(skip, len(raw)):
        try:
            out = decoder.decode(raw[at : at + 1])
        except UnicodeError:
            # A broken shift sequence can stall a decoder fed byte by byte: what is left keeps one common place.
            return [*places, *[begun] * (points - len(places)), len(raw)]
        if out:
            # A malformed sequence can end where the next character begins; the decoder holds its bytes back.
            end = at + 1 - len(decoder.getstate()[0])
            places.extend([begun] if len(out) == 1 else _several(raw[begun : at + 1], out, encoding, begun))
            begun = max(begun, end)
    rest = decoder.decode(b"", final=True)
    places.extend(_several(raw[begun:], rest, encoding, begun))
    del places[points:]
    places.extend([len(raw)] * (points + 1 - len(places)))
    return places


def _with_order(raw: bytes, encoding: str) -> str:
    """Returns the encoding with the byte order that bytes without a mark are decoded in as a whole."""
    name = codecs.lookup(encoding).name
    marks = {"utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE), "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)}
    if name not in marks or raw.startswith(marks[name]):
        return encoding
    return f"{name}-{'le' if sys.byteorder == 'little' else 'be'}"


def _several(some: bytes, out: str, encoding: str, begun: int) -> list[int]:
    """Returns the places of code points that came out together, because malformed bytes stood before them.

    In an encoding with states the few bytes do not show the state; there all begin together.
    """
    if _STATEFUL.match(encoding):
        return [begun] * len(out)
    places: list[int] = []
    at = 0
    while at < len(some) and len(places) < len(out):
        try:
            whole = some[at:].decode(encoding)
            good, bad = len(some), len(some)
        except UnicodeDecodeError as error:
            good, bad = at + error.start, at + error.end
            whole = some[at:good].decode(encoding)
        for point in whole:
            places.append(begun + at)
            at += len(point.encode(encoding, "ignore"))
        if good < bad:
            places.append(begun + good)
        at = bad
    return places[: len(out)] if len(places) >= len(out) else [begun] * len(out)
