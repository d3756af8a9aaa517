"""A text rewritten, with the place every part of it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

Piece = tuple[int, int, int, int]
"""Start and length in the new text, start and length in the old one, in code points."""


@frozen
class Rewrite:
    """A new text and its pieces; `pieces` is None where every code point kept its place."""

    text: str
    pieces: tuple[Piece, ...] | None


def replace(text: str, edits: Iterable[tuple[int, int, str]]) -> Rewrite:
    """Returns the text with edits (start, end, new words) made; edits are ordered and disjoint."""
    parts: list[str] = []
    pieces: list[Piece] = []
    done = made = 0
    for start, end, new in edits:
        if done < start:
            parts.append(text[done:start])
            pieces.append((made, start - done, done, start - done))
            made += start - done
        if new:
            parts.append(new)
            pieces.append((made, len(new), start, end - start))
            made += len(new)
        done = end
    if done < len(text):
        parts.append(text[done:])
        pieces.append((made, len(text) - done, done, len(text) - done))
    return Rewrite("".join(parts), tuple(pieces))


def chain(outer: Sequence[Piece] | None, inner: Sequence[Piece] | None) -> tuple[Piece, ...] | None:
    """Returns the pieces of two rewrites made one after the other, `inner` first.

    `outer` must not make one character that stands for several into several again: no step does, and the
    result could have equal lengths by accident, which a piece table reads as point for point.
    """
    if outer is None or inner is None:
        both = inner if outer is None else outer
        return None if both is None else tuple(both)
    starts = [piece[0] for piece in inner]
    return tuple(_chained(outer, inner, starts))


def _chained(outer: Sequence[Piece], inner: Sequence[Piece], starts: list[int]) -> Iterator[Piece]:
    for made, length, middle, middle_length in outer:
        under = list(_under(inner, starts, middle, middle + middle_length))
        if length == middle_length:
            yield from ((made + at - middle, part, source, width) for at, part, source, width in under)
        elif under:
            first, last = under[0][2], under[-1][2] + under[-1][3]
            yield made, length, first, last - first


def _under(inner: Sequence[Piece], starts: list[int], start: int, end: int) -> Iterator[Piece]:
    """Yields the parts of `inner` between two points of its new text."""
    for at in range(max(bisect_right(starts, start) - 1, 0), len(inner)):
        made, length, source, width = inner[at]
        if made >= end:
            return
        low, high = max(made, start), min(made + length, end)
        if low >= high:
            continue
        if length == width:
            yield low, high - low, source + low - made, high - low
        else:
            yield low, high - low, source, width
