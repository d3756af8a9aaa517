"""An HTML source as printed lines with places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from onrecord.reading.block import Layout
from onrecord.reading.elements import SILENT
from onrecord.reading.html_builder import Builder
from onrecord.reading.menu import MENU_TAGS, Menu, read_menu
from onrecord.reading.menu_memory import menu_memory
from onrecord.reading.tokens import END, REFERENCE, START, TEXT, Token, fast_tokens, plain_tokens, size, unix_lines

_PASSING = frozenset({"a", "img", "i", "em", "font", "u", "sup", "sub", "small", "input", "ins"})

MenuAt = Callable[[Sequence[Token], int, int], Menu | None]
"""Returns the menu that the element at a token and a place is, None for any other element."""


def html_layout(source: str) -> Layout:
    """Returns lines, tree and head of an HTML source; places are code points of `source`."""
    text = unix_lines(source)
    builder = Builder()
    if feed(builder, fast_tokens(text), partial(menu_memory().read, text)) != len(text):
        builder = Builder()
        feed(builder, plain_tokens(text), read_menu)
    builder.flush()
    return Layout(builder.blocks, builder.nodes, builder.head)


def feed(builder: Builder, toks: Sequence[Token], menu_at: MenuAt) -> int:  # noqa: C901, PLR0912  the innermost loop of reading
    """Gives all tokens to the builder; returns how many code points of the source they cover."""
    at = number = 0
    end = len(toks)
    while number < end:
        token = toks[number]
        kind = token.type
        if kind is TEXT:
            data = token.data or ""
            length = len(data)
            if builder.run or not data.isspace():
                builder.run.append((at, data, length, bool(builder.bold), builder.links))
            at += length
        elif kind is START:
            own, tag = token.source or "", token.tag or ""
            if tag in _PASSING:
                if tag == "a":
                    builder.links = True
                elif tag == "img" and "alt" in own:
                    builder.start(tag, at, own)
                at += len(own)
                number += 1
                continue
            if tag in SILENT:
                number, at = _silent(builder, toks, number, at)
                continue
            menu = menu_at(toks, number, at) if tag in MENU_TAGS else None
            if menu is not None:
                builder.menu(tag, own, menu)
                number, at = menu.stop, menu.place
                continue
            if (
                tag == "noscript"
                and number + 1 < end
                and toks[number + 1].type is TEXT
                and "<" in (toks[number + 1].data or "")
            ):
                at += len(own) + size(toks[number + 1])  # raw markup for readers without scripts: the pictures again
                number += 2
                continue
            if tag == "title" and builder.head.title is None:
                number, at = _title(builder, toks, number, at)
                continue
            builder.start(tag, at, own)
            at += len(own)
        elif kind is END:
            builder.end(token.tag or "")
            at += len(token.source or "")
        elif kind is REFERENCE:
            length = len(token.source or "")
            builder.run.append((at, token.data or "", length, bool(builder.bold), builder.links))
            at += length
        else:
            at += size(token)
        number += 1
    return at


def _silent(builder: Builder, toks: Sequence[Token], number: int, at: int) -> tuple[int, int]:
    """Passes over an element whose text is not print. Keeps JSON-LD. Returns number and place after it."""
    tag, own = toks[number].tag, toks[number].source or ""
    keep = tag == "script" and "ld+json" in own
    raw = tag in {"script", "style"}
    at += len(own)
    number += 1
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
