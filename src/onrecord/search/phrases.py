"""Words of a query as tokens at places from each other."""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import frozen

from onrecord.search.engine import Piece
from onrecord.search.fold import SPACELESS
from onrecord.search.tokens import BREAK, Scan, Token, scan
from onrecord.text.span import Span

_SPACELESS = re.compile(f"[{SPACELESS}]")


@frozen
class Phrase:
    """The tokens and sentence signs to look for, and how many places they take. `text` is what was typed."""

    text: str
    pieces: tuple[Piece, ...]
    width: int


@lru_cache(maxsize=1024)
def phrase(text: str, *, prefix: bool = False) -> Phrase:
    """Returns the phrase of some words, without pieces where they have no letter or digit.

    The last character of a run stands in the index as a token of its own only where the run ends; a query's run may go
    on in the text, so its last character is dropped behind a pair, and the beginning of a token alone. With `prefix` the
    last word may go on too. A sentence sign between words is a piece: no word may stand in its place.
    """
    found = scan(text).tokens
    if not found:
        return Phrase(text, (), 0)
    first, last = found[0].position, found[-1]
    pieces = [Piece(one.position - first, one.text) for one in found]
    if spaceless(last.text):
        if len(found) > 1 and _continues(found[-2], last):
            pieces.pop()
        else:
            pieces[-1] = pieces[-1]._replace(open=True)
    elif prefix:
        pieces[-1] = pieces[-1]._replace(open=True)
    words = {one.position - first for one in found}
    pieces += [Piece(at, BREAK) for at in range(pieces[-1].offset) if at not in words]
    return Phrase(text, tuple(sorted(pieces)), last.position - first + 1)


def spaceless(letters: str) -> bool:
    """Tells whether a token is of a script without spaces."""
    return _SPACELESS.match(letters) is not None


def _continues(before: Token, last: Token) -> bool:
    return before.position + 1 == last.position and len(before.text) == 2 and spaceless(before.text)


def places(one: Phrase, found: Scan, at: dict[int, Token]) -> list[Span]:
    """Returns where a phrase stands in a text, as spans of it; `at` gives the token of each position."""
    spans = []
    head, *rest = one.pieces
    for token in found.tokens:
        if not _same(head, token.text):
            continue
        end = _end(head, token)
        for piece in rest:
            other = at.get(token.position + piece.offset)
            if piece.text == BREAK:
                if other is not None:
                    break
                continue
            if other is None or not _same(piece, other.text):
                break
            end = _end(piece, other)
        else:
            spans.append(found.given(token.start, end))
    return spans


def _same(piece: Piece, text: str) -> bool:
    return text.startswith(piece.text) if piece.open else text == piece.text


def _end(piece: Piece, token: Token) -> int:
    # Of the pair that an only character begins, the neighbor was not asked for.
    return token.start + 1 if piece.open and spaceless(piece.text) else token.end
