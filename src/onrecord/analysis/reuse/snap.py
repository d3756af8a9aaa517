"""Passages whose first or last words were changed, taken on to where both sides begin or end a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve

from onrecord.analysis.reuse.extent import Match
from onrecord.analysis.reuse.page_text import PageText
from onrecord.analysis.reuse.token_stream import TokenStream

NEAR = 6
"""So many words from the end of a sentence the end is looked for."""
_UNEVEN = 3
_MARK = re.compile('[“”„«»「」『』＂"]')
_EDGE = re.compile(r"[\n.!?。！？…“”\"「」『』«»]")


def snapped(match: Match, page: PageText, said: str, record: TokenStream, bounds: tuple[int, int]) -> Match:
    """Returns the passage with its ends moved to the sentence ends near them, within the words it may take."""
    first, last = match.stretches[0], match.stretches[-1]
    back = _steps(
        lambda by: _edge(page.text, page.stream, first.page - by), first.page - bounds[0],
        lambda by: _edge(said, record, first.record - by), first.record,
        marked=_quoted(page, first.page),
    )  # fmt: skip
    ahead = _steps(
        lambda by: _edge(page.text, page.stream, last.page_end + by), bounds[1] - last.page_end,
        lambda by: _edge(said, record, last.record_end + by), len(record) - last.record_end,
        marked=_quoted(page, last.page_end),
    )  # fmt: skip
    stretches = list(match.stretches)
    stretches[0] = evolve(first, page=first.page - back[0], record=first.record - back[1])
    stretches[-1] = evolve(stretches[-1], page_end=last.page_end + ahead[0], record_end=last.record_end + ahead[1])
    return evolve(match, stretches=tuple(stretches))


def _steps(
    here: Callable[[int], bool], room: int, there: Callable[[int], bool], record_room: int, *, marked: bool
) -> tuple[int, int]:
    """Returns how many words to go on both sides; none where no sentence ends near on both."""
    own = next((by for by in range(min(NEAR, room) + 1) if here(by)), None)
    other = next((by for by in range(min(NEAR, record_room) + 1) if there(by)), None)
    if own is None or other is None or abs(own - other) > _UNEVEN or (own == 0 and marked):
        return 0, 0
    return own, other


def _edge(text: str, stream: TokenStream, at: int) -> bool:
    """Tells whether a sentence, a line or a quotation begins or ends before a word."""
    if at in {0, len(stream)}:
        return True
    return _EDGE.search(text, int(stream.ends[at - 1]), int(stream.starts[at])) is not None


def _quoted(page: PageText, at: int) -> bool:
    """Tells whether a quotation mark stands before a word: a quotation may begin or end in the middle of a sentence."""
    text, stream = page.text, page.stream
    start = int(stream.ends[at - 1]) if at else 0
    end = int(stream.starts[at]) if at < len(stream) else len(text)
    return _MARK.search(text, start, end) is not None
