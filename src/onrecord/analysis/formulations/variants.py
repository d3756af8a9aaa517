"""A phrase said nearly: which of its words are kept, dropped, added, replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from attrs import frozen
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from onrecord.analysis.formulations.units import folded, is_closed, one_line, units
from onrecord.text.span import Span

LIKE: Final = 0.6
"""How much of a phrase and its variant must be the same, from 0 to 1."""
CLIPPED: Final = 0.68
"""The same for a variant that lacks the phrase's beginning or end."""
_WINDOW = 55.0
_MOST_UNITS = 400


class Change(StrEnum):
    """What became of a part of a phrase."""

    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"
    REPLACED = "replaced"


@frozen
class Part:
    """A part of a variant: the phrase's words, the variant's words; `""` where there are none."""

    change: Change
    old: str
    new: str


@frozen
class Variant:
    """A phrase said nearly. `span` counts code points of the text it was found in; `likeness` runs from 0 to 1."""

    text: str
    span: Span
    likeness: float
    parts: tuple[Part, ...]


def seeds(phrase: str) -> list[str]:
    """Returns short strings of a phrase, some of which every variant still has."""
    spans = units(phrase)
    size = 3 if is_closed(phrase) and len(spans) > 9 else 2
    if len(spans) < size:
        return [phrase]
    return list(
        dict.fromkeys(phrase[spans[at].start : spans[at + size - 1].end] for at in range(len(spans) - size + 1))
    )


def nearest(phrase: str, text: str) -> Variant | None:
    """Returns the place of a sentence that reads most like a phrase, None where none does or the phrase itself is there."""
    wanted, there = units(phrase), units(text)[:_MOST_UNITS]
    old, new = folded(phrase, wanted), folded(text, there)
    if len(old) < 2 or len(new) < 2 or _holds(new, old):
        return None
    window = fuzz.partial_ratio_alignment(old, new, score_cutoff=_WINDOW)
    if window is None:
        return None
    low, high = (window.dest_start, window.dest_end) if len(old) <= len(new) else (0, len(new))
    margin = max(len(old) // 3, 2)
    low, high = max(low - margin, 0), min(high + margin, len(new))
    codes = _steps(old, new[low:high], closed=is_closed(phrase))
    if not codes:
        return None
    kept = sum(code[2] - code[1] for code in codes if code[0] is Change.KEPT)
    first, last = low + codes[0][3], low + codes[-1][4]
    likeness = 2 * kept / (len(old) + last - first)
    clipped = Change.DROPPED in {codes[0][0], codes[-1][0]}
    if likeness < (CLIPPED if clipped else LIKE) or kept < 2 or (last - first, kept) == (len(old), len(old)):
        return None
    span = Span(there[first].start, there[last - 1].end)
    parts = tuple(
        Part(change, _words(phrase, wanted, start, end), _words(text, there, low + begin, low + stop))
        for change, start, end, begin, stop in codes
    )
    return Variant(one_line(text[span.start : span.end]), span, likeness, parts)


_Step = tuple[Change, int, int, int, int]
_NAMES = {"equal": Change.KEPT, "delete": Change.DROPPED, "insert": Change.ADDED, "replace": Change.REPLACED}


def _steps(old: Sequence[str], new: Sequence[str], *, closed: bool) -> list[_Step]:
    """Returns how `old` becomes a part of `new`; what stands around that part is no change of the phrase."""
    codes = LCSseq.opcodes(old, new)
    steps = [(_NAMES[one.tag], one.src_start, one.src_end, one.dest_start, one.dest_end) for one in codes]
    steps = list(_joined(steps, closed=closed))
    keeps = [at for at, one in enumerate(steps) if one[0] is Change.KEPT]
    if not keeps:
        return []
    middle = steps[keeps[0] : keeps[-1] + 1]
    head, tail = middle[0], middle[-1]
    if head[1]:
        middle.insert(0, (Change.DROPPED, 0, head[1], head[3], head[3]))
    if tail[2] < len(old):
        middle.append((Change.DROPPED, tail[2], len(old), tail[4], tail[4]))
    return middle


def _joined(steps: list[_Step], *, closed: bool) -> Iterator[_Step]:
    """Yields the steps, words dropped and words added at one place as replaced.

    In a script without spaces a single character kept between two changes is taken as changed: 各自 becomes 彼此, not letter by
    letter.
    """
    waiting: _Step | None = None
    for at, step in enumerate(steps):
        inner = 0 < at < len(steps) - 1
        lone = closed and step[0] is Change.KEPT and inner and step[2] - step[1] == 1
        if waiting is not None and (lone or step[0] is not Change.KEPT):
            start, begin = waiting[1], waiting[3]
            kind = Change.REPLACED if step[2] > start and step[4] > begin else waiting[0]
            waiting = (kind, start, step[2], begin, step[4])
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if step[0] is Change.KEPT:
            yield step
        else:
            waiting = step
    if waiting is not None:
        yield waiting


def _holds(units_there: Sequence[str], wanted: Sequence[str]) -> bool:
    size = len(wanted)
    return any(list(units_there[at : at + size]) == list(wanted) for at in range(len(units_there) - size + 1))


def _words(text: str, spans: Sequence[Span], start: int, end: int) -> str:
    return one_line(text[spans[start].start : spans[end - 1].end]) if end > start else ""
