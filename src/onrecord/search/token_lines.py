"""`tokens.token_line` for many texts at once, with arrays of code points in place of a pass of patterns over each text.

The texts stand one behind the other between signs of their own. Every code point is folded by a table that learns code
points when they are first met; the few texts in which one changes with its neighbors (letters in parts, readings in
brackets, folds of several letters) or is beyond the basic plane are left to `token_line`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from onrecord.search import tokens
from onrecord.search.fold import CLOSED, SPACELESS, fold_char, foldable

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint16]
    Mask = NDArray[np.bool_]

_BETWEEN, _SAME_AS = "\x1e", "\x1f"
_MARGIN = 4
_BEGINNING = 64
_BLANK, _CLOSED, _SPACELESS, _STOP, _BRACKET, _ALONE, _NEW = 1, 2, 4, 8, 16, 32, 64
_UNITS = 0x10000
_SPACE, _SIGN = ord(" "), ord(tokens.BREAK)


def token_lines(texts: Sequence[str]) -> list[str]:
    """Returns the tokens of each text between blanks, the same as `token_line` has."""
    lines = [""] * len(texts)
    # Chinese takes more room than English while it is worked on. The beginning of a text tells which it is.
    wide = [len(text[:_BEGINNING].encode("utf-8", "surrogatepass")) > 2 * len(text[:_BEGINNING]) for text in texts]
    for kind in (False, True):
        chosen = [at for at, one in enumerate(wide) if one is kind]
        for at, line in zip(chosen, _lines([texts[at] for at in chosen]), strict=True):
            lines[at] = line
    return lines


def _lines(texts: Sequence[str]) -> list[str]:
    joined = _BETWEEN.join(texts)
    if joined.count(_BETWEEN) >= max(len(texts), 1):
        joined = _BETWEEN.join(text.replace(_BETWEEN, _SAME_AS) for text in texts)
    codes, kinds, alone = _table().folded(_BETWEEN * _MARGIN + joined + _BETWEEN)
    codes, kinds = _closed_up(codes, kinds)
    _end(codes, kinds)
    lines = _apart(codes, kinds).split(_BETWEEN)[_MARGIN:-1]
    for at in alone:
        lines[at] = tokens.token_line(texts[at])
    return lines if texts else []


class _Table:
    """What each unit of UTF-16 folds to, and of what kinds that is."""

    def __init__(self) -> None:
        import numpy as np  # noqa: PLC0415  only an index that is written needs it

        self._codes = np.full(_UNITS, _SPACE, np.uint16)
        self._kinds = np.full(_UNITS, _NEW, np.uint8)
        # Halves of code points beyond: UTF-16 has two units for those.
        self._kinds[0xD800:0xE000] = _ALONE
        self._codes[ord(_BETWEEN)] = ord(_BETWEEN)
        self._kinds[ord(_BETWEEN)] = 0

    def folded(self, text: str) -> tuple[Codes, NDArray[np.uint8], list[int]]:
        """Returns the folded code points, their kinds, and the numbers of the texts that need to be read by themselves."""
        import numpy as np  # noqa: PLC0415  as above

        given = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
        units = given.astype(np.intp)
        kinds = self._kinds.take(units)
        if (kinds & _NEW).any():
            for code in np.unique(given[kinds & _NEW > 0]).tolist():
                self._learn(code)
            kinds = self._kinds.take(units)
        alone = kinds & _ALONE > 0
        brackets = np.flatnonzero(kinds & _BRACKET)
        alone[brackets] |= kinds[brackets - 1] & ~kinds[brackets + 1] & _CLOSED > 0
        places = np.flatnonzero(alone)
        if places.size:
            edges = np.flatnonzero(given == ord(_BETWEEN))[_MARGIN - 1 :]
            places = np.unique(np.searchsorted(edges, places) - 1)
        return self._codes.take(units), kinds, places.tolist()

    def _learn(self, code: int) -> None:
        char = tokens.lower(chr(code))
        new = foldable().sub(fold_char, char)
        if len(char) != 1 or len(new) != 1 or tokens.PARTS.match(char) or new > "\uffff":
            self._kinds[code] = _ALONE
            return
        kinds = sum(kind for kind, pattern in _kinds() if pattern.match(new))
        self._kinds[code] = kinds | (_BRACKET if chr(code) in "(（" else 0)
        self._codes[code] = ord(new) if _kept().match(new) else _SPACE


@cache
def _table() -> _Table:
    return _Table()


@cache
def _kinds() -> tuple[tuple[int, re.Pattern[str]], ...]:
    return (
        (_BLANK, re.compile("[ \u00a0\u3000]")),
        (_CLOSED, re.compile(f"[{CLOSED}]")),
        (_SPACELESS, re.compile(f"[{SPACELESS}]")),
        (_STOP, re.compile(f"[{tokens.STOPS}]")),
    )


@cache
def _kept() -> re.Pattern[str]:
    return re.compile(rf"[\w{tokens.SIGNS}{re.escape(tokens.STOPS)}{SPACELESS}]")


def _closed_up(codes: Codes, kinds: NDArray[np.uint8]) -> tuple[Codes, NDArray[np.uint8]]:
    """Returns the code points without the blanks between Chinese characters."""
    touching = kinds & (_BLANK | _CLOSED) > 0
    dropped = kinds & _BLANK > 0
    dropped[1:-1] &= touching[:-2] & touching[2:]
    return (codes[~dropped], kinds[~dropped]) if dropped.any() else (codes, kinds)


def _end(codes: Codes, kinds: NDArray[np.uint8]) -> None:
    """Puts in what becomes of stops and commas that end nothing, a zero for nothing."""
    import numpy as np  # noqa: PLC0415  as above

    places = np.flatnonzero((codes == ord(".")) | (codes == ord(",")))
    before = [_letter(codes[places - back]) for back in (1, 2, 3, 4)]
    digit = (codes[places - 1] >= ord("0")) & (codes[places - 1] <= ord("9"))
    # A pattern is asked only behind a digit or a word of three letters at most.
    places = places[digit | (before[0] & ~(before[1] & before[2] & before[3]))]
    text = _text(codes)
    for at in places.tolist():
        if found := tokens.JOINED.match(text, at):
            codes[at] = ord(tokens.joined(found) or "\0")
            kinds[at] = 0


def _letter(codes: Codes) -> Mask:
    return (codes >= ord("a")) & (codes <= ord("z"))


def _apart(codes: Codes, kinds: NDArray[np.uint8]) -> str:
    """Returns the text with its sentence signs and pairs of characters set apart by blanks."""
    import numpy as np  # noqa: PLC0415  as above

    stops = kinds & _STOP > 0
    filled = np.flatnonzero(codes != _SPACE)
    ends = stops[filled]
    first = filled[1:][ends[1:] & ~ends[:-1]]
    codes[stops] = _SPACE
    codes[first] = _SIGN
    wide = kinds & _SPACELESS > 0
    if wide.any():
        follows = np.append(wide[1:], np.False_)
        pairs = wide & follows
        made = np.zeros((codes.size, 3), np.uint16)
        made[:, 0] = codes
        made[:-1, 1] = np.where(pairs[:-1], codes[1:], np.where(wide != follows, _SPACE, 0)[:-1])
        made[:, 2] = np.where(pairs, _SPACE, 0)
        codes = made[made != 0]
    return _text(codes).replace("\0", "").replace(tokens.BREAK, f" {tokens.BREAK} ")


def _text(codes: Codes) -> str:
    return codes.tobytes().decode("utf-16-le")
