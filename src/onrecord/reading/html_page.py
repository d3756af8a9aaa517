"""An HTML source as printed lines with places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from onrecord.reading.block import Layout
from onrecord.reading.elements import BOLD, SILENT
from onrecord.reading.html_builder import Builder
from onrecord.reading.menu import MENU_TAGS, Menu, heads_menu, read_menu
from onrecord.reading.menu_cut import CUT, CutInsideError
from onrecord.reading.menu_memory import MenusOf, menu_memory
from onrecord.reading.tokens import END, REFERENCE, START, TEXT, Token, fast_tokens, plain_tokens, size, unix_lines

_PASSING = frozenset({"a", "img", "i", "em", "font", "u", "sup", "sub", "small", "input", "ins"})
_MAY_BE_MENUS = MENU_TAGS | {CUT}

MenuAt = Callable[[Sequence[Token], int, int], Menu | None]
"""Returns the menu that the element at a token and a place is, None for any other element."""


def html_layout(source: str) -> Layout:
    """Returns lines, tree and head of an HTML source; places are code points of `source`."""
    text = unix_lines(source)
    builder = _fed(text, whole=False) or _fed(text, whole=True)
    if builder is None:
        builder = Builder()
        feed(builder, plain_tokens(text), _menu_of_a_whole_source)
    builder.flush()
    return Layout(builder.blocks, builder.nodes, builder.head)


def _menu_of_a_whole_source(toks: Sequence[Token], number: int, at: int) -> Menu | None:
    """Returns what `read_menu` does; the tag of a cut menu is the page's own here, and ends what may be a menu."""
    try:
        return read_menu(toks, number, at)
    except CutInsideError:
        return None


def _fed(text: str, *, whole: bool) -> Builder | None:
    """Returns the builder fed with the fast tokens of a source, None where these do not add up to it."""
    menus = MenusOf(menu_memory(), text, whole=whole)
    if menus.text is text and not whole:
        return None
    builder = Builder()
    try:
        size = feed(builder, fast_tokens(menus.text), menus.menu_at)
    except CutInsideError:
        size = -1
    if size != len(text):
        menus.spoiled()
        return None
    menus.close()
    return builder


def feed(builder: Builder, toks: Sequence[Token], menu_at: MenuAt) -> int:  # noqa: C901, PLR0912, PLR0915  the innermost loop of reading: a call a token would double its time
    """Gives all tokens to the builder; returns how many code points of the source they cover."""
    at = number = 0
    end = len(toks)
    run, bold = builder.run, builder.bold
    while number < end:
        token = toks[number]
        kind = token.type
        number += 1
        if kind is TEXT:
            data = token.data or ""
            length = len(data)
            if builder.preformatted and "\n" in data:
                builder.lines(at, data)
            elif run or not data.isspace():
                run.append((at, data, length, bool(bold), builder.links))
            at += length
        elif kind is START:
            own, tag = token.source or "", token.tag or ""
            if tag == "p" and (taken := _paragraph(builder, toks, number, at, own)):
                number, at = taken
            elif tag in BOLD:
                bold.append(tag)
                at += len(own)
            elif tag in _PASSING:
                if tag == "a":
                    builder.links = True
                elif tag == "img" and "alt" in own:
                    builder.start(tag, at, own)
                at += len(own)
            elif tag in SILENT:
                number, at = _silent(builder, toks, number - 1, at)
            elif tag in _MAY_BE_MENUS and heads_menu(tag, own) and (menu := menu_at(toks, number - 1, at)) is not None:
                builder.menu(menu.tag, menu.own, menu)
                number, at = menu.stop, menu.place
            elif tag == "noscript" and number < end and toks[number].type is TEXT and "<" in (toks[number].data or ""):
                at += len(own) + size(toks[number])  # raw markup for readers without scripts: the pictures again
                number += 1
            elif tag == "title" and builder.head.title is None:
                number, at = _title(builder, toks, number - 1, at)
            else:
                builder.start(tag, at, own)
                at += len(own)
        elif kind is END:
            tag = token.tag or ""
            if tag == "a":
                builder.links = False
            elif tag not in _PASSING:
                builder.end(tag)
            at += len(token.source or "")
        elif kind is REFERENCE:
            length = len(token.source or "")
            run.append((at, token.data or "", length, bool(bold), builder.links))
            at += length
        else:
            at += size(token)
    return at


def _paragraph(builder: Builder, toks: Sequence[Token], number: int, at: int, own: str) -> tuple[int, int] | None:
    """Takes a paragraph of one text, bold or not, as most are; returns number and place after it, None for others."""
    if number + 1 >= len(toks):
        return None
    text, close = toks[number], toks[number + 1]
    if text.type is TEXT and close.type is END and close.tag == "p":
        place, data = at + len(own), text.data or ""
        if builder.paragraph(own, place, data, bold=False):
            return number + 2, place + len(data) + len(close.source or "")
    elif text.type is START and text.tag in BOLD and close.type is TEXT and number + 3 < len(toks):
        unbold, last = toks[number + 2], toks[number + 3]
        if unbold.type is END and unbold.tag == text.tag and last.type is END and last.tag == "p":
            place, data = at + len(own) + len(text.source or ""), close.data or ""
            if builder.paragraph(own, place, data, bold=True):
                return number + 4, place + len(data) + len(unbold.source or "") + len(last.source or "")
    return None


def _silent(builder: Builder, toks: Sequence[Token], number: int, at: int) -> tuple[int, int]:
    """Passes over an element whose text is not print. Keeps JSON-LD. Returns number and place after it."""
    tag, own = toks[number].tag, toks[number].source or ""
    keep = tag == "script" and "ld+json" in own
    raw = tag in {"script", "style"}
    at += len(own)
    number += 1
    if raw and not keep and number + 1 < len(toks):
        inner, close = toks[number], toks[number + 1]
        if inner.type is END and inner.tag == tag:
            return number + 1, at + len(inner.source or "")
        if inner.type is TEXT and close.type is END and close.tag == tag:
            return number + 2, at + len(inner.data or "") + len(close.source or "")
    text: list[str] = []
    while number < len(toks):
        token = toks[number]
        kind = token.type
        if kind is START and not raw and token.tag in {"p", "div", "body", "table"}:
            break  # never closed: a page's words must not vanish in an <svg> or <object>
        if keep and kind is TEXT:
            text.append(token.data or "")
        at += size(token)
        number += 1
        if kind is END and token.tag == tag:
            break
    if keep:
        builder.head.json_ld.append("".join(text))
    return number, at


def _title(builder: Builder, toks: Sequence[Token], number: int, at: int) -> tuple[int, int]:
    at += size(toks[number])
    number += 1
    text: list[str] = []
    while number < len(toks) and toks[number].type in {TEXT, REFERENCE}:
        text.append(toks[number].data or "")
        at += size(toks[number])
        number += 1
    builder.head.title = " ".join("".join(text).split()) or None
    return number, at
