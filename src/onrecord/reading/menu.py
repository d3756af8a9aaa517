"""Menus and lists of links: most tokens of a page, taken in one go as one block of short lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from attrs import Factory, define

from onrecord.reading.block import Block
from onrecord.reading.elements import attributes, tagged
from onrecord.reading.line_fold import EDGES, Run, fold
from onrecord.reading.menu_cut import CUT, CutInsideError
from onrecord.reading.tokens import END, REFERENCE, START, TEXT, Token

MENU_TAGS = frozenset({"nav", "header", "footer", "div", "ul", "ol", "dl", "table", "section", "select", "form"})
_LISTS = frozenset({"ul", "ol", "dl"})
_HINTS = frozenset({"site-chrome", "control"})
_MORE = frozenset(
    {"h1", "article", "main", "script", "style", "svg", "noscript", "time", "iframe", "object", "title", CUT}
)
_LONGEST, _TEXT, _FEWEST_LINKS = 6000, 48, 6


@define
class Menu:
    """An element's short texts: where it stops (number of a token, place), its lines and their pieces."""

    stop: int
    place: int
    texts: list[str] = Factory(list)
    sources: list[int] = Factory(list)
    source_lengths: list[int] = Factory(list)
    linked: int = 0
    """How many of the texts and pictures are links."""
    lines: str = ""
    starts: list[int] = Factory(list)
    lengths: list[int] = Factory(list)
    tag: str = ""
    own: str = ""
    """The element's name and the source of its start tag."""

    def closed(self, stop: int, place: int) -> Menu:
        """Ends the menu before a token and a place, and joins its texts, one printed line each."""
        self.stop, self.place = stop, place
        self.lines = "\n".join(self.texts)
        self.lengths = [len(text) for text in self.texts]
        self.starts = list(accumulate((size + 1 for size in self.lengths[:-1]), initial=0)) if self.lengths else []
        return self

    def moved(self, tokens: int, points: int) -> Menu:
        """Returns the menu as it is so many tokens and code points further on; its columns are shared, never changed."""
        return Menu(
            self.stop + tokens, self.place + points, self.texts, [at + points for at in self.sources], self.source_lengths,
            self.linked, self.lines, self.starts, self.lengths, self.tag, self.own,
        )  # fmt: skip

    def fill(self, block: Block) -> Block:
        """Fills a block with the lines."""
        block.text, block.links = self.lines, len(self.lines)
        block.starts, block.lengths = self.starts, self.lengths
        block.sources, block.source_lengths = self.sources, self.source_lengths
        return block


def picture_words(at: int, own: str) -> Run | None:
    """Returns a picture's alternative text as a run, None when it has none."""
    if "alt" not in own:
        return None
    alt = attributes(own).get("alt", "").strip()
    if not alt:
        return None
    place = own.find(alt)
    return (at + max(place, 0), alt, len(alt) if place >= 0 else len(own), False, False)


def may_be_menu(token: Token) -> bool:
    """Tells whether a start tag is one of a list, or of an element whose name says menu."""
    tag = token.tag or ""
    return tag != CUT and heads_menu(tag, token.source or "")


@lru_cache(maxsize=8192)
def heads_menu(tag: str, own: str) -> bool:
    """Tells what `may_be_menu` tells of a tag's name and source, and yes of the tag of a cut menu."""
    return tag in _LISTS or tag == CUT or (tag in MENU_TAGS and tagged(tag, own).hint in _HINTS)


def read_menu(toks: Sequence[Token], number: int, at: int) -> Menu | None:
    """Returns the menu that an element is, None for an element whose texts are more than a menu's.

    A class name that says menu is believed where all texts are short; a list without such a name must
    hold little but links. `number` and `at` are those of the element's start tag.
    """
    if not may_be_menu(toks[number]):
        return None
    tag, own = toks[number].tag or "", toks[number].source or ""
    hinted = tagged(tag, own).hint in _HINTS
    found = _scan(toks, number, at, tag, own)
    if found is None or hinted:
        return found
    return found if found.linked >= _FEWEST_LINKS and found.linked * 5 >= len(found.texts) * 4 else None


def _scan(toks: Sequence[Token], number: int, at: int, tag: str, own_tag: str) -> Menu | None:  # noqa: C901, PLR0912  most tokens pass here: calls would double its time
    menu = Menu(number, at, tag=tag, own=own_tag)
    depth, linked = 0, False
    for token in toks[number : number + _LONGEST]:
        kind = token.type
        number += 1
        if kind is TEXT:
            data = token.data or ""
            if not data.isspace():
                text = data.strip(EDGES)
                if len(text) > _TEXT:
                    return None
                _add(menu, at, data, text)
                menu.linked += linked
            at += len(data)
            continue
        own = token.source or ""
        if kind is START:
            name = token.tag
            if name == "a":
                linked = True
            elif name == tag:
                depth += 1
            elif name == "img":
                menu.linked += linked
                if (alt := picture_words(at, own)) is not None:
                    _put(menu, " ".join(alt[1].split()), alt[0], alt[2])
            elif name in _MORE:
                if name == CUT:
                    raise CutInsideError
                return None
        elif kind is END:
            if token.tag == "a":
                linked = False
            elif token.tag == tag:
                depth -= 1
                if depth == 0:
                    return menu.closed(number, at + len(own))
        elif kind is REFERENCE and (words := (token.data or "").strip(EDGES)):
            _put(menu, words, at, len(own))
        at += len(own)
    return None


def _add(menu: Menu, at: int, data: str, text: str) -> None:
    if not text:
        return
    if "\n" in text or "\t" in text or "  " in text:
        line = fold([(at, data, len(data), False, False)], Block("", "", 0, None))
        _put(menu, line.text, line.sources[0], line.sources[-1] + line.source_lengths[-1] - line.sources[0])
        return
    lead = 0 if len(text) == len(data) else len(data) - len(data.lstrip(EDGES))
    menu.texts.append(text)
    menu.sources.append(at + lead)
    menu.source_lengths.append(len(text))


def _put(menu: Menu, text: str, source: int, length: int) -> None:
    menu.texts.append(text)
    menu.sources.append(source)
    menu.source_lengths.append(length)
