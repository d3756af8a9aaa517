"""Briefings whose speakers nothing tells apart: questions and answers read as one speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.statement import Kind
from onrecord.reading.ask import ends_asking
from onrecord.reading.kinds import Said, words_of
from onrecord.reading.turn import PageLine

FLAG = "speakers-unnamed"
_FEWEST, _SHARE = 2, 4
_OUTLET_ENDS = re.compile(r"(?<=[?？؟]) ?[(（][^()（）]{2,40}[)）]$")


def flag_unnamed(said: Sequence[Said], lines: Sequence[PageLine]) -> None:
    """Marks a briefing's speech without labels of which a quarter of the paragraphs or more end in a question: it is not one person's."""
    if any(one.label is not None or one.kind is not Kind.SPEECH for one in said if one.kind is not Kind.NARRATIVE):
        return
    pieces = [piece for one in said if one.kind is Kind.SPEECH for piece in one.pieces]
    asking = sum(ends_asking(_OUTLET_ENDS.sub("", words_of([piece], lines))) for piece in pieces)
    if asking < _FEWEST or asking * _SHARE < len(pieces):
        return
    for one in said:
        if one.kind is Kind.SPEECH:
            one.unattributed = True
            one.flags.append(FLAG)
