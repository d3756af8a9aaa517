"""HTML tokens with the place of every one: turbohtml in front, the standard library behind it.

turbohtml is young, so nothing else of it is used, and a page on which its tokens do not add up to the
source is read again with `html.parser`.
"""

from __future__ import annotations

import html
from html.parser import HTMLParser

import turbohtml

TEXT, START, END = 0, 1, 2


Tok = tuple[int, str, int, int, str]
"""A token: kind, tag name or text, place and length in the source, a start tag's own source.

A plain tuple: a page has thousands, and a named one costs six times as much to make.
"""


class TokensDoNotAddUpError(ValueError):
    """The tokens' lengths do not sum to the source's: their places cannot be trusted."""


def unix_lines(text: str) -> str:
    """Returns the text with CR LF as space LF and CR as LF: the same length, so that places stay valid."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", " \n").replace("\r", "\n")


def fast_tokens(source: str) -> list[Tok]:
    """Returns turbohtml's tokens; raises TokensDoNotAddUpError when their places cannot be trusted."""
    at = 0
    out: list[Tok] = []
    add = out.append
    text_kind, reference_kind = turbohtml.TokenType.TEXT, turbohtml.TokenType.CHARACTER_REFERENCE
    start_kind, end_kind = turbohtml.TokenType.START_TAG, turbohtml.TokenType.END_TAG
    for token in turbohtml.tokenize(source, resolve_references=False, capture_source=True):
        kind = token.type
        if kind is text_kind:
            data = token.data or ""
            size = len(data)
            add((TEXT, data, at, size, ""))
        elif kind is reference_kind:
            size = len(token.source or "")
            add((TEXT, token.data or "", at, size, ""))
        else:
            own = token.source or ""
            size = len(own)
            if kind is start_kind:
                add((START, token.tag or "", at, size, own))
            elif kind is end_kind:
                add((END, token.tag or "", at, size, ""))
        at += size
    if at != len(source):
        message = f"tokens cover {at} of {len(source)} code points"
        raise TokensDoNotAddUpError(message)
    return out


def tokens(source: str) -> list[Tok]:
    """Returns the tokens of an HTML source whose newlines are LF (see `unix_lines`)."""
    try:
        return fast_tokens(source)
    except TokensDoNotAddUpError:
        return plain_tokens(source)


class _Plain(HTMLParser):
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.starts = [0]
        at = source.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = source.find("\n", at + 1)
        self.out: list[Tok] = []

    def _place(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = self.get_starttag_text() or ""
        self.out.append((START, tag, self._place(), len(own), own))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        at = self._place()
        end = self.source.find(">", at)
        self.out.append((END, tag, at, (end + 1 if end >= 0 else len(self.source)) - at, ""))

    def handle_data(self, data: str) -> None:
        self.out.append((TEXT, data, self._place(), len(data), ""))

    def _reference(self, prefix: str, name: str) -> None:
        at = self._place()
        own = prefix + name
        if self.source.startswith(";", at + len(own)):
            own += ";"
        self.out.append((TEXT, html.unescape(own), at, len(own), ""))

    def handle_entityref(self, name: str) -> None:
        self._reference("&", name)

    def handle_charref(self, name: str) -> None:
        self._reference("&#", name)


def plain_tokens(source: str) -> list[Tok]:
    """Returns the same tokens from the standard library's parser: slower, and the check on the other."""
    parser = _Plain(source)
    parser.feed(source)
    parser.close()
    return parser.out
