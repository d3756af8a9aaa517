"""Menus cut out of a source before its tokens are made: most of a page is a menu that the page before it had too.

A cut menu leaves one tag in its place. That tag comes back from the tokenizer only where tags are read, in the state in
which the menu was read when it was met first, so the tokens around it are those of the whole source. Where one does not
come back, or stands in what may be a larger menu, the page is read again whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

CUT = "onrecord-menu"
"""The tag that stands for a menu in a source; a source that holds it is never cut."""
_TAG = f"<{CUT}>"
_TRIES = 4


class CutInsideError(Exception):
    """A cut menu stands where it may be a part of a larger one."""


class Cut(NamedTuple):
    """A source without some of its menus: what is left, and where in the whole source each was, with its number."""

    text: str
    places: Sequence[tuple[int, int]]


def cut_out(source: str, menus: Sequence[tuple[str, str]]) -> Cut:
    """Returns the source without those menus that stand in it in the order given.

    A menu is given as its head and its whole source.
    """
    if CUT in source:
        return Cut(source, ())
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    last = 0
    for number, (head, own) in enumerate(menus):
        at = _find(source, head, own, last)
        if at >= 0:
            parts += source[last:at], _TAG
            places.append((at, number))
            last = at + len(own)
    if not places:
        return Cut(source, ())
    parts.append(source[last:])
    return Cut("".join(parts), places)


def _find(source: str, head: str, own: str, begin: int) -> int:
    """Returns where a menu stands, -1 where it does not; its short head is faster to look for than its whole source."""
    at = begin - 1
    for _ in range(_TRIES):
        at = source.find(head, at + 1)
        if at < 0 or source.startswith(own, at):
            return at
    return -1
