"""`tokens.token_line` for many texts of ASCII and its typesetter's signs at once: what English is written in.

Such texts need one byte a character and no look at neighbors but around stops, so a batch of them is folded and cut as
one row of bytes. What is here must have the tokens that `token_line` has; other texts are left to `token_lines`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.search import tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Places = NDArray[np.intp]

_EDGE = "\x1e"
_BETWEEN = f" {_EDGE} "
_LOOKED_AT = 64
"""Characters of a text by which it is taken for one of ASCII; all of them are looked at later."""
_SPACE, _SIGN, _BETWEEN_SIGN, _GONE = ord(" "), ord(tokens.BREAK), ord("~"), 0x7F
_SEMICOLON = ord("-")
"""Stands for the signs that only end: below every letter and digit, as the blank and the other signs are."""
_SIGNS = _SIGN
_TYPESET_AREA = (0xE2, 0x80)
_BLANK = (0xC2, 0xA0)


class Typed(NamedTuple):
    """Numbers of the texts read, their lines, and these as bytes with a sign `between` them."""

    chosen: list[int]
    lines: list[str]
    letters: Bytes
    between: int


def typed_lines(texts: Sequence[str]) -> Typed | None:
    """Returns the lines of those texts that are of ASCII and its typesetter's signs; None where none is."""
    other = tokens.OTHER.search
    chosen = [at for at, text in enumerate(texts) if other(text, 0, _LOOKED_AT) is None]
    while chosen:
        joined = _BETWEEN.join(["", *(texts[at] for at in chosen), ""])
        if joined.count(_EDGE) > len(chosen) + 1:
            chosen = [at for at in chosen if _EDGE not in texts[at]]
            continue
        raw = joined.encode("utf-8", "surrogatepass")
        if strange := _strange(raw):
            chosen = [at for number, at in enumerate(chosen) if number not in strange]
            continue
        letters = _folded(raw)
        return Typed(chosen, _lines(letters), letters, _BETWEEN_SIGN)
    return None


def _strange(raw: bytes) -> set[int]:
    """Returns the numbers of the texts that hold a code point beyond ASCII that is no typesetter's sign."""
    import numpy as np  # noqa: PLC0415  only an index that is written needs it

    given = np.frombuffer(raw, np.uint8)
    first = np.flatnonzero(given >= 0xC0)
    if not first.size:
        return set()
    lead, second, third = (given[first + at] for at in range(3))
    typeset = (lead == _TYPESET_AREA[0]) & (second == _TYPESET_AREA[1]) & _typeset()[third]
    strange = first[~(typeset | ((lead == _BLANK[0]) & (second == _BLANK[1])))]
    if not strange.size:
        return set()
    edges = np.flatnonzero(given == ord(_EDGE))
    return set((np.searchsorted(edges, strange) - 1).tolist())


@cache
def _typeset() -> NDArray[np.bool_]:
    """Returns which third bytes of UTF-8 behind E2 80 are those of a typesetter's sign."""
    import numpy as np  # noqa: PLC0415  as above

    made = np.zeros(256, np.bool_)
    signs = [bytes((*_TYPESET_AREA, third)).decode("utf-8") for third in range(0x80, 0xC0)]
    made[0x80:0xC0] = [tokens.OTHER.match(sign) is None for sign in signs]
    return made


@cache
def _table() -> bytes:
    """Returns what each byte of UTF-8 folds to: blanks for all beyond ASCII."""
    plain = "".join(map(chr, range(128))).translate(tokens.ASCII).replace(";", chr(_SEMICOLON))
    made = bytearray(plain.encode("ascii") + b" " * 128)
    made[ord(_EDGE)] = _BETWEEN_SIGN
    return bytes(made)


def _folded(raw: bytes) -> Bytes:
    """Returns the bytes folded, with one `BREAK` for each sentence sign or run of them, and with `_GONE` inside numbers."""
    import numpy as np  # noqa: PLC0415  as above

    folded = raw.translate(_table())
    letters = np.frombuffer(bytearray(folded), np.uint8)
    _join(letters, folded.decode("ascii"))
    word = letters > _SIGNS
    starts = np.flatnonzero(word[1:] > word[:-1])
    stops = np.flatnonzero((letters == ord(".")) | (letters == ord(",")) | (letters == _SEMICOLON))
    behind = np.searchsorted(starts, stops)
    letters[stops] = _SPACE
    letters[stops[np.append(True, behind[1:] != behind[:-1])[: stops.size]]] = _SIGN
    return letters


def _join(letters: Bytes, text: str) -> None:
    """Puts in what becomes of stops and commas that end nothing."""
    import numpy as np  # noqa: PLC0415  as above

    stop = letters == ord(".")
    places = np.flatnonzero(stop | (letters == ord(",")))
    before = [letters[places - back] >= ord("a") for back in (1, 2, 3, 4)]
    # A pattern is asked only between digits, and at a stop behind a word of three letters at most.
    short = stop[places] & before[0] & ~(before[1] & before[2] & before[3])
    places = places[short | (_digit(letters[places - 1]) & _digit(letters[places + 1]))]
    match = tokens.JOINED.match
    found = [(at, one) for at in places.tolist() if (one := match(text, at))]
    if found:
        letters[[at for at, _ in found]] = [ord(tokens.joined(one) or chr(_GONE)) for _, one in found]


def _digit(letters: Bytes) -> NDArray[np.bool_]:
    import numpy as np  # noqa: PLC0415  as above

    return letters - np.uint8(ord("0")) < 10


def _lines(letters: Bytes) -> list[str]:
    text = letters.tobytes().translate(None, bytes((_GONE,))).replace(b".", b" . ").decode("ascii")
    return text.split(chr(_BETWEEN_SIGN))[1:-1]
