"""What a page prints around its end: the lines behind the mark that closes a transcript, and captions among its words."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.statement import Kind
from onrecord.reading.kinds import Said
from onrecord.reading.narrative import closes
from onrecord.reading.turn import Left, PageLine

_BEHIND = 4
"""Lines from the closing mark on in which a page says when it was given out."""


def closing_lines(said: Sequence[Said], lines: Sequence[PageLine], left: Sequence[Left]) -> list[str]:
    """Returns the captions among a page's words, and the lines from its closing mark on; either may date the page."""
    found = [
        lines[one.piece.line].text for one in left if one.reason == "caption" and lines[one.piece.line].reason is None
    ]
    for one in reversed(said):
        if one.kind is not Kind.NARRATIVE:
            break
        first = one.pieces[0].line
        if closes(lines[first].text):
            return [*found, *(line.text for line in lines[first : first + _BEHIND])]
    return found
