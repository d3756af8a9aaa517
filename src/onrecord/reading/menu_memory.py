"""Menus met before: what a site prints on each of its pages is taken apart once a process.

The memory only saves time. A start tag is read in the one state of the tokenizer in which tags are read, so the same
source from there on gives the same tokens and the same menu on every page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.reading.menu import Menu, read_menu
from onrecord.reading.tokens import Token

_HEAD, _SHORTEST = 64, 200
_ALIKE = 4


class MenuMemory:
    """Menus by their whole source, up to `most` code points of it; then it begins anew."""

    def __init__(self, *, most: int = 1_000_000) -> None:
        """Starts without menus."""
        self.most = most
        self.held = 0
        self._met: dict[str, list[tuple[str, Menu]]] = {}

    def read(self, source: str, toks: Sequence[Token], number: int, at: int) -> Menu | None:
        """Returns what `read_menu` returns for the tokens of a source."""
        head = source[at : at + _HEAD]
        for own, menu in self._met.get(head, ()):
            if source.startswith(own, at):
                return menu.moved(number, at)
        found = read_menu(toks, number, at)
        if found is not None and found.place - at >= _SHORTEST:
            self._keep(head, source[at : found.place], found.moved(-number, -at))
        return found

    def _keep(self, head: str, own: str, menu: Menu) -> None:
        if self.held + len(own) > self.most:
            self._met.clear()
            self.held = 0
        alike = self._met.setdefault(head, [])
        if len(alike) == _ALIKE:
            self.held -= len(alike.pop()[0])
        alike.insert(0, (own, menu))
        self.held += len(own)


@lru_cache(maxsize=1)
def menu_memory() -> MenuMemory:
    """Returns the memory of this process."""
    return MenuMemory()
