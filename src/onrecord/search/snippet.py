"""The part of a statement that shows why it was found, as spans of the statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import frozen

from onrecord.search.phrases import Phrase, places
from onrecord.search.tokens import Scan, scan
from onrecord.text.span import Span

POINTS = 180
"""How many code points of an alphabet a snippet has; of Chinese half as many say as much."""
_WIDE = re.compile("[\u2e80-\uffef]")


@frozen
class Snippet:
    """A part of a statement: `text` is the statement's words under `span`, `marks` are spans of the statement inside it."""

    text: str
    span: Span
    marks: tuple[Span, ...]


def marks(text: str, phrases: Iterable[Phrase], exact: Iterable[Span] = ()) -> tuple[Span, ...]:
    """Returns where the phrases stand in a text, and the spans of `exact`, in order; what overlaps is one."""
    wanted = [one for one in phrases if one.pieces]
    found = scan(text) if wanted else Scan((), None)
    at = {token.position: token for token in found.tokens}
    spans = set(exact).union(*(places(one, found, at) for one in wanted))
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        else:
            joined.append(Span(start, end))
    return tuple(joined)


def strict_marks(text: str, words: str) -> list[Span]:
    """Returns where words stand in a text as they are, white space runs aside."""
    return [Span(*one.span()) for one in _strict(words).finditer(text)]


@lru_cache(maxsize=64)
def _strict(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, words.split())))


def snippet(text: str, found: Sequence[Span], *, points: int = POINTS) -> Snippet:
    """Returns the part with the most marks, about `points` long, cut between words; the beginning where there are none."""
    room = points // 2 if len(_WIDE.findall(text[:400])) * 4 > len(text[:400]) else points
    if len(text) <= room:
        return Snippet(text, Span(0, len(text)), tuple(found))
    first = max(found, key=lambda one: (_held(found, one.start, room), -one.start), default=Span(0, 0))
    start = _edge(text, max(0, min(first.start - room // 4, len(text) - room)), first.start)
    end = start + room
    if end < len(text):
        cut = max(text.rfind(" ", start + room * 3 // 4, end), *(text.rfind(one, start, end) + 1 for one in "，。；、"))
        end = cut if cut > max(first.end, start + room * 3 // 4) else end
    end = min(max(end, first.end), len(text))
    kept = tuple(one for one in found if start <= one.start and one.end <= end)
    return Snippet(text[start:end], Span(start, end), kept)


def _held(found: Sequence[Span], start: int, room: int) -> int:
    return sum(1 for one in found if start <= one.start and one.end <= start + room * 3 // 4)


def _edge(text: str, start: int, limit: int) -> int:
    """Returns a place at or behind `start`, before `limit`, where a word or clause begins."""
    if start == 0:
        return 0
    ends = [at + 1 for sign in " ，。；、\n" if (at := text.find(sign, start - 1, limit)) >= 0]
    return min(ends, default=start)
