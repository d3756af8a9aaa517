"""HTML tokens that lie end to end over their source: turbohtml in front, the standard library behind it.

turbohtml is young, so nothing else of it is used, and a page on which its tokens do not add up to the
source is read again with `html.parser`.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple, Protocol

import turbohtml

TEXT = turbohtml.TokenType.TEXT
REFERENCE = turbohtml.TokenType.CHARACTER_REFERENCE
START = turbohtml.TokenType.START_TAG
END = turbohtml.TokenType.END_TAG
OTHER = turbohtml.TokenType.COMMENT


class Token(Protocol):
    """A token: its type, a tag's name in lower case, a text's words, its own source (None: the words)."""

    @property
    def type(self) -> turbohtml.TokenType:
        """Returns one of TEXT, REFERENCE, START, END, or another type that is no print."""

    @property
    def tag(self) -> str | None:
        """Returns the name of a tag."""

    @property
    def data(self) -> str | None:
        """Returns the words of a text, with references resolved."""

    @property
    def source(self) -> str | None:
        """Returns the source of the token where it is not `data`."""


class PlainToken(NamedTuple):
    """A token of the standard library's parser."""

    type: turbohtml.TokenType
    tag: str | None
    data: str | None
    source: str | None


def unix_lines(text: str) -> str:
    """Returns the text with CR LF as space LF and CR as LF: the same length, so that places stay valid."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", " \n").replace("\r", "\n")


def fast_tokens(source: str) -> Sequence[Token]:
    """Returns turbohtml's tokens; whether they add up to the source is for the reader of them to see."""
    return list(turbohtml.tokenize(source, resolve_references=False, capture_source=True, capture_attributes=False))


def size(token: Token) -> int:
    """Returns how many code points of the source a token covers."""
    own = token.source
    return len(own if own is not None else token.data or "")


class _Plain(HTMLParser):
    """Notes where each token begins; its end is where the next begins."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.starts = [0]
        at = source.find("\n")
        while at >= 0:
            self.starts.append(at + 1)
            at = source.find("\n", at + 1)
        self.found: list[tuple[int, turbohtml.TokenType, str]] = []

    def _note(self, kind: turbohtml.TokenType, words: str = "") -> None:
        line, column = self.getpos()
        self.found.append((self.starts[line - 1] + column, kind, words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._note(START, tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._note(START, tag)

    def handle_endtag(self, tag: str) -> None:
        self._note(END, tag)

    def handle_data(self, data: str) -> None:  # noqa: ARG002
        self._note(TEXT)

    def handle_entityref(self, name: str) -> None:  # noqa: ARG002
        self._note(REFERENCE)

    def handle_charref(self, name: str) -> None:  # noqa: ARG002
        self._note(REFERENCE)

    def handle_comment(self, data: str) -> None:  # noqa: ARG002
        self._note(OTHER)

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002
        self._note(OTHER)

    def handle_pi(self, data: str) -> None:  # noqa: ARG002
        self._note(OTHER)

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002
        self._note(OTHER)


def plain_tokens(source: str) -> Sequence[Token]:
    """Returns the same tokens from the standard library's parser: slower, and the check on the other."""
    parser = _Plain(source)
    parser.feed(source)
    parser.close()
    found = parser.found
    if not found:
        return [PlainToken(OTHER, None, None, source)] if source else []
    ends = [start for start, _, _ in found[1:]] + [len(source)]
    out: list[PlainToken] = []
    if found and found[0][0] > 0:
        out.append(PlainToken(OTHER, None, None, source[: found[0][0]]))
    for (start, kind, words), end in zip(found, ends, strict=True):
        own = source[start:end]
        if kind is TEXT:
            out.append(PlainToken(TEXT, None, own, None))
        elif kind is REFERENCE:
            out.append(PlainToken(REFERENCE, None, html.unescape(own), own))
        else:
            out.append(PlainToken(kind, words or None, None, own))
    return out
