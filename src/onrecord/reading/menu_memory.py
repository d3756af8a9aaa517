"""Menus met before: what a site prints on each of its pages is taken apart once a process.

The memory only saves time. A start tag is read in the one state of the tokenizer in which tags are read, so the same
source from there on gives the same tokens and the same menu on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from onrecord.reading.menu import Menu, may_be_menu, read_menu
from onrecord.reading.menu_cut import CUT, Cut, CutInsideError, cut_out
from onrecord.reading.tokens import Token

_HEAD, _SHORTEST = 64, 200
_ALIKE = 4
_FEW = 16
"""Menus of the page before that are looked for in a source before its tokens are made."""


class Met(NamedTuple):
    """A menu with the head of its source and its whole source; its places count from its own start tag."""

    head: str
    own: str
    menu: Menu


class MenuMemory:
    """Menus by their whole source, up to `most` code points of it; then it begins anew."""

    def __init__(self, *, most: int = 1_000_000) -> None:
        """Starts without menus."""
        self.most = most
        self.held = 0
        self._met: dict[str, list[Met]] = {}
        self.before: list[Met] = []
        """The menus of the page read last, in its order."""
        self.inner: set[str] = set()
        """Menus that stood inside larger ones that were none: cutting them out costs a second reading."""

    def read(self, source: str, toks: Sequence[Token], number: int, at: int) -> Menu | None:
        """Returns what `read_menu` returns for the tokens of a source."""
        found, _ = self.find(source, toks, number, at)
        return found

    def find(self, source: str, toks: Sequence[Token], number: int, at: int) -> tuple[Menu | None, Met | None]:
        """Returns what `read` does, and what is remembered of it."""
        if not may_be_menu(toks[number]):
            return None, None
        head = source[at : at + _HEAD]
        for met in self._met.get(head, ()):
            if source.startswith(met.own, at):
                return met.menu.moved(number, at), met
        found = read_menu(toks, number, at)
        if found is None or found.place - at < _SHORTEST:
            return found, None
        return found, self._keep(Met(head, source[at : found.place], found.moved(-number, -at)))

    def _keep(self, met: Met) -> Met:
        if self.held + len(met.own) > self.most:
            self._met.clear()
            self.inner.clear()
            self.before = []
            self.held = 0
        alike = self._met.setdefault(met.head, [])
        if len(alike) == _ALIKE:
            self.held -= len(alike.pop().own)
        alike.insert(0, met)
        self.held += len(met.own)
        return met


class MenusOf:
    """The menus of one source, for the one who goes through its tokens: `text` is what these are to be made of."""

    def __init__(self, memory: MenuMemory, source: str, *, whole: bool) -> None:
        """Cuts out the menus of the page before, unless the source is to be read whole."""
        self._memory = memory
        self._source = source
        self._known = [] if whole else [met for met in memory.before if met.own not in memory.inner]
        cut = Cut(source, ()) if whole else cut_out(source, [(met.head, met.own) for met in self._known])
        self.text, self._places = cut
        self._used = 0
        self._here: list[Met] = []

    def menu_at(self, toks: Sequence[Token], number: int, at: int) -> Menu | None:
        """Returns what `read_menu` returns for the tokens of the whole source."""
        if toks[number].tag == CUT and self._used < len(self._places):
            place, known = self._places[self._used]
            if place != at:
                raise CutInsideError
            self._used += 1
            met = self._known[known]
            self._note(met)
            moved = met.menu.moved(number, at)
            moved.stop = number + 1
            return moved
        found, kept = self._memory.find(self._source, toks, number, at)
        if kept is not None:
            self._note(kept)
        return found

    def _note(self, met: Met) -> None:
        if len(self._here) < _FEW:
            self._here.append(met)

    def close(self) -> None:
        """Hands the menus met on this page to the next one."""
        self._memory.before = self._here

    def spoiled(self) -> None:
        """Notes that the next cut menu stands where none is to be cut out."""
        if self._used < len(self._places):
            self._memory.inner.add(self._known[self._places[self._used][1]].own)


@lru_cache(maxsize=1)
def menu_memory() -> MenuMemory:
    """Returns the memory of this process."""
    return MenuMemory()
