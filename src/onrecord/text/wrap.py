"""Text broken into lines by the width of its characters on a terminal: Chinese ones take two columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# A word of an alphabet with its punctuation, a run of white space, or one wide character with closing punctuation after it.
_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_CLOSING = "，。、；：？！）】》」』”’…％"
_OPENING = "（【《「『“‘"
_PIECE = re.compile(
    rf"\s+|[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[{_OPENING}]*[^\s{_WIDE}{_OPENING}]+[{_CLOSING}]*|[{_OPENING}]+"
)
_CONTROL = {code: f"\\x{code:02x}" for code in (*range(9), *range(11, 32), *range(127, 160))} | {
    0x2028: "\n",
    0x2029: "\n",
}


def printable(text: str) -> str:
    """Returns the text with control characters spelled out, so that a page's words cannot steer a terminal."""
    return text.translate(_CONTROL)


def width(text: str) -> int:
    """Returns how many columns a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in {"Mn", "Me", "Cf"} else 1


def shorten(text: str, columns: int) -> str:
    """Returns the text on one line, cut with an ellipsis where it is wider than `columns`."""
    line = " ".join(text.split())
    if width(line) <= columns:
        return line
    room = columns - 1
    kept = []
    for char in line:
        room -= _columns(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def wrap(text: str, columns: int) -> Iterator[str]:
    """Yields the lines of a text, none wider than `columns`; each line break of the text begins a new line."""
    for paragraph in text.split("\n"):
        yield from _wrapped(paragraph, columns)


def _wrapped(paragraph: str, columns: int) -> Iterator[str]:
    line, used = "", 0
    for piece in _pieces(paragraph, columns):
        size = width(piece)
        if line and used + size > columns and not piece.isspace():
            yield line.rstrip()
            line, used = "", 0
        if line or not piece.isspace():
            line += piece
            used += size
    yield line.rstrip()


def _pieces(paragraph: str, columns: int) -> Iterator[str]:
    """Yields what must not be broken; words wider than a line are cut."""
    for match in _PIECE.finditer(paragraph):
        piece = match.group()
        while not piece.isspace() and width(piece) > columns:
            size = max(1, columns // 2 if not piece.isascii() else columns)
            yield piece[:size]
            piece = piece[size:]
        yield piece
