"""Pages without labels that set their questions apart by bold letters or headings, as some offices and many republishers do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from onrecord.model.statement import Kind
from onrecord.reading.ask import ends_asking, words_in
from onrecord.reading.kinds import Said, words_of
from onrecord.reading.turn import PageLine, Piece

_FEWEST = 2
_MOSTLY = 0.6
"""The share of a page's emphasized lines that ask: where fewer do, they are headings."""
_LONGEST = 200
"""Words of the longest question."""


def split_emphasized(said: Sequence[Said], lines: Sequence[PageLine]) -> list[Said]:
    """Returns statements, speech without any label split where emphasized questions show who speaks; labels are the empty ones."""
    if len(said) == 0 or any(one.label is not None or one.kind is not Kind.SPEECH for one in said):
        return list(said)
    pieces = [piece for one in said for piece in one.pieces]
    emphasized = [piece for piece in pieces if _emphasized(piece, lines)]
    asked = [piece for piece in emphasized if _asks(piece, lines)]
    if len(asked) < _FEWEST or len(asked) < _MOSTLY * len(emphasized) or len(emphasized) > _MOSTLY * len(pieces):
        return list(said)
    if not _asks(emphasized[-1], lines) and pieces[-1] == emphasized[-1]:
        return list(said)
    return list(_parts(pieces, frozenset(asked), said[0]))


def _parts(pieces: Sequence[Piece], asked: frozenset[Piece], first: Said) -> Iterator[Said]:
    begun = False
    for asks, group in groupby(pieces, key=asked.__contains__):
        some = list(group)
        if asks:
            begun = True
            yield Said(Kind.QUESTION, None, some, missing=True, flags=["label-missing"])
        elif begun:
            yield Said(Kind.ANSWER, None, some, missing=True, flags=["label-missing"])
        else:
            yield Said(first.kind, None, some, flags=list(first.flags))


def _emphasized(piece: Piece, lines: Sequence[PageLine]) -> bool:
    line = lines[piece.line]
    return line.level > 1 or (0 < len(line.text) <= line.bold)


def _asks(piece: Piece, lines: Sequence[PageLine]) -> bool:
    words = words_of([piece], lines)
    return ends_asking(words) and words_in(words) <= _LONGEST
